#!/usr/bin/env python3
"""Every rule must be able to fail, and must not fail on what merely looks like a breach."""
import pathlib
import sys
import tempfile
import unittest

sys.dont_write_bytecode = True

import rules
from source_tree import Source, Tree

GOOD = {
    "app/main.cpp": '#include "window/MainWindow.h"\n#include "library/Library.h"\nint main() {}\n',
    "app/papers/CMakeLists.txt": "broadsheet_library(papers\n SOURCES Paper.h\n QT Qt6::Core)\n",
    "app/papers/Paper.h": "#pragma once\n#include <QString>\nstruct Paper {};\n",
    "app/library/CMakeLists.txt": "broadsheet_library(library # the database\n SOURCES Library.h"
    " Library.cpp\n USES papers\n PRIVATE_QT Qt6::Sql)\n",
    "app/library/Library.h": '#include "papers/Paper.h"\n// never SIGNAL(), never sender()\n',
    "app/sqlite/CMakeLists.txt": "broadsheet_library(sqlite SOURCES Database.h PRIVATE_QT Qt6::Sql)\n",
    "app/sqlite/Database.h": "#include <QSqlQuery>\n",
    "app/library/Library.cpp": '#include "library/Library.h"\n'
    'const char *sql = "exec() // SLOT(x)"; int n = 10\'000; void f() { query.exec(); }\n',
    "ui/models/CMakeLists.txt": "broadsheet_library(models SOURCES M.h USES papers QT Qt6::Gui)\n",
    "ui/models/M.h": '#include "papers/Paper.h"\n#include <QtEndian>\n',
    "ui/window/CMakeLists.txt": "broadsheet_library(window SOURCES MainWindow.cpp MainWindow.h\n"
    " USES library resources PRIVATE_USES models QT Qt6::Widgets)\n",
    "ui/window/MainWindow.h": '#include "library/Library.h"\n#include <QMainWindow>\n',
    "ui/window/MainWindow.cpp": '#include "window/MainWindow.h"\n#include "models/M.h"\n'
    "using namespace Qt::StringLiterals;\n",
    "resources/CMakeLists.txt": "broadsheet_library(resources SOURCES R.cpp QT Qt6::Core)\n",
    "resources/R.cpp": "",
    "tests/app/tst_x.cpp": "#include <QTcpServer>\n",
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
            "QSqlTableModel model;",
            "Q_FOREACH (x, y) {}",
            "dynamic_cast<X *>(y)",
            "std::shared_ptr<X> x;",
            "using namespace std;",
        )
    ]
    + [{"ui/models/M.h": '#include "papers/Paper.h"\nvoid f() { dialog->exec(); }\n'}],
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
    rules.files_stay_short: [
        {"ui/window/MainWindow.cpp": GOOD["ui/window/MainWindow.cpp"] + "\n" * 300},
        {"app/papers/Paper.h": "\n" * 401},
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

    def test_a_line_number_is_the_line(self):
        source = Source("app/papers/Paper.h", "/* a\n b */\n\nusing namespace std;\n")
        found = list(rules.search(source, rules.BANNED_IN_HEADERS))
        self.assertEqual([line for _, line, _ in found], [4])


if __name__ == "__main__":
    unittest.main()
