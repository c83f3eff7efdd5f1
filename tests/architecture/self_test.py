#!/usr/bin/env python3
"""Tests the rules: each must be able to fail, and none may fail on what only looks like a breach."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import rules
from source_tree import Source, Tree

GOOD = {
    "app/main.cpp": '#include "window/MainWindow.h"\n#include "library/Library.h"\nint main() {}\n',
    "app/papers/CMakeLists.txt": "broadsheet_library(papers\n SOURCES\n Paper.h\n QT Qt6::Core)\n",
    "app/papers/Paper.h": "#pragma once\n#include <QString>\nstruct Paper {};\n",
    "app/library/CMakeLists.txt": "broadsheet_library(library # the database\n SOURCES\n"
    " Library.cpp\n Library.h # the public header\n USES papers\n PRIVATE_QT Qt6::Sql)\n",
    "app/library/Library.h": '#include "papers/Paper.h"\n// never SIGNAL(), never sender()\n',
    "app/sqlite/CMakeLists.txt": "broadsheet_library(sqlite\n SOURCES\n Database.h\n"
    " PRIVATE_QT Qt6::Sql)\n",
    "app/sqlite/Database.h": "#include <QSqlQuery>\n",
    "app/library/Library.cpp": '#include "library/Library.h"\n'
    'const char *sql = "exec() // SLOT(x)"; int n = 10\'000; void f() { query.exec(); }\n',
    "ui/models/CMakeLists.txt": "broadsheet_library(models\n SOURCES\n M.h\n USES papers\n"
    " QT Qt6::Gui)\n",
    "ui/models/M.h": '#include "papers/Paper.h"\n#include <QtEndian>\n',
    "ui/window/CMakeLists.txt": "broadsheet_library(window\n SOURCES\n MainWindow.cpp\n MainWindow.h\n"
    " USES library resources PRIVATE_USES models QT Qt6::Widgets)\n",
    "ui/window/MainWindow.h": '#include "library/Library.h"\n#include <QMainWindow>\n',
    "ui/window/MainWindow.cpp": '#include "window/MainWindow.h"\n#include "models/M.h"\n'
    "using namespace Qt::StringLiterals;\n",
    "resources/CMakeLists.txt": "broadsheet_library(resources\n SOURCES\n R.cpp\n QT Qt6::Core)\n",
    "resources/R.cpp": "",
    "tests/app/tst_x.cpp": "#include <QTcpServer>\nvoid f() { QTest::qWaitFor(g); } // never qWait(1)\n",
    "tests/benchmarks/main.cpp": "void settle() { QTest::qWait(5); }\n",
    "app/papers/SourceTraits.cpp": 'const char *id = "arxivApi";\n',
    "app/base/CMakeLists.txt": "broadsheet_library(base\n SOURCES\n Limits.h\n QT Qt6::Core)\n",
    "app/base/Limits.h": "inline constexpr int maxDepth = 32;\n"
    "inline constexpr qint64 maxBytes = 2 * mebibyte; // a file\n",
    "SECURITY.md": "| `maxDepth` | 32 | elements |\n| `maxBytes` | 2 MiB | a file |\n",
    "resources/icons/star.svg": "",
    "ui/list/Star.cpp": 'const char *icon = "star";\n',
    "app/papers/Tr.h": "struct PapersTr\n{\n    Q_DECLARE_TR_FUNCTIONS(broadsheet::papers)\n};\n",
}


def large_class(head: str, definition: str) -> dict[str, str]:
    """A class of 401 lines in a header and a source file whose name does not tell."""
    return {
        "app/papers/Paper.h": f"class {head}\n{{\n}};\n" + "\n" * 197,
        "app/papers/Reading.cpp": definition + "\n" * (201 - definition.count("\n")),
    }


# rule → changes to the good tree, each of which that rule alone must report
BAD = {
    rules.includes_name_a_folder: [
        {"app/papers/Paper.h": '#include "../library/Library.h"\n'},
        {"tests/app/tst_x.cpp": '#include "../../app/library/Library.h"\n'},
        {"app/papers/Paper.h": '#include "Author.h"\n'},
    ],
    rules.includes_name_no_module: [
        {"ui/models/M.h": '#include "papers/Paper.h"\n#include <QtWidgets/QLabel>\n'},
        {"ui/models/M.h": '#include "papers/Paper.h"\n  #  include <QtSql>\n'},
    ],
    rules.qt_modules_have_owners: [
        {"app/papers/Paper.h": "#include <QSqlDatabase>\n"},
        {"ui/models/M.h": '#include "papers/Paper.h"\n#include <QNetworkAccessManager>\n'},
        {"ui/models/CMakeLists.txt": "broadsheet_library(models USES papers QT Qt6::Widgets)\n"},
        {"app/papers/CMakeLists.txt": "broadsheet_library(papers QT Qt6::Core Qt6::Gui)\n"},
        {"app/library/CMakeLists.txt": "broadsheet_library(library USES papers QT Qt6::Sql)\n"},
    ],
    rules.settings_stay_in_settings: [{"app/papers/Paper.h": "QSettings settings;\n"}],
    rules.banned_idioms: [
        {"app/papers/Paper.h": text}
        for text in (
            "connect(a, SIGNAL(x()), b, 0);",
            "connect(a, 0, b, SLOT ( x()));",
            "auto *who = sender();",
            "void on_button_clicked();",
            "QCoreApplication::processEvents();",
            "socket.waitForReadyRead();",
            "QEventLoop loop;",
            "QMessageBox::warning(nullptr, a, b);",
            "QFileDialog::getOpenFileNames();",
            "QtConcurrent::run([] {});",
            "QtConcurrent::run(job);",
            "QThreadPool::globalInstance();",
            "QSqlTableModel model;",
            "Q_FOREACH (x, y) {}",
            "dynamic_cast<X *>(y)",
            "std::shared_ptr<X> x;",
            "using namespace std;",
        )
    ]
    + [{"ui/models/M.h": '#include "papers/Paper.h"\nvoid f() { dialog->exec(); }\n'}],
    rules.no_text_is_rich: [
        {"ui/models/M.h": f'#include "papers/Paper.h"\nvoid f() {{ {text} }}\n'}
        for text in (
            "chip->setToolTip(name);",
            'chip->setToolTip(tr("By %1").arg(name));',
            "chip->setToolTip(known ? tr(\"By\") : name);",
            "chip->setToolTip(name + literalToolTip(name));",
            "chip->setToolTip(literalToolTip(name) + name);",
            "format.setToolTip(url.toString());",
            "item->setData(name, Qt::ToolTipRole);",
            "switch (role) { case Qt::ToolTipRole: return name; default: return literalToolTip(name); }",
            "QToolTip::showText(place, name);",
            "field->setWhatsThis(name);",
            "field->setStatusTip(name);",
            "auto *label = new QLabel;",
            "auto *label = new QLabel(name);",
            "label->setTextFormat(Qt::AutoText);",
            "label->setTextFormat(Qt::RichText);",
            "view->setHtml(name);",
            "cursor.insertHtml(name);",
            "data->setHtml(document.toHtml());",
            "document.setMarkdown(name);",
            "auto part = QTextDocumentFragment::fromHtml(name);",
            "QMessageBox box(parent);",
            "new QErrorMessage(parent);",
            "QStaticText text(name);",
            "QSystemTrayIcon icon;",
            "show(url.toDisplayString());",
            'menu->addAction(tr("Mute %1").arg(name), this, act);',
            'window->setWindowTitle(tr("%1 – Broadsheet").arg(name));',
        )
    ]
    + [
        {"ui/models/M.h": '#include "papers/Paper.h"\nclass Own final : public QLabel\n{\n};\n'},
        {"ui/models/M.h": '#include "papers/Paper.h"\nOwn::Own() : QLabel(nullptr) {}\n'},
        {"app/papers/Paper.h": "inline QString place(QUrl url) { return url.toDisplayString(); }\n"},
    ],
    rules.nothing_unfinished: [{"app/papers/Paper.h": "// TODO: more\n"}],
    rules.uses_equal_includes: [
        {"app/papers/CMakeLists.txt": "broadsheet_library(papers USES resources base)\n"},
        {"ui/window/CMakeLists.txt": "broadsheet_library(window USES library QT Qt6::Widgets)\n"},
        {"app/library/CMakeLists.txt": "broadsheet_library(library PRIVATE_USES papers)\n"},
    ],
    rules.no_cycles: [
        {
            "app/papers/CMakeLists.txt": "broadsheet_library(papers USES library)\n",
            "app/papers/Paper.h": '#include "library/Library.h"\n',
        }
    ],
    rules.classes_stay_small: [
        {"app/papers/Paper.h": "\n" * 401},
        {"app/papers/Functions.cpp": "void f() {}\n" + "\n" * 400},
        large_class("Paper", "void Paper::read()\n{\n"),
        large_class("Paper", "template<class T>\nQList<T>\nPaper::all(int)\n{\n"),
        large_class("Paper", "Paper::Paper() : m_a(1)\n{\n"),
        large_class("Paper", "void Paper::Private::read()\n{\n"),
        large_class("Paper final : public QObject", "void Paper::read()\n{\n"),
        large_class("Paper::Private", "void Paper::Private::read()\n{\n"),
    ],
    rules.folders_stay_small: [{f"app/papers/F{number}.h": "" for number in range(40)}],
    rules.cmake_lists_are_sorted: [
        {"tests/app/CMakeLists.txt": text}
        for text in (
            "broadsheet_tests(app SOURCES tst_x.cpp)\n",
            "broadsheet_tests(app\n    SOURCES tst_x.cpp)\n",
            "broadsheet_tests(app\n    SOURCES\n        A.h tst_x.cpp)\n",
            "broadsheet_tests(app\n    SOURCES\n        tst_x.cpp\n        A.h\n    USES papers)\n",
        )
    ],
    rules.one_translation_context_a_folder: [
        {"app/papers/Paper.cpp": "namespace {\nstruct Tr\n{\n};\n}\n"},
        {"app/papers/Paper.cpp": "struct X\n{\n    Q_DECLARE_TR_FUNCTIONS(broadsheet::papers)\n};\n"},
    ],
    rules.tests_do_not_sleep: [
        {"tests/app/tst_x.cpp": f"void f() {{ {text}; }}\n"}
        for text in (
            "QTest::qWait(5)",
            "QTest::qSleep(5)",
            "QThread::msleep(5)",
            "std::this_thread::sleep_for(5ms)",
            "usleep(5)",
        )
    ],
    rules.class_names_are_unique: [
        {"ui/models/M.h": '#include "papers/Paper.h"\nstruct Paper {\n};\n'},
    ],
    rules.icons_are_used: [
        {"resources/icons/old.svg": "", "ui/models/M.h": '#include "papers/Paper.h"\n// "old"\n'},
    ],
    rules.limits_are_documented: [
        {"SECURITY.md": "| `maxDepth` | 32 | elements |\n"},  # one is missing
        {"SECURITY.md": "| `maxDepth` | 33 | elements |\n| `maxBytes` | 2 MiB | a file |\n"},
        {"app/base/Limits.h": "inline constexpr int maxDepth = 32; // no longer of bytes\n"},
    ],
    rules.source_ids_stay_in_one_place: [
        {"app/papers/Paper.h": 'inline bool isFeed(QString id) { return id == "arxivFeed"_L1; }\n'},
        {"app/papers/Paper.h": 'inline bool isOwn(QString id) { return id == u"archive"_s; }\n'},
    ],
}

# These break the direction of the folders; the declaration is wrong as well, so two rules speak.
BAD_TWICE = {
    rules.app_knows_no_ui: [
        {"app/papers/Paper.h": '#include "models/M.h"\n'},
        {"app/papers/CMakeLists.txt": "broadsheet_library(papers USES models)\n"},
    ],
}


def reporting(changes: dict[str, str]) -> set:
    with tempfile.TemporaryDirectory() as folder:
        for path, text in (GOOD | changes).items():
            target = pathlib.Path(folder, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        tree = Tree(pathlib.Path(folder))
        return {rule for rule in rules.RULES if list(rule(tree))}


class RulesTest(unittest.TestCase):
    def test_a_good_tree_passes(self):
        self.assertEqual(reporting({}), set())

    def test_every_rule_is_covered(self):
        self.assertEqual(set(rules.RULES), set(BAD) | set(BAD_TWICE))

    def test_every_breach_is_reported_by_its_rule_alone(self):
        for rule, cases in BAD.items():
            for changes in cases:
                with self.subTest(rule=rule.__name__, changes=changes):
                    self.assertEqual(reporting(changes), {rule})

    def test_app_knows_no_ui(self):
        for rule, cases in BAD_TWICE.items():
            for changes in cases:
                with self.subTest(rule=rule.__name__, changes=changes):
                    self.assertIn(rule, reporting(changes))

    def test_what_is_not_a_part_of_a_class(self):
        for text in (
            "void other(const Paper::Part &part)\n{\n",  # an argument
            "Paper::Part other()\n{\n",  # a result
            "    return Paper::read();\n",  # a call
            "// Paper::read()\n",
        ):
            with self.subTest(text=text):
                self.assertEqual(reporting(large_class("Paper", text)), set())

    def test_texts_that_are_plain(self):
        for text in (
            "chip->setToolTip(literalToolTip(name));",
            'chip->setToolTip(tr("Menu"));',
            'chip->setToolTip(on ? tr("Remove (S)") : WindowTr::tr("Star (S)"));',
            "chip->setToolTip({});",
            "switch (role) { case Qt::ToolTipRole: return literalToolTip(name); default: return {}; }",
            "for (QLabel *label : view.findChildren<QLabel *>()) use(label);",
            "label->setTextFormat(Qt::PlainText);",
            'menu->addAction(tr("Mute %1").arg(buttonText(name)), this, act);',
            'window->setWindowTitle(tr("%1 – Broadsheet").arg(titleBarText(name)));',
        ):
            with self.subTest(text=text):
                changes = {"ui/models/M.h": f'#include "papers/Paper.h"\nvoid f() {{ {text} }}\n'}
                self.assertEqual(reporting(changes), set())

    def test_the_id_of_a_source_in_a_comment_or_longer_text(self):
        text = '// "digest"\nconst char *key = "sources/arxivFeed/categories";\n'
        self.assertEqual(reporting({"app/papers/Paper.h": text}), set())

    def test_a_line_number_is_the_line(self):
        source = Source("app/papers/Paper.h", "/* a\n b */\n\nusing namespace std;\n")
        found = list(rules.search(source, rules.BANNED_IN_HEADERS))
        self.assertEqual([line for _, line, _ in found], [4])


if __name__ == "__main__":
    unittest.main()
