"""The source tree as the rules see it: files, their includes, and what each folder declares."""
import dataclasses
import functools
import pathlib
import re

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
LIBRARY = re.compile(r"\bbroadsheet_library\s*\(([^)]*)\)")
CMAKE_COMMENT = re.compile(r"#[^\n]*")
KEYWORDS = {"SOURCES", "USES", "PRIVATE_USES", "QT", "PRIVATE_QT"}

# Comments and literals, literals first, so that a "//" inside a string is not a comment.
NOT_CODE = re.compile(
    r'R"(?P<mark>[^()\\\s]{0,16})\(.*?\)(?P=mark)"'  # raw string
    r'|"(?:\\.|[^"\\\n])*"'
    r"|(?<![0-9A-Fa-f])'(?:\\.|[^'\\\n])+'"  # a character, not the separator of 10'000
    r"|//[^\n]*"
    r"|/\*.*?\*/",
    re.DOTALL,
)


@dataclasses.dataclass(frozen=True)
class Include:
    name: str
    quoted: bool
    line: int


@dataclasses.dataclass(frozen=True)
class Source:
    path: str  # from the root, with "/"
    text: str

    @property
    def top(self) -> str:
        return self.path.split("/")[0]

    @property
    def folder(self) -> str:
        """The library it belongs to: "app/library"; "app" for app/main.cpp."""
        parts = self.path.split("/")
        return "/".join(parts[:2]) if len(parts) > 2 else parts[0]

    @property
    def is_header(self) -> bool:
        return self.path.endswith(".h")

    @functools.cached_property
    def includes(self) -> list[Include]:
        return [
            Include(m[2], m[1] == '"', self.line_of(m.start(1)))
            for m in INCLUDE.finditer(self.text)
        ]

    @functools.cached_property
    def code(self) -> str:
        """The text with comments and literals blanked, every line where it was."""
        return NOT_CODE.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), self.text)

    @functools.cached_property
    def without_comments(self) -> str:
        """The text with comments blanked and literals kept, every line where it was."""
        def blank(match: re.Match) -> str:
            comment = match[0].startswith("/")
            return re.sub(r"[^\n]", " ", match[0]) if comment else match[0]

        return NOT_CODE.sub(blank, self.text)

    def line_of(self, offset: int) -> int:
        return self.text.count("\n", 0, offset) + 1


@dataclasses.dataclass(frozen=True)
class Library:
    """What one broadsheet_library() call declares."""

    name: str
    folder: str
    cmake: str
    uses: frozenset[str]
    private_uses: frozenset[str]
    qt: frozenset[str]
    private_qt: frozenset[str]


class Tree:
    def __init__(self, root: pathlib.Path):
        self.root = root
        self.sources = [
            Source(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
            for top in ("app", "ui", "resources", "tests")
            for path in sorted((root / top).rglob("*"))
            if path.suffix in (".cpp", ".h") and path.is_file()
        ]
        self.libraries = {
            library.name: library
            for pattern in ("app/*/CMakeLists.txt", "ui/*/CMakeLists.txt", "resources/CMakeLists.txt")
            for path in sorted(root.glob(pattern))
            for library in parse_cmake(path.read_text(encoding="utf-8"), path.relative_to(root))
        }
        self.pages = {
            path.name: path.read_text(encoding="utf-8") for path in sorted(root.glob("*.md"))
        }
        self.cmake_files = {
            path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
            for top in ("app", "ui", "tests")
            for path in sorted((root / top).rglob("CMakeLists.txt"))
        }

        self.icons = sorted(path.stem for path in (root / "resources/icons").glob("*.svg"))

    def file_count(self, folder: str) -> int:
        """Files of any kind in the folder itself."""
        return sum(path.is_file() for path in (self.root / folder).iterdir())

    def of(self, *tops: str) -> list[Source]:
        return [source for source in self.sources if source.top in tops]


def parse_cmake(text: str, path: pathlib.PurePath) -> list[Library]:
    libraries = []
    for match in LIBRARY.finditer(CMAKE_COMMENT.sub("", text)):
        name, *words = match[1].split()
        lists: dict[str, set[str]] = {keyword: set() for keyword in KEYWORDS}
        keyword = "SOURCES"
        for word in words:
            if word in KEYWORDS:
                keyword = word
            else:
                lists[keyword].add(word)
        libraries.append(
            Library(
                name=name,
                folder=path.parent.as_posix(),
                cmake=path.as_posix(),
                uses=frozenset(lists["USES"]),
                private_uses=frozenset(lists["PRIVATE_USES"]),
                qt=frozenset(lists["QT"]),
                private_qt=frozenset(lists["PRIVATE_QT"]),
            )
        )
    return libraries
