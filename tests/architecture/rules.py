"""The rules of ARCHITECTURE.md that the compiler cannot check. Each yields (file, line, message)."""
import re
from collections.abc import Iterator

from source_tree import Library, Source, Tree

Violation = tuple[str, int, str]

MAX_LINES = 400  # of a class in all its files together, and of any file
MAX_FILES = 40  # in a folder of app or ui

# Modules that only these folders may link. Every folder may link the other modules.
QT_OWNERS = {
    "Qt6::Sql": {"app/sqlite", "app/backups", "app/tables", "app/terms", "app/finding", "app/fulltext",
    "app/indexing", "app/fit", "app/lab", "app/sync", "app/content", "app/carriers", "app/journal",
    "app/rescue", "app/library", "app/notes", "app/citing", "app/matching",
    "app/highlights"},
    "Qt6::Network": {"app/network"},
    "Qt6::PrintSupport": {"ui/sharing"},
    "Qt6::Widgets": {
        "ui/delegates", "ui/text", "ui/controls", "ui/detail", "ui/calendar", "ui/foryou", "ui/list",
        "ui/lines", "ui/keeping", "ui/searchbar", "ui/controllers", "ui/dialogs", "ui/triage",
        "ui/pictures", "ui/history", "ui/keys", "ui/menus", "ui/notices", "ui/palette", "ui/window",
        "ui/care", "ui/sidebar", "ui/columns", "ui/tags", "ui/sharing", "ui/writing", "ui/appearance",
        "ui/desktop", "ui/bibliographies", "ui/preferences", "ui/labs", "ui/syncing", "ui/reader",
        "ui/pageview", "ui/figures", "ui/aloud", "ui/pdfsearch", "ui/pagenotes",
    },
}
MUST_STAY_PRIVATE = {"Qt6::Sql", "Qt6::Network"}
CORE_ONLY = {"app/papers", "app/spelling", "app/digest", "app/sources"}
HEADER_OWNERS = {
    re.compile(r"QSql\w*"): "app/sqlite",
    re.compile(
        r"QNetwork\w+|QAbstractNetworkCache|QHttp\w+|QHost\w+|QSsl\w*|QTcp\w+|QUdp\w+|QLocalServer"
        r"|QLocalSocket|QAbstractSocket|QDnsLookup|QAuthenticator|QRestAccessManager"
    ): "app/network",
}

BANNED = {
    r"\bSIGNAL\s*\(": "SIGNAL(): connect pointers to members",
    r"\bSLOT\s*\(": "SLOT(): connect pointers to members",
    r"(?<![\w.>])sender\s*\(\s*\)": "sender(): pass what the slot needs",
    r"\bvoid\s+on_\w+_\w+\s*\(|\bconnectSlotsByName\b": "a slot connected by its name",
    r"\bprocessEvents\b": "processEvents: a nested event loop",
    # The end of a pool waits in any case: QThreadPool::waitForDone() can say for how long.
    r"\bwaitFor(?!Done\(int)[A-Z]\w*": "waitFor…: blocks the thread",
    r"\bQEventLoop\b": "QEventLoop: a nested event loop",
    r"\bQ(Message|Input|File|Color|Font)\w*(Box|Dialog)::(about|critical|information|question|warning"
    r"|get\w+)\s*\(": "a static dialog function: a nested event loop",
    r"\bQtConcurrent::(run|task)\s*\((?!\s*(\w+\(\)|&))|\bQThreadPool::globalInstance\b": "Qt's global pool:"
    " Qt paints with it, see base/WorkPool.h",
    r"\bQSqlTableModel\b": "QSqlTableModel",
    r"\bQ_FOREACH\b|\bforeach\s*\(": "Q_FOREACH",
    r"\bdynamic_cast\b": "dynamic_cast",
    r"\b(std::shared_ptr|std::make_shared|QSharedPointer)\b": "shared ownership",
}
# A QDrag can only be carried out so: the desktop runs it.
BANNED_IN_UI = {r"(?<!\bdrag)(\.|->)\s*exec\s*\(": "exec(): a nested event loop"}
# When indented it is inside a function, which is fine.
BANNED_IN_HEADERS = {r"(?m)^using\s+namespace\b": "using namespace in a header"}
WHOLE_MODULE = re.compile(
    r"Qt\w+/|Qt(Core|Gui|Widgets|Network|Sql|Svg|SvgWidgets|Concurrent|Test|HttpServer|WebSockets)$"
)
# The definition of a class or struct; forward declarations end with a semicolon.
CLASS = re.compile(r"(?m)^(?:class|struct)\s+(\w+(?:::\w+)*)(?:\s+final)?\s*(?::(?!:)[^;{]*)?\{")
# The qualified name of a function that is defined in the first column, "Name::Private::member".
DEFINITION = re.compile(r"(?m)^(?![ \t#}])[^;(\n]*?\b(\w+(?:::~?\w+)+)\s*\(")
FILE_NAME = re.compile(r"[\w/.-]+\.(cpp|h|qrc|ui)$")
SLEEPS = {
    r"\bQTest::q(Wait|Sleep)\s*\(": "a sleep: wait for what the test needs",
    r"\bQThread::[mu]?sleep\b|\bsleep_(for|until)\b|\busleep\s*\(": "a sleep",
}
MAY_SLEEP = {"tests/benchmarks", "tests/screenshots"}
SOURCE_ID = re.compile(r'"(huggingFace|arxivFeed|arxivApi|arxiv|digest|archive|archive-)"')
SOURCE_ID_FILES = {
    "app/papers/SourceTraits.h",
    "app/papers/SourceTraits.cpp",
    "app/bibliography/CslReader.cpp",  # "archive" is a field of CSL
    "app/citation/CitationKey.cpp",  # "arxiv" is a field of keys
    "ui/detail/TextTabs.cpp",  # "digest" is the kind of a text there
}
LIMIT = re.compile(r"(?m)^inline constexpr [\w:]+ (max\w+) =\s*([^;]+);")
LIMIT_ROW = re.compile(r"(?m)^\| `(max\w+)` \| ([^|]+?) \|")
# What shows text as HTML, by itself or because the text looks like it.
TEXT_IN_UI = {
    r"\bQ(MessageBox|ErrorMessage|WhatsThis|StaticText|SystemTrayIcon)\b": "takes text for HTML by"
    " itself: use a notice or a PlainLabel",
    r"\bQToolTip\s*::\s*showText\b|\bset(WhatsThis|StatusTip)\b": "use setToolTip(literalToolTip(…))",
    r"\bset(Html|Markdown|InnerHtml)\b|\binsert(Html|Markdown)\b|\b(to|from)(Html|Markdown)\b"
    r"|\bconvertFromPlainText\b": "HTML: no text is ever rich; fillDocument() typesets",
    r"\bQt\s*::\s*(AutoText|RichText|MarkdownText)\b": "every label is plain",
    r"\bToolTipRole\s*\)": "setData(…, ToolTipRole): use setToolTip(literalToolTip(…))",
}
OWN_LABEL = {
    r"\bnew\s+QLabel\b|[:,]\s*(public\s+)?QLabel\b\s*[({\n]|^\s*QLabel\s+\w+\s*[;({]": "use PlainLabel",
}
# The icon in the tray shows no text of others.
TRAY_FILES = {"ui/desktop/TrayIcon.h", "ui/desktop/TrayIcon.cpp"}
OWN_LABEL_FILES = {"ui/controls/PlainLabel.h", "ui/controls/PlainLabel.cpp"}
SHOWN_URL = {r"\btoDisplayString\b": "shows a disguised address: use shownUrl()"}
TOOL_TIP = re.compile(r"\bsetToolTip\s*\(")
TOOL_TIP_ROLE = re.compile(r"\bcase\s+Qt\s*::\s*ToolTipRole\s*:")
# Where "&" makes a letter a key, or "[*]" stands for unsaved changes.
SIGNED_TEXT = re.compile(
    r"\b(addAction|addMenu|addTab|setTabText|setLabelText|setWindowTitle"
    r"|Q(CheckBox|GroupBox|PushButton|RadioButton))\s*\("
)
SIGNS_DOUBLED = re.compile(r"\b(buttonText|titleBarText)\(")
# Of the argument with literals blanked: a sentence of the program, or one of two.
OWN_SENTENCE = re.compile(r"(\w+\s*\?\s*)?(\w+::)?tr\(\s*\)(\s*:\s*(\w+::)?tr\(\s*\))?|\{\}|QString\(\)")
UNFINISHED = re.compile(r"\b(TODO|FIXME|XXX)\b")


def search(source: Source, patterns: dict[str, str]) -> Iterator[Violation]:
    for pattern, message in patterns.items():
        for match in re.finditer(pattern, source.code):
            yield source.path, source.line_of(match.start()), message


def includes_name_a_folder(tree: Tree) -> Iterator[Violation]:
    """An include that walks up the tree bypasses what the folder declares."""
    for source in tree.sources:
        for include in source.includes:
            if ".." in include.name.split("/"):
                yield source.path, include.line, f'"{include.name}": name the folder instead of ../'
            elif source.top in ("app", "ui", "resources") and include.quoted:
                generated = include.name.endswith((".moc", ".cpp"))
                if "/" not in include.name and not generated:
                    yield source.path, include.line, f'"{include.name}": write "folder/Header.h"'


def includes_name_no_module(tree: Tree) -> Iterator[Violation]:
    """<QtModule/Class> compiles whatever the folder links, because Qt's root is on the path."""
    for source in tree.sources:
        for include in source.includes:
            if WHOLE_MODULE.match(include.name):
                yield source.path, include.line, f"<{include.name}>: name the class alone"


def qt_modules_have_owners(tree: Tree) -> Iterator[Violation]:
    for library in tree.libraries.values():
        for module in sorted(library.qt | library.private_qt):
            if library.folder not in QT_OWNERS.get(module, {library.folder}):
                yield library.cmake, 1, f"{library.name} links {module}"
            if library.folder in CORE_ONLY and module != "Qt6::Core":
                yield library.cmake, 1, f"{library.name} links {module}: Qt Core only"
        for module in sorted(library.qt & MUST_STAY_PRIVATE):
            yield library.cmake, 1, f"{library.name} passes {module} on: make it PRIVATE_QT"
    for source in tree.of("app", "ui", "resources"):
        for include in source.includes:
            for pattern, owner in HEADER_OWNERS.items():
                if pattern.fullmatch(include.name) and source.folder != owner:
                    yield source.path, include.line, f"<{include.name}> belongs to {owner}"


def app_knows_no_ui(tree: Tree) -> Iterator[Violation]:
    ui = {library.name for library in tree.libraries.values() if library.folder.startswith("ui/")}
    for library in tree.libraries.values():
        if library.folder.startswith("app/"):
            for name in sorted((library.uses | library.private_uses) & ui):
                yield library.cmake, 1, f"{library.name} uses {name}, which is in ui"
    for source in tree.of("app"):
        if source.path != "app/main.cpp":
            for include in source.includes:
                if include.name.split("/")[0] in ui | {"ui"}:
                    yield source.path, include.line, f'"{include.name}" is in ui'


def settings_stay_in_settings(tree: Tree) -> Iterator[Violation]:
    for source in tree.of("app", "ui"):
        if source.folder != "app/settings":
            yield from search(source, {r"\bQSettings\b": "QSettings belongs to app/settings"})


def banned_idioms(tree: Tree) -> Iterator[Violation]:
    for source in tree.of("app", "ui", "resources"):
        yield from search(source, BANNED)
        if source.top == "ui":
            yield from search(source, BANNED_IN_UI)
    for source in tree.sources:
        if source.is_header:
            yield from search(source, BANNED_IN_HEADERS)


def argument_at(code: str, start: int) -> str:
    """The text between the bracket that was opened before `start` and the one that closes it."""
    depth = 1
    for at in range(start, len(code)):
        depth += {"(": 1, ")": -1}.get(code[at], 0)
        if depth == 0:
            return code[start:at].strip()
    return code[start:]


def is_call(code: str, name: str) -> bool:
    """Whether the code is one call of the function and nothing else."""
    start = name + "("
    return code.startswith(start) and code == start + argument_at(code, len(start)) + ")"


def no_text_is_rich(tree: Tree) -> Iterator[Violation]:
    """What others wrote is shown as it is written: app/papers/SafeText.h has the ways to do so."""
    for source in tree.of("app", "ui"):
        yield from search(source, SHOWN_URL)
        if source.top == "app":
            continue
        for path, line, message in search(source, TEXT_IN_UI):
            if path not in TRAY_FILES:
                yield path, line, message
        if source.path not in OWN_LABEL_FILES:
            yield from search(source, OWN_LABEL)
        for match in TOOL_TIP.finditer(source.code):
            argument = argument_at(source.code, match.end())
            if not is_call(argument, "literalToolTip") and not OWN_SENTENCE.fullmatch(argument):
                yield source.path, source.line_of(match.start()), "setToolTip(literalToolTip(…))"
        for match in TOOL_TIP_ROLE.finditer(source.code):
            answer = re.split(r"\bcase\b|\bdefault\b", source.code[match.end():])[0]
            if not re.search(r"\breturn\s+literalToolTip\(", answer):
                yield source.path, source.line_of(match.start()), "return literalToolTip(…)"
        for match in SIGNED_TEXT.finditer(source.code):
            argument = argument_at(source.code, match.end())
            if ".arg(" in argument and not SIGNS_DOUBLED.search(argument):
                yield source.path, source.line_of(match.start()), f"{match[1]}: use buttonText(…)"


def nothing_unfinished(tree: Tree) -> Iterator[Violation]:
    for source in tree.sources:
        for match in UNFINISHED.finditer(source.text):
            yield source.path, source.line_of(match.start()), f"{match[0]}: do it or open an issue"


def folder_includes(tree: Tree, library: Library, headers_only: bool) -> set[str]:
    return {
        include.name.split("/")[0]
        for source in tree.sources
        if source.path.startswith(library.folder + "/") and (source.is_header or not headers_only)
        for include in source.includes
        if include.quoted and "/" in include.name
    } - {library.name, ".."}


def uses_equal_includes(tree: Tree) -> Iterator[Violation]:
    """An include that comes through another folder compiles, so the compiler does not report it."""
    for library in tree.libraries.values():
        declared = library.uses | library.private_uses
        included = folder_includes(tree, library, headers_only=False)
        for name in sorted(included - declared):
            yield library.cmake, 1, f"{library.name} includes {name}/… and does not declare it"
        # `resources` is only linked: its files are used by name, not by header.
        for name in sorted(declared - included - {"resources"}):
            yield library.cmake, 1, f"{library.name} declares {name} and includes nothing of it"
        for name in sorted(folder_includes(tree, library, headers_only=True) & library.private_uses):
            if not is_internal(tree, library, name):
                yield library.cmake, 1, f"{library.name}'s headers include {name}: USES, not PRIVATE"


def is_internal(tree: Tree, library: Library, name: str) -> bool:
    """Only headers that are not included outside the folder name it."""
    naming = {
        source.path.removeprefix(library.folder.split("/")[0] + "/")
        for source in tree.sources
        if source.path.startswith(library.folder + "/") and source.is_header
        for include in source.includes
        if include.name.startswith(name + "/")
    }
    outside = {
        include.name
        for source in tree.of("app", "ui")
        if source.folder != library.folder
        for include in source.includes
    }
    return not naming & outside


def no_cycles(tree: Tree) -> Iterator[Violation]:
    done: set[str] = set()

    def visit(name: str, path: list[str]) -> Iterator[Violation]:
        if name in path:
            circle = " → ".join(path[path.index(name):] + [name])
            yield tree.libraries[name].cmake, 1, f"folders use each other in a circle: {circle}"
        elif name in tree.libraries and name not in done:
            done.add(name)
            library = tree.libraries[name]
            for used in sorted(library.uses | library.private_uses):
                yield from visit(used, path + [name])

    for name in sorted(tree.libraries):
        yield from visit(name, [])


def classes_stay_small(tree: Tree) -> Iterator[Violation]:
    """A class is counted with all its files, each as a whole: the header that defines it and every
    source file of the folder that defines a member of it. So a class does not get smaller by being
    spread over files, nor by sharing them. A nested class counts with the outer one, unless a header
    defines it by itself ("class Outer::Nested"). Files without a class, such as files of functions,
    are counted by the file."""
    sources = tree.of("app", "ui")
    lines = {source.path: source.text.count("\n") for source in sources}
    classes = [
        (match[1], header, header.line_of(match.start(1)))
        for header in sources
        if header.is_header
        for match in CLASS.finditer(header.code)
    ]
    names = {name for name, _, _ in classes}
    reported = set()
    for name, header, line in classes:
        files = [header.path] + [
            source.path
            for source in sources
            if source.folder == header.folder and not source.is_header
            and defines_member(source, name, names)
        ]
        count = sum(lines[path] for path in files)
        if count > MAX_LINES and not reported & set(files):
            reported |= set(files)
            where = ", ".join(path.split("/")[-1] for path in files)
            yield header.path, line, f"{name} has {count} lines in {where}, over {MAX_LINES}"
    for path, count in lines.items():
        if count > MAX_LINES and path not in reported:
            yield path, MAX_LINES, f"{count} lines, over {MAX_LINES}"


def defines_member(source: Source, name: str, names: set[str]) -> bool:
    """Whether a definition outside functions starts like "Result Name::member(" or "Name::Private::…"."""
    for match in DEFINITION.finditer(source.code):
        scopes = match[1].split("::")[:-1]
        owners = ("::".join(scopes[:count]) for count in range(len(scopes), 0, -1))
        if next((owner for owner in owners if owner in names), None) == name:
            return True
    return False


def folders_stay_small(tree: Tree) -> Iterator[Violation]:
    for library in tree.libraries.values():
        count = tree.file_count(library.folder)
        if library.folder != "resources" and count > MAX_FILES:
            yield library.cmake, 1, f"{library.folder} has {count} files, over {MAX_FILES}"


def cmake_lists_are_sorted(tree: Tree) -> Iterator[Violation]:
    """SOURCES stands on a line of its own, followed by one file a line, sorted: such lists merge
    without conflicts, and a missing file is seen."""
    for path, text in tree.cmake_files.items():
        files: list[str] | None = None
        for number, line in enumerate(text.splitlines(), 1):
            words = line.split("#")[0].replace(")", " ").split()
            if "SOURCES" in words and "(" in line:
                yield path, number, "SOURCES does not stand on a line of its own"
            elif words[:1] == ["SOURCES"]:
                files = []
                if len(words) > 1:
                    yield path, number, "SOURCES does not stand on a line of its own"
            elif files is not None and words and FILE_NAME.match(words[0]):
                if len(words) > 1:
                    yield path, number, "several files on one line"
                if files and words[0] < files[-1]:
                    yield path, number, f"{words[0]} is not sorted"
                files.append(words[0])
            else:
                files = None


def one_translation_context_a_folder(tree: Tree) -> Iterator[Violation]:
    """Texts outside QObject classes are translated through the struct in the folder's Tr.h."""
    for source in tree.of("app", "ui"):
        if not source.path.endswith("/Tr.h"):
            pattern = {r"\bQ_DECLARE_TR_FUNCTIONS\b|\bstruct\s+Tr\b": "use the folder's Tr.h"}
            yield from search(source, pattern)


def tests_do_not_sleep(tree: Tree) -> Iterator[Violation]:
    """A test waits for what it needs. Benchmarks and screenshots may let the window settle."""
    for source in tree.of("tests"):
        if source.folder not in MAY_SLEEP:
            yield from search(source, SLEEPS)


def source_ids_stay_in_one_place(tree: Tree) -> Iterator[Violation]:
    """What the id of a source decides is in SourceTraits, so a new source changes no other file."""
    for source in tree.of("app", "ui"):
        if source.folder != "app/sources" and source.path not in SOURCE_ID_FILES:
            for match in SOURCE_ID.finditer(source.without_comments):
                line = source.line_of(match.start())
                yield source.path, line, f"{match[0]}: the id of a source belongs into SourceTraits"


def class_names_are_unique(tree: Tree) -> Iterator[Violation]:
    """Two classes of one name in two headers break the one-definition rule: the linker keeps one of
    their inline functions for both, and the memory of the other is damaged."""
    where: dict[str, str] = {}
    for header in tree.of("app", "ui"):
        if header.is_header:
            for match in CLASS.finditer(header.code):
                first = where.setdefault(match[1], header.path)
                if first != header.path:
                    yield header.path, header.line_of(match.start(1)), f"{match[1]} is also in {first}"


def limits_are_documented(tree: Tree) -> Iterator[Violation]:
    """SECURITY.md states every limit on input with its value, as base/Limits.h has it."""
    header, page = "app/base/Limits.h", "SECURITY.md"
    code = next((source.text for source in tree.sources if source.path == header), "")
    rows = dict(LIMIT_ROW.findall(tree.pages.get(page, "")))
    limits = {name: as_written(value) for name, value in LIMIT.findall(code)}
    for name in sorted(limits.keys() | rows.keys()):
        if limits.get(name) != rows.get(name):
            yield page, 1, f"{name} is {limits.get(name)} in {header} and {rows.get(name)} here"


def as_written(value: str) -> str:
    """The value of a limit as people write it: "16 * mebibyte" is "16 MiB"."""
    value = re.sub(r"std::chrono::(\w+)\((\d+)\)", r"\2 \1", value)
    for code, unit in {"mebibyte": "MiB", "kibibyte": "KiB", "milliseconds": "ms",
                       "seconds": "s", "'": ",", " * ": " "}.items():
        value = value.replace(code, unit)
    return re.sub(r"^(\d+)(\d{3})$", r"\1,\2", value)


def icons_are_used(tree: Tree) -> Iterator[Violation]:
    """Every icon is compiled into the program, also one that no source names."""
    sources = tree.of("app", "ui")
    for icon in tree.icons:
        if not any(f'"{icon}"' in source.without_comments for source in sources):
            yield f"resources/icons/{icon}.svg", 1, "no source names this icon"


RULES = [
    includes_name_a_folder,
    includes_name_no_module,
    qt_modules_have_owners,
    app_knows_no_ui,
    settings_stay_in_settings,
    banned_idioms,
    no_text_is_rich,
    nothing_unfinished,
    uses_equal_includes,
    no_cycles,
    classes_stay_small,
    folders_stay_small,
    cmake_lists_are_sorted,
    one_translation_context_a_folder,
    tests_do_not_sleep,
    source_ids_stay_in_one_place,
    limits_are_documented,
    class_names_are_unique,
    icons_are_used,
]
