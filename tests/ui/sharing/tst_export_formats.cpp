// The names of formats and of files.
#include "sharing/ExportFormats.h"
#include "support/Runner.h"

#include "export/Formats.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace broadsheet;

class TestExportFormats final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFormatHasANameForReaders()
    {
        for (const Format &format : allFormats()) {
            const FormatFace face = faceOf(format);
            QVERIFY2(face.name != format.name, qPrintable(face.name));
            QVERIFY(!face.suffix.isEmpty() && face.suffix.size() < 6);
        }
    }

    void filesAreNamedAfterTheList()
    {
        using Kind = ViewSelection::Kind;
        QCOMPARE(suggestedFileName({.view = {.kind = Kind::Starred}}, u"bib"_s), u"starred.bib"_s);
        QCOMPARE(
            suggestedFileName({.view = {.kind = Kind::Today}, .day = QDate(2024, 3, 22)}, u"csv"_s),
            u"2024-03-22.csv"_s);
        QCOMPARE(suggestedFileName({.view = {.kind = Kind::Unread}, .selected = 3}, u"md"_s),
                 u"3-of-unread.md"_s);
        QCOMPARE(
            suggestedFileName({.view = {.kind = Kind::Author, .author = u"김 민수"_s}}, u"ris"_s),
            u"김-민수.ris"_s);
        QCOMPARE(suggestedFileName({.view = {.kind = Kind::All}}, u"json"_s), u"papers.json"_s);
    }

    void noSignOfANameMeansAnythingToTheSystem()
    {
        for (const QString &search :
             {u"../../etc/passwd"_s, u"-rf *"_s, u".hidden"_s, u"tag:\"a/b\" NOT $(x)`y`\n"_s,
              u"\u202Ebib"_s, u"???"_s, QString(500, u'한'), u"CON."_s}) {
            const QString name = suggestedFileName({.search = search}, u"bib"_s);
            QVERIFY2(name.endsWith(u".bib"_s) && name.toUtf8().size() <= 200, qPrintable(name));
            QVERIFY2(name.front().isLetterOrNumber(), qPrintable(name));
            for (const QChar letter : name)
                QVERIFY2(letter.isLetterOrNumber() || u"-_."_s.contains(letter), qPrintable(name));
        }
    }
};

BROADSHEET_TEST(TestExportFormats, QCoreApplication)
#include "tst_export_formats.moc"
