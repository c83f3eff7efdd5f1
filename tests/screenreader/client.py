"""Reads the window through AT-SPI and presses keys, as a user of a screen reader does.

usage: client.py PROGRAM FOLDER
"""

import subprocess
import sys
import threading
import time
from pathlib import Path

import pyatspi

pyatspi.setTimeout(30_000, 30_000)  # milliseconds that a busy program may take to answer
PROGRAM, FOLDER = sys.argv[1], Path(sys.argv[2])
DIGEST = """## Daily Papers (2024-03-22)

### [Alpha](https://arxiv.org/abs/2403.00001)

Vote: 9

Authors: Ada Lovelace, Charles Babbage

- First.

### [Beta](https://arxiv.org/abs/2403.00002)

Vote: 8

Authors: Ada Lovelace

- Second.
"""
KEYSYMS = {"Tab": 0xFF09, "Down": 0xFF54, "Escape": 0xFF1B}
CONTROL = 37  # its key code
WAIT = 30  # seconds at most for what must come

events: list[tuple[str, int, str, str]] = []
came = threading.Condition()


def listen(event) -> None:
    try:
        heard = (event.type, event.detail1, event.source.getRoleName(), event.source.name)
    except Exception:  # the object is gone already
        return
    with came:
        events.append((str(heard[0]), *heard[1:]))
        came.notify_all()


def press(key: str) -> None:
    if key in KEYSYMS:
        pyatspi.Registry.generateKeyboardEvent(KEYSYMS[key], None, pyatspi.KEY_SYM)
    else:
        pyatspi.Registry.generateKeyboardEvent(ord(key), None, pyatspi.KEY_SYM)


def hears(kind: str, detail: int | None, role: str, name: str, since: int) -> bool:
    def is_there() -> bool:
        return any(
            kind in what and (detail is None or detail == one) and role == whose and name in text
            for what, one, whose, text in events[since:]
        )

    with came:
        return came.wait_for(is_there, WAIT)


def expect(kind: str, detail: int | None, role: str, name: str, since: int, act: str) -> None:
    if not hears(kind, detail, role, name, since):
        heard = "\n".join(map(str, events[since:]))
        raise AssertionError(f"{act}: no {kind} of {role} “{name}”. Heard:\n{heard}")
    print(f"{act}: {role} “{name}”")


def after(key: str) -> int:
    since = len(events)
    press(key)
    return since


def marks_are_told() -> None:
    since = after("s")
    expect("accessible-name", None, "table cell", "starred", since, "a star")
    since = after("m")
    expect("accessible-name", None, "table cell", ". read", since, "reading")


def notices_are_told() -> None:
    since = after("c")
    expect("showing", 1, "notification", "Copied", since, "copying")
    since = after("u")
    expect("showing", 1, "notification", "Undone", since, "undoing")


def rows_are_told() -> None:
    since = after("Down")
    expect("focused", 1, "table cell", "Beta", since, "the next row")


def palette_is_told() -> None:
    since = len(events)
    pyatspi.Registry.generateKeyboardEvent(CONTROL, None, pyatspi.KEY_PRESS)
    press("k")
    pyatspi.Registry.generateKeyboardEvent(CONTROL, None, pyatspi.KEY_RELEASE)
    expect("focused", 1, "text", "Go to or do", since, "the palette")
    since = len(events)
    for letter in "sta":
        press(letter)
    expect("focused", 1, "list item", "Starred, view", since, "what fits")
    since = after("Down")
    expect("focused", 1, "list item", "Remove star, S", since, "the next one")
    since = after("Escape")
    expect("focused", 1, "table", "Papers", since, "back from the palette")


def tab_reaches_everything() -> None:
    wanted = ["Search papers", "Menu", "Views", "Days", "Papers", "Starred", "arXiv", "PDF",
              "Authors", "Summary", "Papers tagged later", "Today"]
    since = len(events)
    for _ in range(40):
        press("Tab")
        time.sleep(0.1)  # a person is no quicker, and the focus is told one by one
    for name in wanted:
        with came:
            focused = came.wait_for(
                lambda name=name: any(
                    "focused" in what and one == 1 and text.startswith(name)
                    for what, one, _, text in events[since:]
                ),
                WAIT,
            )
        if not focused:
            raise AssertionError(f"Tab never reached {name}")
    print("Tab reaches", ", ".join(wanted))


def use_the_window(failed: list[BaseException]) -> None:
    try:
        expect("focused", 1, "table cell", "Alpha", 0, "the start")
        rows_are_told()
        marks_are_told()
        notices_are_told()
        palette_is_told()
        tab_reaches_everything()
    except BaseException as error:  # said by the main thread
        failed.append(error)
    finally:
        pyatspi.Registry.stop()


def main() -> int:
    digest = FOLDER / "22.md"
    digest.write_text(DIGEST)
    settings = FOLDER / "settings.ini"
    settings.write_text("[refresh]\natStart=false\n[interface]\nlanguage=en\n")
    library = ["--library", str(FOLDER / "library.sqlite")]
    subprocess.run([PROGRAM, "import", *library, str(digest)], check=True)
    subprocess.run([PROGRAM, "tag", *library, "2403.00001", "2403.00002",
                    "--tag", "later"], check=True)
    for kind in ("state-changed:showing", "state-changed:focused",
                 "property-change:accessible-name"):
        pyatspi.Registry.registerEventListener(listen, f"object:{kind}")
    program = subprocess.Popen([PROGRAM, *library, "--settings", str(settings), str(digest)])
    failed: list[BaseException] = []
    user = threading.Thread(target=use_the_window, args=(failed,))
    user.start()
    pyatspi.Registry.start()
    user.join()
    program.terminate()
    program.wait(WAIT)
    for error in failed:
        print("FAIL:", error)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
