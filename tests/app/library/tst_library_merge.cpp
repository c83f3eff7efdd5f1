// Merging reports: what was said later counts, in whatever order it is stored.
#include "Builders.h"
#include "support/Runner.h"

// To see whether anything was written.
#include "sqlite/Database.h"

#include <QRandomGenerator>
#include <QTimeZone>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

const QDate theDay(2026, 4, 10);

QDateTime minute(int minutes)
{
    return QDateTime(QDate(2026, 4, 10), QTime(8, 0), QTimeZone::utc()).addSecs(60 * minutes);
}

DayReport said(int minutes, const PaperReport &paper, const QString &source = u"huggingFace"_s,
               QDate date = theDay)
{
    return {.source = source,
            .day = date,
            .origin = QString(u"https://x.example/"_s + QString::number(minutes)),
            .papers = {paper},
            .at = minute(minutes)};
}

PaperReport fullReport()
{
    PaperReport paper = report(u"2604.07429"_s, u"Title"_s, 2, {u"Ada"_s});
    paper.texts = {{.language = u"en"_s, .markdown = u"Text"_s, .kind = TextKind::Abstract},
                   {.language = u"en"_s, .markdown = u"Short"_s, .kind = TextKind::AiSummary}};
    paper.categories = {u"cs.CL"_s, u"cs.AI"_s};
    paper.comment = u"12 pages"_s;
    paper.code = u"https://github.com/a/b"_s;
    paper.project = u"https://a.example"_s;
    paper.organization = u"An Institute"_s;
    paper.keywords = {u"diffusion forcing"_s, u"강화학습"_s};
    paper.doi = u"10.1000/1"_s;
    paper.comments = 0;
    paper.stars = 77;
    paper.version = 2;
    paper.journalReference = u"Journal 1 (2026)"_s;
    return paper;
}

// One in three fields is empty, and the others have one of few values, so that reports conflict.
class Chance final
{
public:
    explicit Chance(quint32 seed) : m_random(seed) {}

    QString word()
    {
        return below(3) == 0 ? QString() : QString(u"w"_s.repeated(1 + below(2)) + letter());
    }
    QStringList words()
    {
        QStringList list;
        for (int i = below(3); i > 0; --i)
            list.append(QString(u"n"_s + letter()));
        return list;
    }
    std::optional<int> number() { return below(3) == 0 ? std::nullopt : std::optional(below(60)); }
    PaperReport paper()
    {
        PaperReport paper{.id = PaperId{QString(u"2604.0000"_s + QString::number(below(4)))}};
        for (QString PaperReport::*text :
             {&PaperReport::url, &PaperReport::title, &PaperReport::comment, &PaperReport::code,
              &PaperReport::project, &PaperReport::organization, &PaperReport::doi,
              &PaperReport::journalReference})
            paper.*text = word();
        for (QStringList PaperReport::*list : {&PaperReport::authors, &PaperReport::media,
                                               &PaperReport::categories, &PaperReport::keywords})
            paper.*list = words();
        for (std::optional<int> PaperReport::*count : {&PaperReport::votes, &PaperReport::comments,
                                                       &PaperReport::stars, &PaperReport::version})
            paper.*count = number();
        for (int i = below(3); i > 0; --i)
            paper.texts.append({.language = below(2) ? u"en"_s : u""_s,
                                .markdown = QString(u"text  "_s + letter()),
                                .kind = static_cast<TextKind>(below(3))});
        return paper;
    }
    DayReport report()
    {
        static const QStringList sources{u"huggingFace"_s, u"digest"_s, u"arxivApi"_s, u"other"_s};
        DayReport report{.source = sources[below(4)],
                         .day = below(4) == 0 ? QDate() : theDay.addDays(below(3) * 7),
                         .origin = word(),
                         .at = minute(below(12) * 1500),
                         .status = static_cast<DayStatus>(below(6)),
                         .problem = word(),
                         .nextTry = below(2) ? QDateTime() : minute(below(5)),
                         .validator = word().toLatin1()};
        for (int i = below(5); i > 0; --i)
            report.papers.append(paper());
        return report;
    }
    int below(int limit) { return m_random.bounded(limit); }
    void shuffle(QList<DayReport> &reports)
    {
        std::shuffle(reports.begin(), reports.end(), m_random);
    }

private:
    QString letter() { return QString(QChar(u'a' + below(4))); }

    QRandomGenerator m_random;
};

} // namespace

class TestLibraryMerge final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void everyFieldComesBack();
    void namesAllAuthorsIfAnySourceDoes();
    void onePersonHasOneName();
    void theLaterSaidCountsFieldByField();
    void theTitleWithItsSymbolsWins();
    void atTheSameMomentTheContentDecides();
    void theSameAgainWritesNothing();
    void saidAgainLaterCountsButShowsNothing();
    void withoutATimeTheLaterStoredCounts();
    void aTimeFarAheadIsNotBelieved();
    void sourcesAreTrustedInTheirOrder();
    void textsStandOnce();
    void starsAndCommentsAreTheNewest();
    void keywordsAreFoundBySearch();
    void anyOrderEndsInTheSameLibrary();

private:
    [[nodiscard]] Paper thePaper() { return must(m_library->paper(PaperId{u"2604.07429"_s})); }
    void storeAll(const QList<DayReport> &reports, Chance &chance);
};

void TestLibraryMerge::everyFieldComesBack()
{
    const PaperReport full = fullReport();
    must(m_library->store({said(1, full)}));
    reopen();
    const Paper paper = thePaper();
    QCOMPARE(paper.code, full.code);
    QCOMPARE(paper.project, full.project);
    QCOMPARE(paper.organization, full.organization);
    QCOMPARE(paper.keywords, full.keywords);
    QCOMPARE(paper.doi, full.doi);
    QCOMPARE(paper.journalReference, full.journalReference);
    QCOMPARE(paper.comments, 0);
    QCOMPARE(paper.stars, 77);
    QCOMPARE(paper.version, 2);
    QCOMPARE(paper.texts.size(), 2);
    QCOMPARE(paper.texts[0].kind, TextKind::Abstract);
    QCOMPARE(paper.texts[1].kind, TextKind::AiSummary);
    QCOMPARE(paper.texts[0].at, minute(1));
    QVERIFY(must(m_library->store({said(1, full)})).isEmpty());
}

void TestLibraryMerge::theLaterSaidCountsFieldByField()
{
    PaperReport early{.id = PaperId{u"2604.07429"_s}, .title = u"Early"_s, .votes = 3};
    early.doi = u"10.1000/early"_s;
    PaperReport late{.id = early.id, .title = u"Late"_s, .comment = u"late"_s};
    PaperReport between{.id = early.id, .title = u"Between"_s, .votes = 5, .comment = u"mid"_s};
    QList<DayReport> reports{said(1, early), said(9, late), said(5, between)};
    for (int round = 0; round < 3; ++round) {
        cleanup();
        init();
        std::rotate(reports.begin(), reports.begin() + 1, reports.end());
        for (const DayReport &one : std::as_const(reports))
            must(m_library->store({one}));
        QCOMPARE(thePaper().title, u"Late"_s);
        QCOMPARE(thePaper().comment, u"late"_s);
        QCOMPARE(thePaper().votes, 5);
        QCOMPARE(thePaper().doi, u"10.1000/early"_s);
    }
}

// Of titles that lost their symbols, the whole one is shown, whoever says it.
void TestLibraryMerge::theTitleWithItsSymbolsWins()
{
    const auto titled = [](const QString &title) { return report(u"2604.07429"_s, title, 3); };
    for (const auto &[damaged, whole] :
         {std::pair(u"LLMtimesMapReduce: Simplified"_s, u"LLM×MapReduce: Simplified"_s),
          std::pair(u"LLMtimesMapReduce: Simplified"_s, u"LLM$\\times$MapReduce: Simplified"_s),
          std::pair(u"M2UGen"_s, u"M$^{2}$UGen"_s)}) {
        for (const QString &source : {u"huggingFace"_s, u"digest"_s}) {
            cleanup();
            init();
            const QString other = source == u"digest" ? u"huggingFace"_s : u"digest"_s;
            must(m_library->store({said(1, titled(whole), source)}));
            must(m_library->store({said(9, titled(damaged), other)}));
            QCOMPARE(thePaper().title, whole);
        }
    }
    cleanup();
    init();
    must(m_library->store({said(1, titled(u"LLM×Other"_s), u"digest"_s)}));
    must(m_library->store({said(9, titled(u"LLMtimesMapReduce"_s))}));
    QCOMPARE(thePaper().title, u"LLMtimesMapReduce"_s); // another title
}

void TestLibraryMerge::atTheSameMomentTheContentDecides()
{
    const PaperReport a = report(u"2604.07429"_s, u"Longer title"_s, 3, {u"Ada"_s, u"Bo"_s});
    const PaperReport b = report(u"2604.07429"_s, u"Title"_s, 8, {u"Zoe"_s});
    for (const QList<DayReport> &order :
         {QList{said(1, a), said(1, b)}, {said(1, b), said(1, a)}}) {
        cleanup();
        init();
        for (const DayReport &one : order)
            must(m_library->store({one}));
        QCOMPARE(thePaper().title, u"Longer title"_s);
        QCOMPARE(thePaper().votes, 8);
        QCOMPARE(thePaper().authors, QStringList({u"Ada"_s, u"Bo"_s}));
        QCOMPARE(thePaper().votesOverTime.size(), 1);
    }
}

void TestLibraryMerge::theSameAgainWritesNothing()
{
    PaperReport later = fullReport();
    later.votes = 9;
    const QList<DayReport> reports{said(1, fullReport()), said(4, later),
                                   said(2, later, u"arxivApi"_s, {})};
    must(m_library->store(reports));
    must(m_library->indexed());
    Database other(m_path, Database::Access::ReadWrite);
    const QString version =
        other.pragma(u"data_version"_s); // counts the writes of other connections
    QVERIFY(must(m_library->store(reports)).isEmpty());
    for (const DayReport &one : reports)
        QVERIFY(must(m_library->store({one})).isEmpty());
    QCOMPARE(other.pragma(u"data_version"_s), version);
    // Make sure that the test would notice a write.
    QVERIFY(must(m_library->store({said(5, later)})).isEmpty());
    QVERIFY(other.pragma(u"data_version"_s) != version);
}

void TestLibraryMerge::saidAgainLaterCountsButShowsNothing()
{
    PaperReport other = fullReport();
    other.title = u"Another"_s;
    must(m_library->store({said(1, fullReport())}));
    QVERIFY(must(m_library->store({said(9, fullReport())})).isEmpty());
    QVERIFY(must(m_library->store({said(5, other)})).isEmpty());
    QCOMPARE(thePaper().title, u"Title"_s);
    QCOMPARE(thePaper().texts[0].at, minute(9));
    const QList<VoteObservation> votes{{.at = minute(1), .source = u"huggingFace"_s, .votes = 2}};
    QCOMPARE(thePaper().votesOverTime, votes);
}

void TestLibraryMerge::withoutATimeTheLaterStoredCounts()
{
    for (int i = 0; i < 20; ++i) {
        DayReport now = said(0, report(u"2604.07429"_s, QString::number(20 - i), 100 - i));
        now.at = {};
        must(m_library->store({now}));
        QCOMPARE(thePaper().title, QString::number(20 - i));
        QCOMPARE(thePaper().votes, 100 - i);
    }
    // The same within one call.
    DayReport one = said(0, report(u"2604.07429"_s, u"zz"_s));
    DayReport two = said(0, report(u"2604.07429"_s, u"a"_s));
    one.at = two.at = {};
    must(m_library->store({one, two}));
    QCOMPARE(thePaper().title, u"a"_s);
}

void TestLibraryMerge::aTimeFarAheadIsNotBelieved()
{
    DayReport ahead = said(1, report(u"2604.07429"_s, u"From the future"_s));
    ahead.at = QDateTime::currentDateTimeUtc().addYears(3);
    must(m_library->store({ahead}));
    QVERIFY(must(m_library->days())[0].sources[0].at <= QDateTime::currentDateTimeUtc());
    DayReport now = said(1, report(u"2604.07429"_s, u"Now"_s));
    now.at = {};
    must(m_library->store({now}));
    QCOMPARE(thePaper().title, u"Now"_s);
}

void TestLibraryMerge::sourcesAreTrustedInTheirOrder()
{
    QStringList sources{u"sample"_s, u"archive"_s,   u"another"_s, u"huggingFace"_s,
                        u"arxiv"_s,  u"arxivFeed"_s, u"arxivApi"_s};
    for (const QString &source : std::as_const(sources)) {
        must(m_library->store({said(1, report(u"2604.07429"_s, source), source)}));
        QCOMPARE(thePaper().title, source);
    }
    must(m_library->store({said(2, report(u"2604.07429"_s, u"digest's"_s), u"digest"_s)}));
    QCOMPARE(thePaper().title, u"arxivApi"_s);
}

void TestLibraryMerge::textsStandOnce()
{
    const auto with = [](const QString &text, TextKind kind) {
        PaperReport paper = report(u"2604.07429"_s, u"T"_s);
        paper.texts = {{.language = u"en"_s, .markdown = text, .kind = kind}};
        return paper;
    };
    must(m_library->store({said(3, with(u"We  show\nit."_s, TextKind::Abstract)),
                           said(1, with(u"We show it."_s, TextKind::Abstract), u"arxivApi"_s, {}),
                           said(1, with(u"We show it.\n"_s, TextKind::Summary), u"digest"_s)}));
    const QList<PaperText> texts = thePaper().texts;
    QCOMPARE(texts.size(), 2);
    QCOMPARE(texts[0].source, u"arxivApi"_s);
    QCOMPARE(texts[0].markdown, u"We show it."_s);
    QCOMPARE(texts[1].source, u"digest"_s);
}

void TestLibraryMerge::starsAndCommentsAreTheNewest()
{
    PaperReport one = report(u"2604.07429"_s, u"T"_s);
    one.stars = 10;
    one.comments = 1;
    one.keywords = {u"a"_s, u"b"_s};
    PaperReport two = one;
    two.stars = 9;
    two.comments = std::nullopt;
    two.keywords = {u"b"_s, u"c"_s};
    must(m_library->store({said(1, one, u"arxivApi"_s, {}), said(2, two)}));
    QCOMPARE(thePaper().stars, 9);
    QCOMPARE(thePaper().comments, 1);
    QCOMPARE(thePaper().keywords, QStringList({u"a"_s, u"b"_s, u"c"_s}));
}

void TestLibraryMerge::keywordsAreFoundBySearch()
{
    must(m_library->store({said(1, fullReport())}));
    must(m_library->indexed());
    for (const QString &term : {u"forcing"_s, u"강화"_s, u"\"diffusion forcing\""_s})
        QCOMPARE(must(m_library->list({.search = term})).size(), 1);
    PaperReport other = fullReport();
    other.keywords = {u"robotics"_s, u"x강화학습"_s};
    must(m_library->store({said(2, other)}));
    must(m_library->indexed());
    QCOMPARE(must(m_library->list({.search = u"robot"_s})).size(), 1);
    QCOMPARE(must(m_library->list({.search = u"x강화"_s})).size(), 1); // compared as written
    QVERIFY(must(m_library->list({.search = u"forcing"_s})).isEmpty());
}

// In calls of one to four reports, some of them stored twice.
void TestLibraryMerge::storeAll(const QList<DayReport> &reports, Chance &chance)
{
    for (qsizetype at = 0; at < reports.size();) {
        const qsizetype many = std::min<qsizetype>(1 + chance.below(4), reports.size() - at);
        QList<DayReport> batch = reports.sliced(at, many);
        if (chance.below(4) == 0)
            batch.append(reports[chance.below(static_cast<int>(at + many))]);
        must(m_library->store(batch));
        at += many;
    }
}

void TestLibraryMerge::anyOrderEndsInTheSameLibrary()
{
    for (quint32 seed = 0; seed < 12; ++seed) {
        Chance chance(seed);
        QList<DayReport> reports;
        for (int i = 0; i < 40; ++i)
            reports.append(chance.report());
        QList<Paper> papers;
        QList<PaperRow> rows;
        QList<DaySummary> days;
        for (int order = 0; order < 4; ++order) {
            cleanup();
            init();
            storeAll(reports, chance);
            if (order == 0) {
                papers = must(m_library->papers({}));
                rows = withoutNumbers(must(m_library->list({})));
                days = must(m_library->days());
                QCOMPARE(papers.size(), 4);
            }
            QCOMPARE(must(m_library->papers({})), papers);
            QCOMPARE(withoutNumbers(must(m_library->list({}))), rows);
            QCOMPARE(must(m_library->days()), days);
            for (qsizetype i = 0; i < rows.size(); ++i)
                QCOMPARE(rows[i].votes, papers[i].votesOverTime.constLast().votes);
            chance.shuffle(reports);
        }
    }
}

// "+" and "et al." are nobody; a list that has them is not complete.
void TestLibraryMerge::namesAllAuthorsIfAnySourceDoes()
{
    const auto authors = [&](const QStringList &names, const QString &source) {
        must(m_library->store(
            {day(QDate(2024, 3, 20), {report(u"2403.00001"_s, u"T"_s, 1, names)}, source)}));
        return must(m_library->paper(PaperId{u"2403.00001"_s}));
    };
    const Paper cut = authors({u"Jane Roe"_s, u"+"_s}, u"huggingFace"_s);
    QCOMPARE(cut.authors, QStringList{u"Jane Roe"_s});
    QVERIFY(cut.hasMoreAuthors);
    QVERIFY(must(m_library->list({}))[0].hasMoreAuthors);
    const Paper whole = authors({u"Jane Roe"_s, u"and Min Park"_s}, u"digest"_s);
    QCOMPARE(whole.authors, (QStringList{u"Jane Roe"_s, u"Min Park"_s}));
    QVERIFY(!whole.hasMoreAuthors);
    QCOMPARE(must(m_library->list({}))[0].authors, whole.authors);
    QVERIFY(!must(m_library->list({}))[0].hasMoreAuthors);
    const Paper nobody = authors({}, u"archive"_s);
    QVERIFY(!nobody.hasMoreAuthors && !must(m_library->list({}))[0].hasMoreAuthors);
}

void TestLibraryMerge::onePersonHasOneName()
{
    const QStringList spellings{u"Erd\\H{o}s, P\\'al"_s, u"P{\\'a}l Erd{\\H o}s"_s, u"Pál Erdős"_s,
                                u"Pa\u0301l Erdo\u030Bs (1)"_s, u"P&aacute;l\u00A0Erd\u0151s*"_s};
    QList<PaperReport> papers;
    for (const QString &name : spellings)
        papers.append(report(u"2403.0000%1"_s.arg(papers.size()), u"T"_s, 1, {name}));
    must(m_library->store({day(QDate(2024, 3, 20), papers)}));
    must(m_library->mark({Mark::Follow, true, {u"P\\'al Erd\\H{o}s"_s}}));
    const AuthorSummary author = must(m_library->author(u"Pál Erdős"_s)).author;
    QCOMPARE(author.papers, spellings.size());
    QVERIFY(author.followed);
    must(m_library->indexed());
    for (const QString &search : {u"author:erdos"_s, u"author:Erdős"_s, u"\"pal erdos\""_s})
        QCOMPARE(must(m_library->list({.search = search})).size(), spellings.size());
}

BROADSHEET_TEST(TestLibraryMerge, QCoreApplication)
#include "tst_library_merge.moc"
