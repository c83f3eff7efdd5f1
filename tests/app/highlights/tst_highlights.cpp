// Highlights in a library: made, changed, undone, and where they go.
#include "base/Limits.h"
#include "export/Export.h"
#include "highlights/Highlight.h"
#include "library/Library.h"
#include "papers/MarkingText.h"
#include "support/Runner.h"
#include "vault/Vault.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

const PaperId paper{u"2403.00001"_s};

Highlight made(int page, const QString &quote)
{
    return {.id = newHighlightId(page), .page = page, .quote = quote, .boxes = {{72, 100, 99, 12}}};
}

Marking marking(const Highlight &one, int colour)
{
    return {.mark = Mark::Highlight,
            .on = colour > 0,
            .subjects = {paper.text},
            .text = textOfHighlight(one),
            .highlight = one.id,
            .colour = colour};
}

Marking noteOn(const Highlight &one, const QString &note, bool continues = false)
{
    return {.mark = Mark::HighlightNote,
            .on = !note.isEmpty(),
            .subjects = {paper.text},
            .text = note,
            .highlight = one.id,
            .continues = continues};
}

} // namespace

class TestHighlights final : public QObject
{
    Q_OBJECT

private:
    void open() { library = Library::open(dir->filePath(u"library.sqlite"_s)).value(); }
    [[nodiscard]] bool mark(const QList<Marking> &markings) const
    {
        return library->mark(markings).result().has_value();
    }
    [[nodiscard]] QList<Highlight> all() const
    {
        return library->paper(paper).result().value().highlights;
    }
    [[nodiscard]] QString undo() const
    {
        return describe(library->undo().result().value().undone, u"Title"_s);
    }

    std::unique_ptr<QTemporaryDir> dir;
    std::unique_ptr<Library> library;

private Q_SLOTS:
    void init()
    {
        dir = std::make_unique<QTemporaryDir>();
        open();
        const PaperReport report{
            .id = paper, .url = u"https://arxiv.org/abs/2403.00001"_s, .title = u"Title"_s};
        const DayReport day{.source = u"digest"_s, .day = QDate(2024, 3, 22), .papers = {report}};
        QVERIFY(library->store({day}).result());
    }
    void cleanup() { library.reset(); }

    void isKeptAndUndone();
    void severalPagesAreOneGesture();
    void aNoteInParts();
    void takenAwayWithItsNote();
    void whatIsRefused();
    void aPaperWithoutAnyHasNone();
    void comesBackFromTheJournalFile();
    void intoTheFolderOfNotes();
    void intoMarkdownAndNotBack();
};

void TestHighlights::isKeptAndUndone()
{
    const Highlight one = made(3, u"a place"_s);
    QVERIFY(mark({marking(one, 2)}));
    QCOMPARE(all().size(), 1);
    QCOMPARE(all().constFirst().colour, 2);
    QCOMPARE(all().constFirst().quote, u"a place"_s);
    QVERIFY(mark({marking(one, 4)}));
    QCOMPARE(all().constFirst().colour, 4);
    library.reset();
    open();
    QCOMPARE(undo(), u"Highlight on page 3 of “Title”"_s);
    QCOMPARE(all().constFirst().colour, 2);
    QCOMPARE(undo(), u"Highlight on page 3 of “Title”"_s);
    QVERIFY(all().isEmpty());
    QVERIFY(library->redo().result());
    QVERIFY(library->redo().result());
    QCOMPARE(all().constFirst().colour, 4);
}

void TestHighlights::severalPagesAreOneGesture()
{
    QVERIFY(mark({marking(made(3, u"end of a page"_s), 1), marking(made(4, u"beginning"_s), 1)}));
    QCOMPARE(all().size(), 2);
    QCOMPARE(undo(), u"2 highlights"_s);
    QVERIFY(all().isEmpty());
}

void TestHighlights::aNoteInParts()
{
    const Highlight one = made(7, u"a place"_s);
    const Highlight other = made(8, u"another"_s);
    QVERIFY(mark({marking(one, 1), marking(other, 1)}));
    QVERIFY(mark({noteOn(one, u"Why"_s)}));
    QVERIFY(mark({noteOn(one, u"Why not?"_s, true)}));
    QCOMPARE(all().constFirst().note, u"Why not?"_s);
    QVERIFY(all().constLast().note.isEmpty());
    QCOMPARE(undo(), u"Note on page 7 of “Title”"_s);
    QVERIFY(all().constFirst().note.isEmpty());
    QCOMPARE(all().size(), 2);
}

void TestHighlights::takenAwayWithItsNote()
{
    const Highlight one = made(3, u"a place"_s);
    QVERIFY(mark({marking(one, 3)}));
    QVERIFY(mark({noteOn(one, u"Why?"_s)}));
    QVERIFY(mark({noteOn(one, {}), marking(one, 0)}));
    QVERIFY(all().isEmpty());
    QCOMPARE(undo(), u"Removed the highlight on page 3 of “Title”"_s);
    QCOMPARE(all().constFirst().colour, 3);
    QCOMPARE(all().constFirst().note, u"Why?"_s);
}

void TestHighlights::whatIsRefused()
{
    Highlight one = made(3, u"a place"_s);
    QVERIFY(!mark({noteOn(one, QString(maxNoteLength + 1, u'n'))}));
    one.quote = QString(maxHighlightLength, u'q');
    QVERIFY(!mark({marking(one, 1)}));
    Marking elsewhere = marking(made(1, u"a"_s), 1);
    elsewhere.subjects = {u"2403.99999"_s};
    QVERIFY(!mark({elsewhere}));
    QVERIFY(all().isEmpty());
}

// Ids of papers that begin alike are other papers.
void TestHighlights::aPaperWithoutAnyHasNone()
{
    const PaperId longer{u"2403.000011"_s};
    const DayReport day{.source = u"digest"_s,
                        .day = QDate(2024, 3, 22),
                        .papers = {{.id = longer, .title = u"Other"_s}}};
    QVERIFY(library->store({day}).result());
    Marking other = marking(made(1, u"a"_s), 1);
    other.subjects = {longer.text};
    QVERIFY(mark({other}));
    QVERIFY(all().isEmpty());
    QCOMPARE(library->paper(longer).result().value().highlights.size(), 1);
}

void TestHighlights::comesBackFromTheJournalFile()
{
    const Highlight one = made(3, u"a “place”\twith signs"_s);
    QVERIFY(mark({marking(one, 2)}));
    QVERIFY(mark({noteOn(one, u"Two\nlines"_s)}));
    const QList<Highlight> before = all();
    library.reset();
    QVERIFY(QFile::remove(dir->filePath(u"library.sqlite"_s)));
    open();
    const DayReport day{.source = u"digest"_s,
                        .day = QDate(2024, 3, 22),
                        .papers = {{.id = paper, .title = u"Title"_s}}};
    QVERIFY(library->store({day}).result());
    QCOMPARE(all(), before);
}

void TestHighlights::intoTheFolderOfNotes()
{
    QVERIFY(QDir(dir->path()).mkdir(u"notes"_s));
    const QString folder = dir->filePath(u"notes"_s);
    Vault vault(*library, folder, dir->filePath(u"library.vault"_s), {});
    const Highlight one = made(3, u"a place"_s);
    QVERIFY(mark({marking(made(9, u"later"_s), 1)}));
    QVERIFY(mark({marking(one, 1)}));
    QVERIFY(mark({noteOn(one, u"Why?"_s)}));
    QCOMPARE(vault.update().value().written, 1); // neither starred nor with a note of its own
    QDirIterator files(folder, QDir::Files);
    QFile file(files.next());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    file.close();
    QVERIFY(text.contains("## My highlights\n\n> a place\n\nPage 3\n\nWhy?\n\n> later\n\nPage 9\n"
                          "\n## My note\n"));
    QVERIFY(mark({noteOn(one, u"Because."_s)}));
    QCOMPARE(vault.update().value().written, 1);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Because."));
    QCOMPARE(vault.update().value().written, 0);
}

void TestHighlights::intoMarkdownAndNotBack()
{
    const Highlight one = made(3, u"a place"_s);
    QVERIFY(mark({marking(one, 1)}));
    QVERIFY(mark({noteOn(one, u"Why?"_s)}));
    const QList<Paper> papers{library->paper(paper).result().value()};
    QVERIFY(!toMarkdown(papers, {}).contains("a place"));
    const QByteArray text = toMarkdown(papers, {.notes = true});
    QVERIFY(text.contains("**My highlights**\n\n> > a place\n>\n> Page 3\n>\n> Why?\n"));
}

BROADSHEET_TEST(TestHighlights, QCoreApplication)
#include "tst_highlights.moc"
