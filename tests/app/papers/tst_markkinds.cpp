// The table of mark kinds, which the journal's file format and its rules rest on.
#include "papers/MarkKinds.h"
#include "papers/MarkingText.h"
#include "support/Runner.h"

#include <QSet>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestMarkKinds final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreTheFileFormat();
    void everyMarkHasItsRow();
    void unknownNamesAreNoMark();
    void listsOfKinds();
    void everyUndoableMarkHasSentences();
};

namespace {

QStringList namesWith(bool MarkKind::*property)
{
    QStringList names;
    for (const MarkKind &kind : markKinds)
        if (kind.*property)
            names.append(kind.name);
    return names;
}

} // namespace

// A journal keeps these names for ever, and SQL in app/tables and app/finding spells some of them
// out.
void TestMarkKinds::namesAreTheFileFormat()
{
    QStringList names;
    for (const MarkKind &kind : markKinds)
        names.append(kind.name);
    const QStringList expected{u"read"_s,        u"starred"_s, u"follow"_s,    u"passed"_s,
                               u"tag"_s,         u"note"_s,    u"muteWord"_s,  u"muteAuthor"_s,
                               u"savedSearch"_s, u"person"_s,  u"later"_s,     u"lessWord"_s,
                               u"lessAuthor"_s,  u"cited"_s,   u"highlight"_s, u"highlightNote"_s};
    QCOMPARE(names, expected);
}

void TestMarkKinds::everyMarkHasItsRow()
{
    for (const MarkKind &kind : markKinds) {
        QCOMPARE(markKind(kind.mark).name, kind.name);
        QCOMPARE(markNamed(kind.name), std::optional(kind.mark));
    }
}

void TestMarkKinds::unknownNamesAreNoMark()
{
    for (const QString &name : {u"shelf"_s, u""_s, u"Read"_s, u"read "_s})
        QCOMPARE(markNamed(name), std::nullopt);
}

// What the schema and queries that name kinds themselves take for granted.
void TestMarkKinds::listsOfKinds()
{
    QCOMPARE(namesWith(&MarkKind::hasColumn), QStringList({u"read"_s, u"starred"_s, u"later"_s}));
    QCOMPARE(namesWith(&MarkKind::hasTime), QStringList({u"read"_s, u"starred"_s}));
    QCOMPARE(namesWith(&MarkKind::endsLater), QStringList{u"read"_s});
    QCOMPARE(namesWith(&MarkKind::isIndexed),
             QStringList({u"tag"_s, u"note"_s, u"highlight"_s, u"highlightNote"_s}));
    QCOMPARE(namesWith(&MarkKind::endsRise), QStringList({u"read"_s, u"passed"_s}));
    QCOMPARE(namesWith(&MarkKind::endsChange),
             QStringList({u"read"_s, u"starred"_s, u"passed"_s, u"note"_s}));
    for (const MarkKind &kind : markKinds)
        QCOMPARE(kind.isUndoable, kind.mark != Mark::Passed && kind.mark != Mark::Cited);
}

void TestMarkKinds::everyUndoableMarkHasSentences()
{
    QSet<QString> sentences;
    qsizetype count = 0;
    for (const MarkKind &kind : markKinds) {
        if (!kind.isUndoable)
            continue;
        for (const bool on : {true, false}) {
            for (const QStringList &subjects : {QStringList{u"a"_s}, QStringList{u"a"_s, u"b"_s}}) {
                const QString sentence = describe(
                    {.mark = kind.mark, .on = on, .subjects = subjects, .text = u"text"_s});
                QVERIFY2(!sentence.contains(u'%'), qPrintable(sentence));
                sentences.insert(sentence);
                ++count;
            }
        }
    }
    QCOMPARE(sentences.size(), count);
}

BROADSHEET_TEST(TestMarkKinds, QCoreApplication)
#include "tst_markkinds.moc"
