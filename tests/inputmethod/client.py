"""Types Korean through ibus-hangul into the window, and reads what arrives.

usage: client.py PROGRAM FOLDER
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pyatspi

pyatspi.setTimeout(30_000, 30_000)  # milliseconds that a busy program may take to answer
PROGRAM, FOLDER = sys.argv[1], Path(sys.argv[2])
DIGEST = """## Daily Papers (2024-03-22)

### [한글 추론](https://arxiv.org/abs/2403.00001)

Vote: 9

- 한글로 추론합니다.

### [Beta](https://arxiv.org/abs/2403.00002)

Vote: 8

- Second.
"""
HANGUL, REASONING = "gksrmf", "cnfhs"  # the keys of 한글 and 추론 on a keyboard with two sets
WAIT = 60  # seconds at most for what must come


def keys(*names: str) -> None:
    subprocess.run(["xdotool", "key", "--delay", "12", *names], check=True)


def type_keys(text: str) -> None:
    keys(*text)


def find(node, role: str, name: str):
    """The first showing object with this role and name, or nothing."""
    waiting = [node]
    while waiting:
        one = waiting.pop(0)
        try:
            if (one.getRoleName() == role and one.name.startswith(name)
                    and one.getState().contains(pyatspi.STATE_SHOWING)):
                return one
            if one.getRoleName() not in ("table", "list"):
                waiting.extend(child for child in one if child is not None)
        except Exception:  # it is gone already
            continue
    return None


def until(what: str, holds: Callable[[], object]):
    end = time.monotonic() + WAIT
    while time.monotonic() < end:
        result = holds()
        if result:
            return result
        time.sleep(0.02)
    raise AssertionError(f"{what}: did not come")


def text_of(node) -> str | None:
    try:
        text = node.queryText()
        return text.getText(0, text.characterCount)
    except (NotImplementedError, RuntimeError):  # a busy program answers too late
        return None


def application():
    for one in pyatspi.Registry.getDesktop(0):
        if one is not None and one.name.lower().startswith("broadsheet"):
            return one
    return None


def focused_text(program):
    """The text field with the focus, or nothing."""
    for role in ("text", "paragraph", "entry"):
        waiting = [program]
        while waiting:
            one = waiting.pop(0)
            try:
                states = one.getState()
                if one.getRoleName() == role and states.contains(pyatspi.STATE_FOCUSED) \
                        and states.contains(pyatspi.STATE_EDITABLE):
                    return one
                if one.getRoleName() not in ("table", "list"):
                    waiting.extend(child for child in one if child is not None)
            except Exception:
                continue
    return None


def focus(program, name: str):
    return until(f"focus in {name}",
                 lambda: (lambda one: one if one and one.name.startswith(name) else None)(
                     focused_text(program)))


def arrives(field, wanted: str, act: str) -> None:
    try:
        until(act, lambda: text_of(field) == wanted)
    except AssertionError:
        raise AssertionError(f"{act}: “{text_of(field)}” instead of “{wanted}”") from None
    print(f"{act}: “{wanted}”", flush=True)


def shows_rows(program, count: int, act: str) -> None:
    def rows() -> bool:
        papers = find(program, "table", "Papers")  # hidden while there are none
        return papers is not None and papers.queryTable().nRows == count

    until(act, rows)
    print(f"{act}: {count} rows", flush=True)


def search(program) -> None:
    keys("ctrl+f")
    field = focus(program, "Search papers")
    type_keys(HANGUL)  # the first syllable is searched for while it is composed
    shows_rows(program, 1, "searching while composing")
    keys("space")
    type_keys(REASONING)
    keys("Return")
    arrives(field, "한글 추론", "search, Space and Enter")
    focus_is_in_the_list(program)
    keys("ctrl+f", "BackSpace")
    arrives(field, "", "deleting")
    type_keys(HANGUL)
    keys("Tab")  # the last syllable is not finished
    arrives(field, "한글", "search, Tab")
    keys("ctrl+f", "BackSpace")
    arrives(field, "", "deleting")
    keys(*HANGUL, "BackSpace", "BackSpace", "BackSpace", "m", "f")
    keys("Escape")
    shows_rows(program, 2, "leaving the search")


def focus_is_in_the_list(program) -> None:
    until("the focus in the list", lambda: focused_text(program) is None)


def click(node) -> None:
    place = node.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    subprocess.run(["xdotool", "mousemove", str(place.x + place.width // 2), str(place.y + 60),
                    "click", "1"], check=True)


def note(program) -> None:
    keys("e")
    field = focus(program, "Note")
    type_keys(HANGUL)
    keys("Return")
    type_keys(REASONING)
    arrives(field, "한글\n추", "a note, Enter")
    keys("ctrl+Return")
    arrives(field, "한글\n추론", "a note, Ctrl+Enter")
    keys("e", "ctrl+End")
    focus(program, "Note")
    type_keys(HANGUL)
    click(until("the list", lambda: find(program, "table", "Papers")))
    arrives(field, "한글\n추론한글", "a note, a click elsewhere")


def tag(program) -> None:
    keys("g")
    field = focus(program, "Add a tag")
    type_keys(HANGUL)
    keys("Return")
    until("the tag", lambda: find(program, "push button", "Remove the tag 한글")
          or find(program, "button", "Remove the tag 한글"))
    arrives(field, "", "the tag 한글, Enter")
    keys("Escape")


def use_the_window() -> None:
    program = until("the window", application)
    until("the papers", lambda: find(program, "table", "Papers"))
    search(program)
    note(program)
    tag(program)


def main() -> int:
    digest = FOLDER / "22.md"
    digest.write_text(DIGEST)
    settings = FOLDER / "settings.ini"
    settings.write_text("[refresh]\natStart=false\n[interface]\nlanguage=en\n")
    library = ["--library", str(FOLDER / "library.sqlite")]
    subprocess.run([PROGRAM, "import", *library, str(digest)], check=True)
    program = subprocess.Popen([PROGRAM, *library, "--settings", str(settings), str(digest)])
    try:
        use_the_window()
    except AssertionError as error:
        print("FAIL:", error)
        return 1
    finally:
        program.terminate()
        program.wait(WAIT)
    return 0


if __name__ == "__main__":
    sys.exit(main())
