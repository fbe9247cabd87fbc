"""How panels that do not know each other reach one another: requests, named in the future."""

from PySide6.QtCore import QObject, Signal


class Navigation(QObject):
    """Requests that one panel makes and another answers. People are passed by id."""

    person_requested = Signal(object)
    """Show this person's card; None shows no card."""
    records_requested = Signal(object, str)
    """Show the records of this person: 'touches', 'favors', 'roles', 'ties' or 'parts'."""
    page_requested = Signal(str)
    """Show this page."""
    path_requested = Signal(str, object)
    """Find the way in to what is typed: a name, an id or 'CEO of' somewhere; and what I bring, -1..2, or None."""
    picture_of_path_requested = Signal(object)
    """Show these lanes (tuples of people) in the network."""
    quick_log_requested = Signal(str)
    """Open the quick line with this beginning."""
    edit_requested = Signal(object)
    """Open the form for this person; None for a new one."""
    knows_requested = Signal(object)
    """Open the line in which 'this person knows ...' is said."""
    import_requested = Signal(object)
    """Preview the import of these files."""
    attempt_requested = Signal(object)
    """Open the form for an attempt to reach this person."""
    introduction_requested = Signal(object)
    """Show this introduction, by its id."""
    focus_requested = Signal(object)
    """Show the network around this person."""
