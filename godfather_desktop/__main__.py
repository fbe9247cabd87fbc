"""Two commands: `godfather-desktop [BOOK]` opens the window, `godfather VERB` works without one."""

import sys


def godfather_desktop() -> None:
    """Open the window."""
    from godfather_desktop.compose import run_window

    sys.exit(run_window(sys.argv[1:]))


def godfather() -> None:
    """Run one verb."""
    from godfather_desktop.compose import run_command

    sys.exit(run_command(sys.argv[1:]))


if __name__ == "__main__":
    godfather()
