"""`check` and `shot`: is the file sound, and what does a page look like."""

import argparse
from pathlib import Path

from godfather_desktop.cli.call import Answer, Call, Verb
from godfather_desktop.wording.errors import finding
from godfather_desktop.wording.language import say


def _check_arguments(_parser: argparse.ArgumentParser) -> None:
    """Only the book."""


def _check(call: Call) -> Answer:
    book = call.open()
    try:
        findings = book.keeper.findings()
    finally:
        book.close()
    sentences = [finding(one) for one in findings]
    return Answer({"ok": not findings, "findings": sentences}, sentences or [say("The file is sound.")])


def _shot_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("page", metavar="PAGE", help="rolodex, network, introductions, favors, import or settings")
    parser.add_argument("out", metavar="OUT.png", help="the picture to write")
    parser.add_argument("--select", default="", metavar="WHO", help="whose card to show")
    parser.add_argument("--to", default="", metavar="WHO", help="whom to reach: a name, or 'CEO of Meridian'")
    parser.add_argument("--size", default="1280x800", metavar="WxH", help="size in pixels (default 1280x800)")
    parser.add_argument("--theme", choices=("light", "dark"), default="light")


def _shot(call: Call) -> Answer:
    given = call.given
    out = Path(given.out)
    call.desk.draw_page(
        Path(given.book),
        call.as_of,
        given.page,
        out,
        select=given.select,
        to=given.to,
        size=given.size,
        theme=given.theme,
    )
    return Answer({"written": str(out)}, [say("{path} is written.", path=str(out))])


CHECK = Verb("check", "look for damage in a Rolodex file", _check_arguments, _check)
SHOT = Verb("shot", "draw a page of the window into a picture", _shot_arguments, _shot)
