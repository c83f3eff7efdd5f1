// Search finds exactly what reading every paper finds: in each corpus with thousands of random
// searches, and after any sequence of changes.
#include "Builders.h"
#include "support/Corpus.h"
#include "support/Runner.h"

// For LIKE, which the library does not offer, and for first screens with a time limit of our own.
#include "finding/PaperLists.h"
#include "highlights/Highlight.h"
#include "library/OpenLibrary.h"
#include "sqlite/Migrations.h"

#include "digest/Digest.h"
#include "search/Document.h"
#include "search/ParseSearch.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace broadsheet;
using namespace broadsheet::test;

namespace {

// Every paper as a search sees it.
class Scan final
{
public:
    explicit Scan(const QList<Paper> &papers)
    {
        for (const Paper &paper : papers)
            m_documents.push_back(documentOf(paper));
    }

    // Ids in order of relevance.
    [[nodiscard]] QStringList found(const QString &search) const
    {
        const Expression expression = parseSearch(search).expression;
        const Expression heads = headsOnly(expression);
        std::vector<Hit> hits;
        for (const Document &document : m_documents)
            if (holds(expression, document))
                hits.push_back(
                    {.isHead = holds(heads, document),
                     .day = document.days.isEmpty() ? QDate() : document.days.constLast(),
                     .id = document.id});
        std::sort(hits.begin(), hits.end(), [](const Hit &a, const Hit &b) {
            if (a.isHead != b.isHead)
                return a.isHead;
            return a.day != b.day ? a.day > b.day : a.id < b.id;
        });
        QStringList ids;
        for (const Hit &hit : hits)
            ids.append(hit.id);
        return ids;
    }

private:
    struct Hit
    {
        bool isHead;
        QDate day;
        QString id;
    };
    std::vector<Document> m_documents;
};

// One of few, so that they are changed and taken away again.
QString highlightName(QRandomGenerator &random)
{
    return u"1-%1"_s.arg(random.bounded(3));
}

Marking highlightMarking(const QString &paper, const QString &quote, QRandomGenerator &random)
{
    const Highlight highlight{.quote = quote, .before = u"deep"_s, .boxes = {{10, 10, 50, 10}}};
    const bool on = random.bounded(3) > 0;
    return {.mark = Mark::Highlight,
            .on = on,
            .subjects = {paper},
            .text = textOfHighlight(highlight),
            .highlight = highlightName(random),
            .colour = on ? 1 : 0};
}

// Makes random searches from the texts of papers.
class Searches final
{
public:
    Searches(quint32 seed, const QList<Paper> &papers) : m_random(seed)
    {
        for (const Paper &paper : papers) {
            m_texts.append(paper.title);
            m_texts.append(paper.authors);
            for (const PaperText &text : paper.texts)
                m_texts.append(text.markdown);
        }
    }

    [[nodiscard]] QString next()
    {
        switch (below(15)) {
        case 0:
            return piece() + u' ' + piece();
        case 1:
            return piece() + u" -"_s + piece();
        case 2:
            return piece() + u" OR "_s + piece();
        case 3:
            return phrase();
        case 4:
            return u'-' + phrase() + u' ' + piece();
        case 5:
            return fields[below(fields.size())] + piece();
        case 6:
            return fields[below(fields.size())] + phrase() + u' ' + piece();
        case 7:
            return facts[below(facts.size())] + u' ' + piece();
        case 8:
            return u"author:"_s + word() + u" votes:>"_s + QString::number(below(60));
        case 9:
            return u"text:"_s + words(1);
        case 10:
            return u'"' + words(3) + u'"';
        case 11:
            return u"date:2024-0%1..2024-0%2 "_s.arg(1 + below(3)).arg(3 + below(3)) + piece();
        default:
            return piece();
        }
    }

private:
    static inline const QStringList fields{u"title:"_s, u"text:"_s, u"author:"_s,
                                           u"-text:"_s, u"note:"_s, u"-note:"_s};
    static inline const QStringList facts{u"is:unread"_s,
                                          u"-is:starred"_s,
                                          u"has:picture"_s,
                                          u"-has:video"_s,
                                          u"votes:10..30"_s,
                                          u"date:2024-03..2024-05"_s,
                                          u"has:abstract OR robot"_s,
                                          u"-date:2024-06"_s,
                                          u"tag:로봇"_s,
                                          u"has:note"_s,
                                          u"is:starred OR 학습"_s,
                                          u"read:week"_s,
                                          u"starred:>=2024"_s,
                                          u"-read:today"_s,
                                          u"cat:cs.CL"_s,
                                          u"-cat:cs"_s,
                                          u"cat:math OR org:lab"_s,
                                          u"org:\"deep lab\""_s,
                                          u"source:dig"_s,
                                          u"-source:hugg"_s,
                                          u"source:source1"_s};

    [[nodiscard]] qsizetype below(qsizetype bound)
    {
        return m_random.bounded(static_cast<int>(bound));
    }
    [[nodiscard]] QString cut(qsizetype longest)
    {
        const QString &text = m_texts[below(m_texts.size())];
        if (text.isEmpty())
            return u"x"_s;
        const qsizetype at = below(text.size());
        QString part = text.mid(at, 1 + below(longest));
        return part.remove(u'"').simplified();
    }
    // One to six characters, often in the middle of words, in any script.
    [[nodiscard]] QString piece() { return cut(6); }
    [[nodiscard]] QString phrase() { return u'"' + cut(20) + u'"'; }
    // Some whole words and the beginning of one more.
    [[nodiscard]] QString words(qsizetype most)
    {
        static const QRegularExpression word(u"\\b[\\p{L}\\d]+"_s);
        const QString &text = m_texts[below(m_texts.size())];
        QRegularExpressionMatchIterator found = word.globalMatch(text, below(text.size() + 1));
        if (!found.hasNext())
            return u"x"_s;
        const qsizetype begin = found.peekNext().capturedStart();
        QRegularExpressionMatch last;
        for (qsizetype i = below(most); i >= 0 && found.hasNext(); --i)
            last = found.next();
        const qsizetype end = last.capturedStart() + 1 + below(last.capturedLength());
        return text.sliced(begin, end - begin).remove(u'"').simplified();
    }
    [[nodiscard]] QString word()
    {
        static const QRegularExpression letters(u"[\\p{L}]+"_s);
        return letters.match(cut(12)).captured();
    }

    QRandomGenerator m_random;
    QStringList m_texts;
};

} // namespace

class TestLibraryScan final : public QObject, private TemporaryLibrary
{
    Q_OBJECT

private Q_SLOTS:
    void init() { create(); }
    void cleanup() { m_library.reset(); }

    void searchFindsWhatScanningFinds_data();
    void searchFindsWhatScanningFinds();
    void searchFindsWhatLikeFinds_data() { test::addCorpusRows(); }
    void searchFindsWhatLikeFinds();
    void searchFollowsEveryChange();

private:
    void store(const test::Corpus &corpus, qsizetype step = 1); // every step-th file
    // Categories and organisations of some papers, from two sources.
    void storeDetails(const QStringList &ids);
    void writeNotes(); // on every third paper, from the text of another
    [[nodiscard]] QStringList found(const QString &search)
    {
        return idsOf(must(m_library->list({.search = search, .sort = SortKey::Relevance})));
    }
};

void TestLibraryScan::store(const test::Corpus &corpus, qsizetype step)
{
    QList<DayReport> reports;
    const QStringList files = corpus.digestFiles();
    for (qsizetype i = 0; i < files.size(); i += step)
        reports += toReports(parseDigest(test::contents(files[i])).digest, files[i]);
    must(m_library->store(reports));
    must(m_library->indexed());
}

void TestLibraryScan::storeDetails(const QStringList &ids)
{
    DayReport details{.source = u"arxivApi"_s, .status = DayStatus::NotFetched};
    DayReport list{.source = u"huggingFace"_s, .day = QDate(2024, 6, 3)};
    for (qsizetype i = 0; i < ids.size(); ++i) {
        details.papers.append(
            {.id = {ids[i]}, .categories = {i % 2 == 0 ? u"cs.CL"_s : u"math-ph"_s, u"cs.LG"_s}});
        if (i % 3 == 0)
            list.papers.append(
                {.id = {ids[i]}, .organization = i % 2 == 0 ? u"Deep  Lab"_s : u"Labör AG"_s});
    }
    must(m_library->store({details, list}));
    must(m_library->indexed());
}

void TestLibraryScan::writeNotes()
{
    const QList<Paper> papers = must(m_library->papers({}));
    for (qsizetype i = 0; i + 1 < papers.size(); i += 3)
        if (const QList<PaperText> &texts = papers[i + 1].texts; !texts.isEmpty())
            must(m_library->mark({.mark = Mark::Note,
                                  .on = true,
                                  .subjects = {papers[i].id.text},
                                  .text = texts.constFirst().markdown.left(300)}));
    must(m_library->indexed());
}

void TestLibraryScan::searchFindsWhatScanningFinds_data()
{
    QTest::addColumn<test::Corpus>("corpus");
    QTest::addColumn<qsizetype>("step");
    QTest::addColumn<int>("leastHits"); // of 2000 searches
    for (const test::Corpus &corpus : test::corpora())
        QTest::newRow(qPrintable(corpus.name()))
            << corpus
            // Reading all of the large one so often takes minutes with sanitizers.
            << qsizetype(corpus.isLarge ? 3 : 1) << (corpus.isLarge ? 1000 : 800);
}

void TestLibraryScan::searchFindsWhatScanningFinds()
{
    QFETCH(test::Corpus, corpus);
    QFETCH(qsizetype, step);
    QFETCH(int, leastHits);
    store(corpus, step);
    QStringList starred;
    const QList<PaperRow> rows = must(m_library->list({.limit = 40}));
    for (const PaperRow &row : rows)
        starred.append(row.id.text);
    must(m_library->mark({Mark::Starred, true, starred}));
    must(m_library->mark({Mark::Read, true, starred.mid(20)}));
    must(m_library->mark(
        {.mark = Mark::Tag, .on = true, .subjects = starred.mid(10, 20), .text = u"로봇"_s}));
    storeDetails(starred);
    writeNotes();
    const QList<Paper> papers = must(m_library->papers({}));
    const Scan scan(papers);
    const auto file = openLibrary(m_path, schemaScripts());
    Searches searches(11, papers);
    int hits = 0;
    constexpr int count = isSanitized ? 400 : 2000;
    for (int i = 0; i < count; ++i) {
        const QString search = searches.next();
        const QStringList expected = scan.found(search);
        const QStringList all = found(search);
        QVERIFY2(
            all == expected,
            qPrintable(u"%1: %2 instead of %3"_s.arg(search).arg(all.size()).arg(expected.size())));
        const auto first = [&](const ScreenTimeout &isOver) {
            const Query query{.search = search, .sort = SortKey::Relevance};
            return idsOf(firstRows(*file, query, 20, isOver));
        };
        QVERIFY2(first([](bool) { return false; }) == expected.mid(0, 20), qPrintable(search));
        int checks = 0;
        const QStringList some = first([&checks](bool) { return ++checks > 5; });
        QVERIFY2(some == expected.mid(0, some.size()), qPrintable(search));
        QVERIFY(checks <= 6); // nothing is read after the end
        hits += expected.isEmpty() ? 0 : 1;
    }
    QVERIFY2(2000 / count * hits > leastHits, qPrintable(QString::number(hits)));
    QCOMPARE(found(u"추론"_s).size() + found(u"학습"_s).size() + found(u"로봇"_s).size(),
             scan.found(u"추론"_s).size() + scan.found(u"학습"_s).size() +
                 scan.found(u"로봇"_s).size());
}

void TestLibraryScan::searchFindsWhatLikeFinds()
{
    QFETCH(test::Corpus, corpus);
    store(corpus);
    m_library.reset();
    const auto file = openLibrary(m_path, schemaScripts());
    QStringList runs;
    {
        static const QRegularExpression hangul(u"[가-힣]+"_s);
        Rows texts = file->select(u"SELECT markdown FROM text ORDER BY listing LIMIT 400"_s);
        while (texts.next())
            for (auto it = hangul.globalMatch(texts.text(0)); it.hasNext();)
                runs.append(it.next().captured());
    }
    m_library = opened(m_path);
    QRandomGenerator random(7);
    for (int i = 0; i < (isSanitized ? 100 : 300); ++i) {
        const QString &run = runs[random.bounded(static_cast<int>(runs.size()))];
        const qsizetype length = std::min<qsizetype>(1 + random.bounded(6), run.size());
        QString piece =
            run.sliced(random.bounded(static_cast<int>(run.size() - length + 1)), length);
        piece = QStringList{u"추론"_s, u"학습"_s, u"로봇"_s}.value(i, piece);
        QStringList like;
        Rows rows = file->select(
            u"SELECT id FROM paper WHERE title LIKE ? OR authors LIKE ? OR EXISTS (SELECT 1 FROM"
            " listing AS l JOIN text AS t ON t.listing = l.number WHERE l.paper = paper.number"
            " AND t.markdown LIKE ?) ORDER BY id"_s,
            u'%' + piece + u'%', u'%' + piece + u'%', u'%' + piece + u'%');
        while (rows.next())
            like.append(rows.text(0));
        QVERIFY(!like.isEmpty());
        QStringList ours = found(piece);
        ours.sort();
        QVERIFY2(ours == like, qPrintable(piece));
    }
}

// Stores papers again with other words, removes sources, writes notes and tags, in any order.
void TestLibraryScan::searchFollowsEveryChange()
{
    static const QStringList words{u"강화학습"_s,  u"로봇 추론"_s, u"Müller"_s,         u"GPT-4V"_s,
                                   u"deep nets"_s, u"論文"_s,      u"$\\alpha$-모델"_s, u"학습"_s,
                                   u"deepest"_s,   u"LLM은"_s,     u"네트워크"_s,       u"C++"_s};
    QRandomGenerator random(3);
    const auto some = [&](int most) {
        QStringList chosen;
        for (int i = random.bounded(most) + 1; i > 0; --i)
            chosen.append(words[random.bounded(static_cast<int>(words.size()))]);
        return chosen;
    };
    const auto change = [&] {
        const QString id = u"2403.0000"_s + QString::number(random.bounded(9));
        switch (random.bounded(10)) {
        case 8:
            if (m_library->paper(PaperId{id}).result())
                must(m_library->mark(highlightMarking(id, some(2).join(u' '), random)));
            break;
        case 9:
            if (m_library->paper(PaperId{id}).result())
                must(m_library->mark({.mark = Mark::HighlightNote,
                                      .on = random.bounded(3) > 0,
                                      .subjects = {id},
                                      .text = some(1)[0],
                                      .highlight = highlightName(random)}));
            break;
        case 6:
            if (m_library->paper(PaperId{id}).result())
                must(m_library->mark({Mark::Read, random.bounded(3) > 0, {id}}));
            break;
        case 7:
            if (m_library->paper(PaperId{id}).result())
                must(m_library->mark({Mark::Starred, random.bounded(3) > 0, {id}}));
            break;
        case 0:
            must(m_library->forget(u"source"_s + QString::number(random.bounded(3))));
            break;
        case 1:
            if (m_library->paper(PaperId{id}).result())
                must(
                    m_library->mark({Mark::Note, random.bounded(3) > 0, {id}, some(2).join(u' ')}));
            break;
        case 2:
            if (m_library->paper(PaperId{id}).result())
                must(m_library->mark({Mark::Tag, random.bounded(3) > 0, {id}, some(1)[0]}));
            break;
        default: {
            PaperReport paper = report(id, some(3).join(u' '), 1, some(3), some(4).join(u'\n'));
            paper.keywords = some(2);
            paper.categories = QStringList{u"cs.CL"_s, u"cs.CV"_s, u"math-ph"_s, u"math.AG"_s}.mid(
                random.bounded(3), 2);
            paper.organization =
                QStringList{QString(), u"Deep Lab"_s, u"학습 연구소"_s}.value(random.bounded(3));
            must(m_library->store({day(QDate(2024, 3, 1 + random.bounded(3)), {paper},
                                       u"source"_s + QString::number(random.bounded(3)))}));
        }
        }
    };
    for (int round = 0; round < (isSanitized ? 15 : 40); ++round) {
        for (int i = random.bounded(8); i >= 0; --i) {
            change();
            if (random.bounded(2) == 0)
                must(m_library->indexed()); // otherwise the next change comes before
        }
        if (round % 10 == 0) {
            reopen();
        }
        must(m_library->indexed());
        const Scan scan(must(m_library->papers({})));
        for (const QString &search :
             {u"cat:cs"_s, u"cat:cs.cl"_s, u"cat:math"_s, u"-cat:cs.c"_s, u"org:lab"_s,
              u"org:학습"_s, u"-org:deep"_s, u"source:source1"_s, u"-source:source"_s,
              u"read:today"_s, u"-read:week"_s, u"starred:today"_s, u"starred:<today"_s,
              u"read:2020..2021"_s})
            QVERIFY2(found(search) == scan.found(search), qPrintable(search));
        for (const QString &word : words)
            for (const QString &search : QStringList{
                     word, word.left(1), word.left(3), u'-' + word.left(2), u"note:"_s + word,
                     u"-note:"_s + word.left(2), u"title:"_s + word, QString(u'"' + word + u'"')})
                QVERIFY2(found(search) == scan.found(search), qPrintable(search));
    }
}

BROADSHEET_TEST(TestLibraryScan, QCoreApplication)
#include "tst_library_scan.moc"
