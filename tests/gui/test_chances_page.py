"""The chances page: the picture agrees with its table, and stale numbers are not kept."""

from itertools import combinations

from PySide6.QtCore import QPointF

from godfather_desktop.actions.asks import close_ask, log_ask
from godfather_desktop.domain.ask import Ask
from godfather_desktop.domain.ids import AskId, PersonId
from godfather_desktop.gui import theme
from godfather_desktop.gui.chances.ask_row import AskRow
from godfather_desktop.gui.chances.model_panel import ModelPanel
from godfather_desktop.gui.chances.page import ChancesPage
from godfather_desktop.gui.chances.reliability import ReliabilityPicture
from godfather_desktop.insight.calibration import calibration_of
from godfather_desktop.insight.strength import is_own_tie
from tests.desktop import TODAY, Desk, button, texts


def _shown(desk: Desk) -> ChancesPage:
    desk.window.show_page("chances")
    page = desk.window.page("chances")
    assert isinstance(page, ChancesPage)
    desk.rest()
    return page


def _is_stale(page: ChancesPage) -> bool:
    return page.stale


def _asks(*outcomes: tuple[float, bool]) -> list[Ask]:
    return [
        Ask(AskId(number), PersonId(2), TODAY, shown, shown, outcome="yes" if came else "no")
        for number, (shown, came) in enumerate(outcomes)
    ]


def test_dots_lie_where_the_table_says(desk: Desk) -> None:
    del desk
    done = calibration_of(_asks((0.1, False), (0.3, True), (0.3, False), (0.5, True), (0.9, True)))
    picture = ReliabilityPicture(done)
    image = picture.grab().toImage()
    accent = theme.current().color("accent")
    for one in done.bins:
        at = picture.place_of(one.shown, one.came).toPoint()
        if one.asks:
            assert image.pixelColor(at) == accent
        else:
            assert image.pixelColor(at) != accent
    assert picture.place_of(0, 0).y() > picture.place_of(0, 1).y()
    assert picture.radius_of(done.bins[1]) > picture.radius_of(done.bins[0])
    assert "shown 20 to 40: 1 of 2 came true" in picture.accessibleName()
    picture.deleteLater()


def test_no_dot_is_cut_off_and_no_two_cover_each_other(desk: Desk) -> None:
    del desk
    done = calibration_of(_asks(*[(0.01, False)] * 9, *[(0.39, True)] * 9, *[(0.41, True)] * 9, *[(0.99, True)] * 9))
    picture = ReliabilityPicture(done)
    dots: list[tuple[QPointF, float]] = [
        (picture.place_of(one.shown, one.came), picture.radius_of(one)) for one in done.bins if one.asks
    ]
    for at, radius in dots:
        assert radius <= at.x() <= picture.width() - radius
        assert radius <= at.y() <= picture.height() - radius
    covered = [(one, two) for one, two in combinations(dots, 2) if one[0] == two[0]]
    assert not covered
    picture.deleteLater()


def test_the_panel_says_in_a_table_what_the_picture_shows(desk: Desk) -> None:
    del desk
    panel = ModelPanel(calibration_of(_asks((0.1, False), (0.3, True), (0.3, False))), said_above=False)
    panel.show()
    said = texts(panel)
    assert said[said.index("20 to 40") : said.index("20 to 40") + 4] == ["20 to 40", "30", "1 of 2", "50"]
    assert "3 of 20 outcomes, not corrected yet" in said
    assert any("Brier score" in text for text in said)
    panel.close()
    panel.deleteLater()


def test_asks_of_elsewhere_are_shown_when_the_page_is_seen_again(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    page = _shown(desk)
    rows = len(page.asks.rows)
    assert rows == len(session.rolodex.asks) == 26
    assert len(page.models.rows) == 1
    desk.window.show_page("rolodex")
    rolodex = session.rolodex
    stranger = next(one.id for one in rolodex.others() if not is_own_tie(rolodex, one))
    session.perform(lambda rolodex: log_ask(rolodex, session.book.new_id, stranger, TODAY, text="a chair"))
    desk.rest()
    assert _is_stale(page)
    assert len(page.asks.rows) == rows
    desk.window.show_page("chances")
    desk.rest()
    assert not _is_stale(page)
    first = page.asks.rows[0]
    assert isinstance(first, AskRow)
    assert first.ask.person == stranger
    assert first.ask.model == "answer"
    session.perform(lambda rolodex: close_ask(rolodex, first.ask.id, "no", TODAY))
    desk.rest()
    assert len(page.models.rows) == 2, "the chance of an answer has its picture, too"
    assert "1 of 20 outcomes" in page.answer.evidence.text()


def test_older_asks_come_when_they_are_asked_for(on_sample: Desk) -> None:
    desk, session = on_sample, on_sample.window.session
    ada = desk.person("Ada Underwood").id
    for age in range(20):
        session.perform(lambda rolodex, age=age: log_ask(rolodex, session.book.new_id, ada, TODAY - age))  # type: ignore[misc]
    desk.rest()
    page = _shown(desk)
    assert len(page.asks.rows) == 40
    days = [row.ask.day for row in page.asks.rows if isinstance(row, AskRow)]
    assert days == sorted(days, reverse=True)
    desk.click(button(page, "Show 6 older asks"))
    assert len(page.asks.rows) == 46
    assert not page.more_button.isVisible()


def test_nothing_is_wider_than_the_page(on_sample: Desk) -> None:
    desk = on_sample
    page = _shown(desk)
    for width in (1_060, 1_280, 1_920):
        desk.window.resize(width, 800)
        desk.rest()
        for row in (*page.asks.rows, *page.models.rows):
            assert row.mapTo(page, row.rect().topRight()).x() <= page.width() - 16
