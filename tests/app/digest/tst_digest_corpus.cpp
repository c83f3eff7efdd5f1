// Compares every entry of each corpus with a second, simple parser of the same files.
#include "digest/Digest.h"
#include "notation/Dates.h"
#include "support/Corpus.h"
#include "support/Runner.h"

#include <QRegularExpression>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

struct Expected
{
    QString id;
    QString url;
    QString title;
    std::optional<int> votes;
    QStringList authors;
    QStringList media;
    QString summary;
    QString language;
};

QStringList expectedAuthors(const QString &value)
{
    QStringList names;
    if (value.startsWith(u'[')) {
        static const QRegularExpression quoted(
            u"'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\""_s);
        auto it = quoted.globalMatch(value);
        while (it.hasNext()) {
            const auto match = it.next();
            names.append(QString(match.captured(1) + match.captured(2)).remove(u"and "_s));
        }
        return names;
    }
    for (const QString &name : value.split(u","_s))
        if (!name.trimmed().isEmpty() && name.trimmed() != u"+"_s)
            names.append(name.trimmed());
    if (value.contains(u'+') && !names.isEmpty())
        names.append(u"et al."_s);
    return names;
}

QStringList expectedMedia(const QString &head)
{
    static const QRegularExpression address(u"(?:\\]\\(?|src=[\"'])([^\\s()\"'<>\\]]+)"_s);
    QStringList media;
    auto it = address.globalMatch(head);
    while (it.hasNext()) {
        QString link = it.next().captured(1);
        if (link.startsWith(u'/'))
            link.prepend(u"https://huggingface.co"_s);
        if (!media.contains(link))
            media.append(link);
    }
    return media;
}

// Splits at "### " and "## " lines; the first bullet starts the summary.
QList<Expected> expectedEntries(const QByteArray &bytes)
{
    static const QRegularExpression cut(u"^#{2,3} "_s, QRegularExpression::MultilineOption);
    static const QRegularExpression heading(
        u"^\\[(.*)\\]\\((https://arxiv\\.org/abs/([0-9.]+))\\)$"_s);
    static const QRegularExpression vote(u"^Vote: (\\d+)$"_s, QRegularExpression::MultilineOption);
    static const QRegularExpression authors(u"^Authors: (.+)$"_s,
                                            QRegularExpression::MultilineOption);
    static const QRegularExpression hangul(u"[가-힣]"_s);
    QList<Expected> entries;
    for (const QString &part : QString::fromUtf8(bytes).split(cut)) {
        const auto title = heading.match(part.section(u'\n', 0, 0));
        if (!title.hasMatch())
            continue;
        const QString body = part.section(u'\n', 1);
        const qsizetype summary = body.startsWith("- "_L1) ? 0 : body.indexOf("\n- "_L1) + 1;
        const QString head = body.first(summary);
        const auto votes = vote.match(head);
        QString text = body.sliced(summary);
        while (text.endsWith(u'\n'))
            text.chop(1);
        entries.append(
            {.id = title.captured(3),
             .url = title.captured(2),
             .title = title.captured(1),
             .votes = votes.hasMatch() ? std::optional(votes.captured(1).toInt()) : std::nullopt,
             .authors = expectedAuthors(authors.match(head).captured(1)),
             .media = expectedMedia(head),
             .summary = text,
             .language = text.contains(hangul) ? u"ko"_s : u"en"_s});
    }
    return entries;
}

QList<PaperReport> allPapers(const Digest &digest)
{
    QList<PaperReport> papers;
    for (const DigestDay &day : digest.days)
        for (const DigestEntry &entry : day.entries)
            papers.append(entry.paper);
    return papers;
}

// What a person reads in one entry of a file.
struct Fact
{
    bool isLarge; // the corpus
    const char *file;
    int entry; // from 0
    QString title;
    std::optional<int> votes;
    int authors;
    QString firstAuthor;
    QString lastAuthor;
    QStringList media;
};

const QString picture = u"https://cdn-thumbnails.huggingface.co/social-thumbnails/papers/%1.png"_s;

QList<Fact> facts()
{
    return {
        {.isLarge = false, // without votes
         .file = "2023/11/21.md",
         .entry = 1,
         .title = u"A Dictionary for Gestures"_s,
         .votes = std::nullopt,
         .authors = 2,
         .firstAuthor = u"Yuki Mori"_s,
         .lastAuthor = u"Fatima Zahra"_s,
         .media = {picture.arg(u"2311.90002"_s)}},
        {.isLarge = false, // a video, linked and shown
         .file = "2024/06/04.md",
         .entry = 0,
         .title = u"M$^{2}$Tune: Mixing Music and Motion in One Diffusion Model"_s,
         .votes = 12,
         .authors = 3,
         .firstAuthor = u"Chloé Martin"_s,
         .lastAuthor = u"Liam O'Connor"_s,
         .media = {u"https://cdn-uploads.example.org/production/motion.mp4"_s}},
        {.isLarge = false, // brackets in the title
         .file = "2024/06/04.md",
         .entry = 1,
         .title = u"[MASK]ed & Unmasked: What GPT-[n] Models Forget"_s,
         .votes = 9,
         .authors = 1,
         .firstAuthor = u"Tom Baker"_s,
         .lastAuthor = u"Tom Baker"_s,
         .media = {picture.arg(u"2406.90005"_s)}},
        {.isLarge = false, // "Vote: -"
         .file = "2024/06/05.md",
         .entry = 0,
         .title = u"On the Cost of Being Polite: Prompt Length and Accuracy"_s,
         .votes = std::nullopt,
         .authors = 2,
         .firstAuthor = u"Olivia Brandt"_s,
         .lastAuthor = u"Mina Seo"_s,
         .media = {picture.arg(u"2406.90007"_s)}},
        {.isLarge = false, // a picture without a host
         .file = "2024/06/05.md",
         .entry = 2,
         .title = u"Proofs as Puzzles: Teaching Theorem Provers with Hints"_s,
         .votes = 8,
         .authors = 2,
         .firstAuthor = u"Émile Laurent"_s,
         .lastAuthor = u"Hyejin Park"_s,
         .media = {u"https://huggingface.co/avatars/0123456789abcdef.svg"_s}},
        {.isLarge = false, // authors as a Python list, the second heading of its day
         .file = "2024/10/18.md",
         .entry = 1,
         .title = u"Sparse Attention on a Diet"_s,
         .votes = 12,
         .authors = 2,
         .firstAuthor = u"Li Na"_s,
         .lastAuthor = u"Peter Sorensen"_s,
         .media = {u"https://cdn-uploads.example.org/production/diet.mp4"_s}},
        {.isLarge = true,
         .file = "2024/03/22.md",
         .entry = 0,
         .title = u"MathVerse: Does Your Multi-modal LLM Truly See the Diagrams in Visual Math "
                  "Problems?"_s,
         .votes = 25,
         .authors = 11,
         .firstAuthor = u"Renrui Zhang"_s,
         .lastAuthor = u"Dongzhi Jiang"_s,
         .media = {picture.arg(u"2403.14624"_s)}},
        {.isLarge = true, // without votes
         .file = "2023/11/21.md",
         .entry = 0,
         .title = u"Exponentially Faster Language Modelling"_s,
         .votes = std::nullopt,
         .authors = 2,
         .firstAuthor = u"Peter Belcak"_s,
         .lastAuthor = u"Roger Wattenhofer"_s,
         .media = {u"https://cdn-uploads.huggingface.co/production/uploads/"
                   "60f1abe7544c2adfd699860c/J4Fjt08cj7la_ElXbOyoR.png"_s}},
        {.isLarge = true, // authors as a Python list
         .file = "2024/10/18.md",
         .entry = 0,
         .title = u"LLMtimesMapReduce: Simplified Long-Sequence Processing using Large Language "
                  "Models"_s,
         .votes = 34,
         .authors = 14,
         .firstAuthor = u"Zihan Zhou"_s,
         .lastAuthor = u"Qi Shi"_s,
         .media = {picture.arg(u"2410.09342"_s)}},
    };
}

} // namespace

class TestDigestCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void counts_data() { addCorpusRows(); }
    void counts();
    void everyEntry_data();
    void everyEntry();
    void roundTrip_data();
    void roundTrip();
    void spotFacts_data();
    void spotFacts();
    void dayWrittenTwice_data();
    void dayWrittenTwice();
};

void TestDigestCorpus::counts()
{
    QFETCH(Corpus, corpus);
    qsizetype entries = 0;
    for (const QString &path : corpus.digestFiles())
        entries += allPapers(parseDigest(contents(path)).digest).size();
    QCOMPARE(corpus.digestFiles().size(), corpus.digests);
    QCOMPARE(entries, corpus.digestEntries);
}

void TestDigestCorpus::everyEntry_data()
{
    QTest::addColumn<QString>("path");
    for (const Corpus &corpus : corpora())
        for (const QString &path : corpus.digestFiles())
            QTest::addRow("%s %s", qPrintable(corpus.name()), qPrintable(path.last(13))) << path;
}

void TestDigestCorpus::everyEntry()
{
    QFETCH(QString, path);
    const QByteArray bytes = contents(path);
    const ParsedDigest parsed = parseDigest(bytes);
    const QList<PaperReport> papers = allPapers(parsed.digest);
    const QList<Expected> expected = expectedEntries(bytes);
    QVERIFY(!expected.isEmpty());
    QCOMPARE(papers.size(), expected.size());
    for (qsizetype i = 0; i < expected.size(); ++i) {
        const PaperReport &paper = papers[i];
        QCOMPARE(paper.id.text, expected[i].id);
        QCOMPARE(paper.url, expected[i].url);
        QCOMPARE(paper.title, expected[i].title);
        QCOMPARE(paper.votes, expected[i].votes);
        QCOMPARE(paper.authors, expected[i].authors);
        QCOMPARE(paper.media, expected[i].media);
        QCOMPARE(paper.texts.size(), 1);
        QCOMPARE(paper.texts.constFirst().markdown, expected[i].summary);
        QCOMPARE(paper.texts.constFirst().language, expected[i].language);
    }
    for (const DigestDay &day : parsed.digest.days) {
        QCOMPARE(day.day, dayFromPath(path));
        QVERIFY(day.preamble.isEmpty());
        for (const DigestEntry &entry : day.entries)
            QCOMPARE(entry.remainder, QString());
    }
    QVERIFY(parsed.digest.preamble.isEmpty());
    for (const Diagnostic &diagnostic : parsed.diagnostics)
        QFAIL(qPrintable(u"line %1: %2"_s.arg(diagnostic.line).arg(diagnostic.message)));
}

void TestDigestCorpus::roundTrip_data()
{
    everyEntry_data();
}

void TestDigestCorpus::roundTrip()
{
    QFETCH(QString, path);
    const Digest digest = parseDigest(contents(path)).digest;
    const ParsedDigest again = parseDigest(writeDigest(digest));
    QCOMPARE(again.digest, digest);
    QVERIFY(again.diagnostics.isEmpty());
}

// Expected values were read from the files by hand.
void TestDigestCorpus::spotFacts_data()
{
    QTest::addColumn<Corpus>("corpus");
    QTest::addColumn<Fact>("fact");
    for (const Corpus &corpus : corpora())
        for (const Fact &fact : facts())
            if (fact.isLarge == corpus.isLarge)
                QTest::addRow("%s %s %d", qPrintable(corpus.name()), fact.file, fact.entry)
                    << corpus << fact;
}

void TestDigestCorpus::spotFacts()
{
    QFETCH(Corpus, corpus);
    QFETCH(Fact, fact);
    const QString path = corpus.digestFolder() + u'/' + QLatin1StringView(fact.file);
    const PaperReport paper = allPapers(parseDigest(contents(path)).digest).value(fact.entry);
    QCOMPARE(paper.title, fact.title);
    QCOMPARE(paper.votes, fact.votes);
    QCOMPARE(paper.authors.size(), fact.authors);
    QCOMPARE(paper.authors.constFirst(), fact.firstAuthor);
    QCOMPARE(paper.authors.constLast(), fact.lastAuthor);
    QCOMPARE(paper.media, fact.media);
}

// Both corpora have a file with two headings of the same day.
void TestDigestCorpus::dayWrittenTwice_data()
{
    QTest::addColumn<Corpus>("corpus");
    QTest::addColumn<QList<int>>("entries"); // below each heading
    for (const Corpus &corpus : corpora())
        QTest::newRow(qPrintable(corpus.name()))
            << corpus << (corpus.isLarge ? QList<int>{7, 2} : QList<int>{1, 1});
}

void TestDigestCorpus::dayWrittenTwice()
{
    QFETCH(Corpus, corpus);
    QFETCH(QList<int>, entries);
    const Digest twice = parseDigest(contents(corpus.digestFolder() + u"/2024/10/18.md"_s)).digest;
    QCOMPARE(twice.days.size(), 2);
    QCOMPARE(twice.days[0].entries.size(), entries[0]);
    QCOMPARE(twice.days[1].entries.size(), entries[1]);
    const QList<DayReport> reports = toReports(twice, u"18.md"_s);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports.constFirst().day, QDate(2024, 10, 18));
    QCOMPARE(reports.constFirst().papers.size(), entries[0] + entries[1]);
}

BROADSHEET_TEST(TestDigestCorpus, QCoreApplication)
#include "tst_digest_corpus.moc"
