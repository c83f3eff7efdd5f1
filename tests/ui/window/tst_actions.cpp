#include "support/Places.h"
#include "support/Runner.h"

#include "window/Actions.h"

#include <QApplication>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// The cells of the columns "key" in the README's table of keys.
QStringList keyCells()
{
    QFile file(test::sourceFile(u"README.md"_s));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("cannot read %s", qPrintable(file.fileName()));
    QStringList cells;
    bool isTable = false;
    for (const QString &line : QString::fromUtf8(file.readAll()).split(u'\n')) {
        if (line.startsWith(u"| key | does |"_s))
            isTable = true;
        else if (!line.startsWith(u'|'))
            isTable = false;
        else if (isTable && !line.startsWith(u"|---"_s))
            cells << line.section(u'|', 1, 1).trimmed() << line.section(u'|', 3, 3).trimmed();
    }
    cells.removeAll(QString());
    return cells;
}

// "Ctrl+ +, −, 0" are Ctrl++, Ctrl+- and Ctrl+0; arrows are keys of the list itself.
QSet<QString> keysOf(QString cell)
{
    QString modifier;
    if (cell.startsWith(u"Ctrl+ "_s)) {
        modifier = u"Ctrl+"_s;
        cell.remove(0, 6);
    }
    static const QRegularExpression separator(u", | / "_s);
    QSet<QString> keys;
    for (const QString &key : cell.replace(QChar(0x2212), u'-').split(separator))
        if (key != u"↓"_s && key != u"↑"_s)
            keys.insert(QKeySequence(modifier + key).toString(QKeySequence::PortableText));
    return keys;
}

} // namespace

class TestActions final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasANameOfItsOwn()
    {
        const Actions actions({}, nullptr);
        QCOMPARE(size_t(actions.all().size()), commandCount);
        QSet<QString> names;
        for (const QAction *action : actions.all())
            names.insert(action->objectName());
        QCOMPARE(size_t(names.size()), commandCount);
    }

    void noKeyMeansTwoThings()
    {
        const Actions actions({}, nullptr);
        QSet<QString> keys;
        for (const QAction *action : actions.all()) {
            for (const QKeySequence &key : defaultKeys(action)) {
                QVERIFY2(!keys.contains(key.toString()), qPrintable(key.toString()));
                keys.insert(key.toString());
            }
        }
    }

    void theReadmeHasTheDefaultKeys()
    {
        QSet<QString> inReadme;
        for (const QString &cell : keyCells())
            inReadme.unite(keysOf(cell));
        QVERIFY(!inReadme.isEmpty());
        QSet<QString> inProgram;
        const Actions actions({}, nullptr);
        for (const QAction *action : actions.all())
            for (const QKeySequence &key : defaultKeys(action))
                inProgram.insert(key.toString(QKeySequence::PortableText));
        // Second keys for the same thing, and those that the text around the table or the desktop
        // tells.
        const QSet<QString> elsewhere{u"Return"_s, u"Ctrl+="_s, u"?"_s,
                                      u"F1"_s,     u"Ctrl+Q"_s, u"Ctrl+W"_s};
        QCOMPARE(QStringList((inProgram - elsewhere - inReadme).values()), QStringList());
        QCOMPARE(QStringList((inReadme - inProgram).values()), QStringList());
    }

    void changedKeysReplaceTheDefaults()
    {
        const Actions actions({{u"star"_s, u"X; Ctrl+X"_s}, {u"read"_s, QString()}}, nullptr);
        QCOMPARE(actions[Command::Star]->shortcuts(),
                 (QList<QKeySequence>{QKeySequence(u"X"_s), QKeySequence(u"Ctrl+X"_s)}));
        QVERIFY(actions[Command::Read]->shortcuts().isEmpty());
        QCOMPARE(defaultKeys(actions[Command::Star]), QList<QKeySequence>{QKeySequence(u"S"_s)});
    }

    // Two actions with one key would both do nothing.
    void aDefaultGivesWayToAKeyOfTheUser()
    {
        const Actions actions({{u"star"_s, u"Ctrl+K; U"_s}}, nullptr);
        QVERIFY(actions[Command::Palette]->shortcuts().isEmpty());
        QCOMPARE(actions[Command::Undo]->shortcuts(),
                 QList<QKeySequence>{QKeySequence(u"Ctrl+Z"_s)});
    }
};

BROADSHEET_TEST(TestActions, QApplication)
#include "tst_actions.moc"
