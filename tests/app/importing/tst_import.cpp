#include "importing/DigestFiles.h"
#include "importing/ImportRun.h"
#include "importing/Importer.h"
#include "library/Library.h"
#include "support/Places.h"
#include "support/Runner.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThreadPool>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

// Days from 1 January 2024 on, `entries` papers each, all different.
QByteArray digestOfDay(int number, int entries)
{
    const QString day = QDate(2024, 1, 1).addDays(number).toString(Qt::ISODate);
    QByteArray digest = "## Daily Papers (" + day.toUtf8() + ")\n";
    for (int i = 0; i < entries; ++i) {
        const QByteArray id = QByteArray::number(number * entries + i).rightJustified(5, '0');
        digest += "\n### [Paper " + id + "](https://arxiv.org/abs/2401." + id +
                  ")\n\nVote: 3\n\nAuthors: A, B\n\n- text\n";
    }
    return digest;
}

} // namespace

class TestImport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aFolder();
    void progressReachesTheEnd();
    void bytes();
    void manyBatches();
    void importsWaitForEachOther();
    void cancelKeepsWhatIsStored();
    void cancelWhileFindingFiles();
    void cancelIsForWhatWasAskedBefore();
    void destroyingWhileImporting();
    void diagnosticsNameTheirFile();
    void theDayCanComeFromThePath();
    void aClonedArchive();
    void overviewWithPapers();
    void datedFilesNamedLikePaperwork();
    void notesOfADay();
    void savedLists();
    void otherJson();
    void aFileThatEndsInsideAnEntry();
    void emptyWorkload();

private:
    void write(const QString &name, const QByteArray &bytes) const;
    void writeDays(int files, int entries) const;
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] int papers() const { return m_library->info().result()->papers; }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestImport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    auto library = Library::open(path(u"library.sqlite"_s));
    QVERIFY(library);
    m_library = std::move(*library);
}

void TestImport::cleanup()
{
    m_library.reset();
}

void TestImport::writeDays(int files, int entries) const
{
    for (int i = 0; i < files; ++i) {
        const QDate day = QDate(2024, 1, 1).addDays(i);
        const QString name = path(u"archive/"_s + day.toString(u"yyyy/MM/dd") + ".md"_L1);
        QVERIFY(QDir().mkpath(QFileInfo(name).path()));
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QVERIFY(file.write(digestOfDay(i, entries)) > 0);
    }
}

void TestImport::aFolder()
{
    writeDays(40, 2);
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(report);
    QCOMPARE(report->files, 40);
    QCOMPARE(report->entries, 80);
    QCOMPARE(report->newPapers, 80);
    QCOMPARE(report->updatedPapers, 0);
    QCOMPARE(report->newestDay, QDate(2024, 2, 9));
    QVERIFY(!report->cancelled);
    QVERIFY(!report->hasErrors());
    QVERIFY(report->diagnostics.isEmpty());
    const auto days = m_library->days().result();
    QVERIFY(days);
    QCOMPARE(days->first().sources.first().origin, u"2024/02/09.md"_s);
}

void TestImport::progressReachesTheEnd()
{
    writeDays(40, 1);
    Importer importer(*m_library);
    const QSignalSpy progress(&importer, &Importer::progress);
    QVERIFY(importer.importPaths({path(u"archive"_s)}).result());
    QTRY_VERIFY(!progress.isEmpty());
    QTRY_COMPARE(progress.last(), QVariantList({40, 40}));
    QVERIFY(progress.size() <= 41);
}

void TestImport::bytes()
{
    Importer importer(*m_library);
    const auto report = importer.importBytes(digestOfDay(0, 3), u"-"_s).result();
    QVERIFY(report);
    QCOMPARE(report->files, 1);
    QCOMPARE(report->newPapers, 3);
    QCOMPARE(papers(), 3);
}

void TestImport::manyBatches()
{
    writeDays(30, 100);
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(report);
    QCOMPARE(report->newPapers, 3000);
    QCOMPARE(papers(), 3000);
    const auto again = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(again);
    QCOMPARE(again->entries, 3000);
    QCOMPARE(again->newPapers, 0);
    QCOMPARE(again->updatedPapers, 0);
}

void TestImport::importsWaitForEachOther()
{
    Importer importer(*m_library);
    QList<QFuture<Result<ImportReport>>> reports;
    for (int i = 0; i < 5; ++i)
        reports.append(importer.importBytes(digestOfDay(0, 4), u"a.md"_s));
    QCOMPARE(reports[0].result()->newPapers, 4);
    for (int i = 1; i < 5; ++i)
        QCOMPARE(reports[i].result()->newPapers, 0);
}

void TestImport::cancelKeepsWhatIsStored()
{
    writeDays(100, 20);
    std::stop_source stop;
    ImportRun run(*m_library, stop.get_token(), [&stop](int done, int) {
        if (done == 5)
            stop.request_stop();
    });
    const auto report = run.paths({path(u"archive"_s)});
    QVERIFY(report);
    QVERIFY(report->cancelled);
    QVERIFY(report->files >= 5 && report->files < 100); // the files being parsed are finished
    QCOMPARE(papers(), report->entries);
    QCOMPARE(report->newPapers, report->entries);
}

void TestImport::cancelWhileFindingFiles()
{
    for (int i = 0; i < 1000; ++i)
        write(u"archive/%1.md"_s.arg(i), "x");
    std::stop_source stop;
    stop.request_stop();
    const DigestFiles found =
        findDigests({path(u"archive"_s), path(u"missing"_s)}, stop.get_token());
    QVERIFY(found.files.isEmpty());
    QVERIFY(found.diagnostics.isEmpty());
    ImportRun run(*m_library, stop.get_token(), [](int, int total) { QCOMPARE(total, 0); });
    const auto report = run.paths({path(u"archive"_s)});
    QVERIFY(report);
    QVERIFY(report->cancelled);
}

void TestImport::cancelIsForWhatWasAskedBefore()
{
    writeDays(100, 20);
    Importer importer(*m_library);
    QFuture<Result<ImportReport>> before = importer.importPaths({path(u"archive"_s)});
    importer.cancel();
    const auto after = importer.importBytes(digestOfDay(2000, 3), u"a.md"_s).result();
    QVERIFY(before.result());
    QVERIFY(after);
    QVERIFY(!after->cancelled);
    QCOMPARE(papers(), before.result()->entries + 3);
}

void TestImport::destroyingWhileImporting()
{
    writeDays(100, 20);
    QFuture<Result<ImportReport>> first;
    QFuture<Result<ImportReport>> second;
    {
        Importer importer(*m_library);
        first = importer.importPaths({path(u"archive"_s)});
        second = importer.importPaths({path(u"archive"_s)});
    }
    QVERIFY(first.isFinished() && second.isFinished());
    QVERIFY(first.result() && second.result());
    QCOMPARE(papers(), std::max(first.result()->entries, second.result()->entries));
}

void TestImport::diagnosticsNameTheirFile()
{
    writeDays(3, 1);
    QFile binary(path(u"archive/2024/01/02.md"_s));
    QVERIFY(binary.open(QIODevice::WriteOnly | QIODevice::Truncate));
    binary.write(QByteArray(4096, '\0'));
    binary.close();
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"missing.md"_s), path(u"archive"_s)}).result();
    QVERIFY(report);
    QVERIFY(report->hasErrors());
    QCOMPARE(report->newPapers, 2);
    QSet<QString> files;
    for (const FileDiagnostic &one : report->diagnostics)
        files.insert(one.file);
    QCOMPARE(files, QSet<QString>({path(u"missing.md"_s), binary.fileName()}));
}

void TestImport::theDayCanComeFromThePath()
{
    const QString name = path(u"2024/03/22.md"_s);
    QVERIFY(QDir().mkpath(QFileInfo(name).path()));
    QFile file(name);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray digest = digestOfDay(0, 2);
    file.write(digest.sliced(digest.indexOf('\n') + 1));
    file.close();
    Importer importer(*m_library);
    const auto report = importer.importPaths({name}).result();
    QVERIFY(report);
    QCOMPARE(report->newPapers, 2);
    QCOMPARE(report->newestDay, QDate(2024, 3, 22));
}

void TestImport::write(const QString &name, const QByteArray &bytes) const
{
    QVERIFY(QDir().mkpath(QFileInfo(path(name)).path()));
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void TestImport::aClonedArchive()
{
    write(u"archive/2024/03/22.md"_s, digestOfDay(0, 2));
    write(u"archive/LICENSE.md"_s, "### Section 1 - Words.\n\nText.\n\n### Section 2\n\nText.\n");
    write(u"archive/CHANGELOG.md"_s, "## 2024-03-22\n\n### Added\n\n- a\n");
    write(u"archive/requirements.txt"_s, "requests==2.31.0\n");
    write(u"archive/README.md"_s,
          "# Papers\n\nAfter [this](https://arxiv.org/abs/1706.03762).\n\n### Install\n\n```\n" +
              digestOfDay(3, 1) + "```\n");
    write(u"archive/_sidebar.md"_s, "- [2024-03-22](2024/03/22.md)\n");
    write(u"archive/notes/ideas.md"_s, "### An idea\n\n- a\n");
    write(u"archive/.github/ISSUE_TEMPLATE.md"_s, "### [T](https://arxiv.org/abs/2403.00001)\n");
    write(u"archive/package.json"_s, "{\"name\": \"x\", \"version\": \"1\"}\n");
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(report);
    QCOMPARE(report->files, 1);
    QCOMPARE(report->newPapers, 2);
    QVERIFY(!report->hasErrors());
    for (const FileDiagnostic &one : report->diagnostics)
        QFAIL(qPrintable(one.file + one.diagnostic.message));
    // A file that the user names is read, whatever it is called.
    QVERIFY(importer.importPaths({path(u"archive/requirements.txt"_s)}).result()->hasErrors());
}

void TestImport::overviewWithPapers()
{
    write(u"archive/README.md"_s, digestOfDay(0, 2));
    write(u"archive/unread.md"_s, "See https://arxiv.org/abs/2403.00001 there.\n");
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(report);
    QCOMPARE(report->newPapers, 2);
    QVERIFY(!report->hasErrors());
    QCOMPARE(report->diagnostics.size(), 1); // a link that was not understood
    QCOMPARE(report->diagnostics[0].file, path(u"archive/unread.md"_s));
    QCOMPARE(report->diagnostics[0].diagnostic.line, 1);
}

// What a file is called does not matter when it names a day; what is in it does.
void TestImport::datedFilesNamedLikePaperwork()
{
    const QByteArray papers = "### [Paper](https://arxiv.org/abs/2403.";
    int number = 0;
    for (const char *name : {"security", "history", "support", "citation", "notice"})
        write(u"archive/%1-2024-03-22.md"_s.arg(QLatin1StringView(name)),
              "## Daily Papers (2024-03-22)\n\n" + papers + QByteArray::number(1001 + number++) +
                  ")\n\n- text\n");
    for (const char *name : {"summary", "index", "install"})
        write(u"archive/%1_2024-03-22.md"_s.arg(QLatin1StringView(name)),
              papers + QByteArray::number(1001 + number++) + ")\n\n- text\n");
    write(u"archive/changelog-2024-03-22.md"_s, "### Added\n\n- a\n");
    write(u"archive/2024/03/22/README.md"_s, "### About\n\n- a\n");
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(report);
    QCOMPARE(report->files, number);
    QCOMPARE(report->newPapers, number);
    QCOMPARE(report->newestDay, QDate(2024, 3, 22));
    QCOMPARE(m_library->days().result()->size(), 1);
}

// A day in the name alone makes no digest of headings: notes of a day and posts are in folders too.
void TestImport::notesOfADay()
{
    write(u"archive/Daily/2024-03-20.md"_s, "### Tasks\n\n- a\n\n### Journal\n\nText.\n");
    write(u"archive/_posts/2024-03-20-hello.md"_s, "# Hello\n\n### Part one\n\nText.\n");
    write(u"archive/2024-03-21.md"_s, "### A Title Alone\n\nVote: 3\n\n- text\n");
    write(u"archive/2024-03-22.md"_s, "## Daily Papers (2024-03-22)\n\n### Another\n\n- text\n");
    Importer importer(*m_library);
    const auto report = importer.importPaths({path(u"archive"_s)}).result();
    QVERIFY(report);
    QCOMPARE(report->files, 2);
    QCOMPARE(report->newPapers, 2);
    // A file that is given is read in any case.
    const auto given = importer.importPaths({path(u"archive/Daily/2024-03-20.md"_s)}).result();
    QVERIFY(given);
    QCOMPARE(given->newPapers, 2);
}

void TestImport::savedLists()
{
    const QString folder = test::testData(u"foreign/"_s);
    Importer importer(*m_library);
    const auto report = importer
                            .importPaths({folder + u"2026-02-05_paper_ko.json"_s,
                                          folder + u"2026-07-01_AI_enhanced_Chinese.jsonl"_s})
                            .result();
    QVERIFY(report);
    QCOMPARE(report->newPapers, 3);
    QVERIFY(report->hasErrors());
    QCOMPARE(report->diagnostics.size(), 2);
    QCOMPARE(report->diagnostics[1].diagnostic.line, 2); // the broken line of the second list

    const auto kites = m_library->paper({u"2602.01705"_s}).result();
    QVERIFY(kites);
    QCOMPARE(kites->title, u"A Report on Kites"_s);
    QCOMPARE(kites->votes, 19);
    QCOMPARE(kites->days, QList<QDate>{QDate(2026, 2, 5)});
    QCOMPARE(kites->keywords, QStringList{u"Kites"_s});
    QHash<QString, QString> texts;
    for (const PaperText &text : kites->texts)
        texts.insert(text.language, text.markdown);
    QCOMPARE(texts.value(u"en"_s), u"We fly kites."_s);
    QVERIFY(texts.value(u"ko"_s).contains(u"연에 관한 보고서"_s));
    QVERIFY(texts.value(u"ko"_s).contains(u"  - 연을 날린다"_s));

    const auto apples = m_library->paper({u"2606.01776"_s}).result();
    QVERIFY(apples);
    QCOMPARE(apples->authors, (QStringList{u"Ola Berg"_s, u"Ada Vale"_s}));
    QCOMPARE(apples->categories, QStringList{u"cs.GT"_s});
    QCOMPARE(apples->comment, u"3 pages"_s);
    QCOMPARE(apples->days, QList<QDate>{QDate(2026, 7, 1)});
    QCOMPARE(apples->texts.size(), 2);
}

void TestImport::otherJson()
{
    Importer importer(*m_library);
    write(u"a.json"_s, "{\"name\": \"x\"}");
    QVERIFY(importer.importPaths({path(u"a.json"_s)}).result()->hasErrors());
    write(u"2024-03-22.json"_s,
          "[{\"paper\": {\"id\": \"2403.00001\", \"title\": \"T\"}},\n{\"paper\": {");
    const auto cut = importer.importPaths({path(u"2024-03-22.json"_s)}).result();
    QCOMPARE(cut->newPapers, 1);
    QVERIFY(cut->hasErrors());
    QCOMPARE(cut->diagnostics[0].diagnostic.line, 2);
    const auto status = [this] {
        return m_library->days().result()->value(0).sources.value(0).status;
    };
    QCOMPARE(status(), DayStatus::CutShort);
    write(u"b.json"_s, "{\"date\": \"2024-03-23\",\n \"papers\": [\n"
                       "{\"id\": \"2403.00005\", \"title\": \"V\"},\n{\"id\": \"2403");
    const auto object = importer.importPaths({path(u"b.json"_s)}).result();
    QVERIFY(object->hasErrors());
    QCOMPARE(object->newPapers, 1);
    QCOMPARE(object->newestDay, QDate(2024, 3, 23));
    const auto input =
        importer.importBytes("[{\"id\": \"2403.00002\", \"title\": \"U\"}]", u"-"_s).result();
    QCOMPARE(input->newPapers, 1);
}

void TestImport::aFileThatEndsInsideAnEntry()
{
    const auto first = [this] { return m_library->days().result()->value(0).sources.value(0); };
    const QByteArray whole = digestOfDay(0, 3);
    write(u"cut.md"_s, whole.chopped(9));
    Importer importer(*m_library);
    const auto open = [&](const QString &name) {
        QVERIFY(importer.importPaths({path(name)}).result());
    };
    open(u"cut.md"_s);
    QCOMPARE(first().status, DayStatus::CutShort);
    write(u"whole.md"_s, whole);
    open(u"whole.md"_s);
    QCOMPARE(first().status, DayStatus::Complete);
    QCOMPARE(first().origin, u"whole.md"_s);
    open(u"cut.md"_s);
    QCOMPARE(first().status, DayStatus::Complete);
}

void TestImport::emptyWorkload()
{
    Importer importer(*m_library);
    const auto report = importer.importPaths({}).result();
    QVERIFY(report);
    QCOMPARE(report->files, 0);
    QVERIFY(!report->newestDay.isValid());
    QVERIFY(!report->cancelled);
}

BROADSHEET_TEST(TestImport, QCoreApplication)
#include "tst_import.moc"
