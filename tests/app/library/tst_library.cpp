// Content: storing reports, storing them again, and listing them.
#include "Builders.h"
#include "support/Runner.h"

// Only to see whether anything was written.
#include "sqlite/Database.h"

#include <QSignalSpy>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

// Without the moment at which they were stored.
QList<PaperText> undated(QList<PaperText> texts)
{
    for (PaperText &text : texts)
        text.at = {};
    return texts;
}

} // namespace

class TestLibrary final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void storesAndLists();
    void storingTheSameAgainWritesNothing();
    void aNewerReportUpdatesVotesAndTexts();
    void theUnknownNeverErasesTheKnown();
    void papersMissingFromANewerFileStay();
    void textsOfSourcesAndDaysStandBesideEachOther();
    void titleAndAuthorsFollowTheSourceNotTheOrder();
    void votesAreTheNewestDays();
    void undatedReportsAreKept();
    void theSamePaperTwiceInOneReport();
    void namesAreTrimmed();
    void listsSurviveOddCharacters();
    void tellsOfChangesOnce();
    void unknownPaperIsNotFound();
    void aSourceIsForgottenAndMarksStay();

private:
    [[nodiscard]] QStringList listed(const Query &query) const
    {
        return idsOf(must(m_library->list(query)));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Library> m_library;
};

void TestLibrary::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_library = opened(m_folder->filePath(u"library.sqlite"_s));
}

void TestLibrary::cleanup()
{
    m_library.reset();
}

void TestLibrary::storesAndLists()
{
    const ChangeSet changes = must(m_library->store(threeDays()));
    QCOMPARE(changes.added.size(), 4);
    QVERIFY(changes.content.isEmpty());
    QCOMPARE(changes.days.size(), 3);

    const QList<PaperRow> rows = must(m_library->list({}));
    QCOMPARE(idsOf(rows),
             QStringList({u"2403.00003"_s, u"2403.00004"_s, u"2403.00001"_s, u"2403.00002"_s}));
    const PaperRow expected{.id = PaperId{u"2403.00003"_s},
                            .title = u"Gamma"_s,
                            .authors = {u"Cy"_s, u"Ada"_s},
                            .votes = 40,
                            .rise = 0, // it had 5 two days before, but that is long ago
                            .day = QDate(2024, 3, 22),
                            .media = u"https://pictures.example/2403.00003.png"_s,
                            .hasVideo = false,
                            .followed = false};
    QCOMPARE(withoutNumbers(rows).first(), expected);

    const Paper paper = must(m_library->paper(PaperId{u"2403.00003"_s}));
    QCOMPARE(paper.days, QList<QDate>({QDate(2024, 3, 20), QDate(2024, 3, 22)}));
    QCOMPARE(paper.url, u"https://arxiv.org/abs/2403.00003"_s);
    QCOMPARE(paper.authorSummaries.size(), 2);
    QCOMPARE(paper.authorSummaries[1].papers, 3);
}

void TestLibrary::storingTheSameAgainWritesNothing()
{
    must(m_library->store(threeDays()));
    must(m_library->indexed());
    Database other(m_folder->filePath(u"library.sqlite"_s), Database::Access::ReadWrite);
    const QString version =
        other.pragma(u"data_version"_s); // counts the writes of other connections
    QCoreApplication::sendPostedEvents();
    QSignalSpy changed(m_library.get(), &Library::changed);
    QVERIFY(must(m_library->store(threeDays())).isEmpty());
    QCOMPARE(other.pragma(u"data_version"_s), version);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changed.count(), 0);
    // The test would see a write.
    must(m_library->mark({Mark::Follow, true, {u"Ada"_s}}));
    QVERIFY(other.pragma(u"data_version"_s) != version);
}

void TestLibrary::aNewerReportUpdatesVotesAndTexts()
{
    must(m_library->store(threeDays()));
    QList<DayReport> newer = threeDays();
    newer[0].papers[0].votes = 30;
    newer[1].papers[0].texts[0].markdown = u"- 새로운 요약"_s;
    const ChangeSet changes = must(m_library->store(newer));
    QCOMPARE(changes.content, QSet<PaperId>({PaperId{u"2403.00001"_s}, PaperId{u"2403.00002"_s}}));
    QVERIFY(changes.added.isEmpty());
    QVERIFY(changes.days.isEmpty());
    QCOMPARE(must(m_library->paper(PaperId{u"2403.00001"_s})).votes, 30);
    const Paper second = must(m_library->paper(PaperId{u"2403.00002"_s}));
    QCOMPARE(second.texts.size(), 1);
    QCOMPARE(second.texts[0].markdown, u"- 새로운 요약"_s);
}

void TestLibrary::theUnknownNeverErasesTheKnown()
{
    PaperReport full = report(u"2403.00009"_s, u"Known"_s, 7, {u"Ada"_s}, u"- 글"_s);
    full.categories = {u"cs.CL"_s};
    full.comment = u"12 pages"_s;
    const QDate date(2024, 3, 23);
    must(m_library->store({day(date, {full})}));
    const Paper before = must(m_library->paper(full.id));

    PaperReport bare{.id = full.id};
    QVERIFY(must(m_library->store({day(date, {bare})})).isEmpty());
    QCOMPARE(must(m_library->paper(full.id)).texts, before.texts);
    QCOMPARE(must(m_library->paper(full.id)).votes, 7);

    // New texts replace all texts of this source and day, whatever their language.
    bare.texts = {{.language = u"en"_s, .markdown = u"- text"_s}};
    must(m_library->store({day(date, {bare})}));
    const QList<PaperText> expected{
        {.source = u"digest"_s, .language = u"en"_s, .markdown = u"- text"_s, .day = date}};
    QCOMPARE(undated(must(m_library->paper(full.id)).texts), expected);
    QVERIFY(must(m_library->store({day(date, {bare})})).isEmpty());
    // 0 votes is a known number.
    bare.votes = 0;
    must(m_library->store({day(date, {bare})}));
    QCOMPARE(must(m_library->paper(full.id)).votes, 0);
}

void TestLibrary::papersMissingFromANewerFileStay()
{
    must(m_library->store(threeDays()));
    QList<DayReport> shorter = threeDays();
    shorter[2].papers.removeFirst();
    // Only the position in the file differs, which is not shown.
    QVERIFY(must(m_library->store(shorter)).isEmpty());
    QCOMPARE(must(m_library->list({})).size(), 4);
    shorter[2].papers.clear();
    QVERIFY(must(m_library->store(shorter)).isEmpty());
    QCOMPARE(must(m_library->days()).first().sources.first().status, DayStatus::Complete);
}

void TestLibrary::textsOfSourcesAndDaysStandBesideEachOther()
{
    const auto with = [](const QString &text, const QString &language) {
        PaperReport paper = report(u"2403.00009"_s, u"T"_s);
        paper.texts = {{.language = language, .markdown = text}};
        return paper;
    };
    must(m_library->store({day(QDate(2024, 1, 1), {with(u"- 하나"_s, u"ko"_s)}),
                           day(QDate(2024, 1, 2), {with(u"- 둘"_s, u"ko"_s)}),
                           day(QDate(2024, 1, 3), {with(u"- 하나"_s, u"ko"_s)}),
                           day(QDate(2024, 1, 1), {with(u"abstract"_s, u"en"_s)}, u"arxiv"_s)}));
    const Paper paper = must(m_library->paper(PaperId{u"2403.00009"_s}));
    const QList<PaperText> expected{{.source = u"arxiv"_s,
                                     .language = u"en"_s,
                                     .markdown = u"abstract"_s,
                                     .day = QDate(2024, 1, 1)},
                                    {.source = u"digest"_s,
                                     .language = u"ko"_s,
                                     .markdown = u"- 하나"_s,
                                     .day = QDate(2024, 1, 3)},
                                    {.source = u"digest"_s,
                                     .language = u"ko"_s,
                                     .markdown = u"- 둘"_s,
                                     .day = QDate(2024, 1, 2)}};
    QCOMPARE(undated(paper.texts), expected);
}

void TestLibrary::titleAndAuthorsFollowTheSourceNotTheOrder()
{
    const QDate date(2024, 1, 1);
    const DayReport digest =
        day(date, {report(u"2401.00001"_s, u"Digest's"_s, 3, {u"B"_s, u"A"_s})});
    const DayReport arxiv = day(
        date, {report(u"2401.00001"_s, u"arXiv's"_s, std::nullopt, {u"A"_s, u"B"_s})}, u"arxiv"_s);
    const DayReport later =
        day(QDate(2024, 1, 5), {report(u"2401.00001"_s, u"Digest's, later"_s, 4, {u"A"_s})});
    QList<DayReport> all{digest, arxiv, later};
    std::sort(all.begin(), all.end(),
              [](auto &a, auto &b) { return a.papers[0].title < b.papers[0].title; });
    QList<PaperRow> first;
    do {
        cleanup();
        init();
        for (const DayReport &one : std::as_const(all))
            must(m_library->store({one}));
        const QList<PaperRow> rows = must(m_library->list({}));
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows[0].title, u"arXiv's"_s);
        QCOMPARE(rows[0].authors, QStringList({u"A"_s, u"B"_s}));
        QCOMPARE(rows[0].votes, 4);
        if (first.isEmpty())
            first = rows;
        QCOMPARE(rows, first);
    } while (std::next_permutation(all.begin(), all.end(), [](auto &a, auto &b) {
        return a.papers[0].title < b.papers[0].title;
    }));
}

void TestLibrary::votesAreTheNewestDays()
{
    const QString id = u"2401.00001"_s;
    must(m_library->store({day(QDate(2024, 1, 5), {report(id, u"T"_s, 50)})}));
    must(m_library->store({day(QDate(2024, 1, 1), {report(id, u"T"_s, 90)})}));
    QCOMPARE(must(m_library->list({}))[0].votes, 50);
    must(m_library->store({day(QDate(2024, 1, 9), {report(id, u"T"_s)})}));
    QCOMPARE(must(m_library->list({}))[0].votes, 50);
    QCOMPARE(must(m_library->list({}))[0].day, QDate(2024, 1, 9));
}

void TestLibrary::undatedReportsAreKept()
{
    const DayReport undated = day({}, {report(u"2401.00001"_s, u"T"_s, 1)});
    QCOMPARE(must(m_library->store({undated})).added.size(), 1);
    QVERIFY(must(m_library->store({undated})).isEmpty());
    QCOMPARE(must(m_library->list({})).size(), 1);
    QVERIFY(!must(m_library->list({}))[0].day.isValid());
    QVERIFY(must(m_library->days()).isEmpty());
    QVERIFY(listed({.to = QDate(2030, 1, 1)}).isEmpty());
}

void TestLibrary::theSamePaperTwiceInOneReport()
{
    const DayReport twice =
        day(QDate(2024, 1, 1), {report(u"2401.00001"_s, u"One"_s, 3, {}, u"- 글"_s),
                                report(u"2401.00001"_s, u"Two"_s)});
    must(m_library->store({twice, twice}));
    const Paper paper = must(m_library->paper(PaperId{u"2401.00001"_s}));
    QCOMPARE(paper.title, u"Two"_s);
    QCOMPARE(paper.votes, 3);
    QCOMPARE(paper.texts.size(), 1);
    QVERIFY(must(m_library->store({twice})).isEmpty());
}

void TestLibrary::namesAreTrimmed()
{
    must(m_library->store(
        {day(QDate(2024, 1, 1),
             {report(u"1"_s, u"T"_s, 1, {u" Ada  Byron "_s, u" "_s, u""_s, u"Ada Byron"_s})})}));
    QCOMPARE(must(m_library->list({}))[0].authors, QStringList({u"Ada Byron"_s, u"Ada Byron"_s}));
    QCOMPARE(must(m_library->author(u"  Ada Byron"_s)).author.papers, 1);
    QCOMPARE(must(m_library->paper(PaperId{u"1"_s})).authorSummaries.size(), 1);
    QCOMPARE(must(m_library->info()).authors, 1);
}

void TestLibrary::listsSurviveOddCharacters()
{
    PaperReport odd = report(u"1'; DROP TABLE paper; --"_s, u"\"%_\\ '\n\t𝒳 e\u0301"_s, -3);
    odd.title.append(QChar(0));
    odd.title.append(QChar(0xd800)); // half a character
    odd.authors = {u"A\x1f"
                   "B"_s,
                   u"O'C"_s, u"Q\"u\\p[\"]te"_s, u"con\u0001trol"_s};
    odd.texts = {{.language = u"en"_s, .markdown = u"<script>\n\n- x"_s},
                 {.language = u""_s, .markdown = u""_s}};
    const DayReport report = day(QDate(2024, 1, 1), {odd, PaperReport{}});
    QCOMPARE(must(m_library->store({report})).added.size(), 1);
    QVERIFY(must(m_library->store({report})).isEmpty());
    const Paper paper = must(m_library->paper(odd.id));
    QVERIFY(paper.title.startsWith(u"\"%_\\ '\n\t𝒳 e\u0301"_s));
    QCOMPARE(paper.authors, QStringList({u"A B"_s, u"O'C"_s, odd.authors[2], u"con trol"_s}));
    for (const AuthorSummary &author : paper.authorSummaries)
        QCOMPARE(author.papers, 1);
    QCOMPARE(paper.texts.size(), 1);
    QCOMPARE(paper.texts[0].markdown, u"<script>\n\n- x"_s);
}

void TestLibrary::tellsOfChangesOnce()
{
    QSignalSpy changed(m_library.get(), &Library::changed);
    const ChangeSet stored = must(m_library->store(threeDays()));
    QTRY_COMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].value<ChangeSet>(), stored);
    const ChangeSet marked = must(m_library->mark({Mark::Starred, true, {u"2403.00003"_s}}));
    QCOMPARE(marked.state, QSet<PaperId>({PaperId{u"2403.00003"_s}}));
    QCOMPARE(marked.days, QSet<QDate>({QDate(2024, 3, 20), QDate(2024, 3, 22)}));
    QTRY_COMPARE(changed.count(), 2);
    QVERIFY(must(m_library->mark({Mark::Starred, true, {u"2403.00003"_s}})).isEmpty());
    must(m_library->counts());
    QCoreApplication::sendPostedEvents();
    QCOMPARE(changed.count(), 2);
}

void TestLibrary::unknownPaperIsNotFound()
{
    const Result<Paper> none = m_library->paper(PaperId{u"9999.00001"_s}).result();
    QVERIFY(!none);
    QCOMPARE(none.error().kind, ErrorKind::NotFound);
    QVERIFY(none.error().message.contains(u"9999.00001"));
}

void TestLibrary::aSourceIsForgottenAndMarksStay()
{
    const QDate date(2024, 1, 2);
    must(m_library->store(threeDays()));
    must(m_library->store({day(date,
                               {report(u"2403.00001"_s, u"Alpha's sample"_s, 99),
                                report(u"1706.00001"_s, u"Only a sample"_s, 7)},
                               u"sample"_s)}));
    must(m_library->mark({.mark = Mark::Starred, .on = true, .subjects = {u"1706.00001"_s}}));

    const ChangeSet changes = must(m_library->forget(u"sample"_s));
    QCOMPARE(changes.content, (QSet<PaperId>{{u"2403.00001"_s}, {u"1706.00001"_s}}));
    QVERIFY(changes.days.contains(date));
    QVERIFY(!listed({}).contains(u"1706.00001"_s));
    const Paper alpha = must(m_library->paper({u"2403.00001"_s}));
    QCOMPARE(alpha.title, u"Alpha"_s);
    QCOMPARE(alpha.days, QList<QDate>{QDate(2024, 3, 20)});
    QVERIFY(must(m_library->forget(u"sample"_s)).isEmpty());

    must(m_library->store({day(date, {report(u"1706.00001"_s, u"A real one"_s)})}));
    QVERIFY(must(m_library->paper({u"1706.00001"_s})).state.starred);
}

BROADSHEET_TEST(TestLibrary, QCoreApplication)
#include "tst_library.moc"
