// Compares every entry of the corpus with a second, simple parser of the same files.
#include "digest/Digest.h"
#include "support/Runner.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace broadsheet;
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
};

QString corpus()
{
    return QStringLiteral(BROADSHEET_CORPUS "/digests");
}

QStringList files()
{
    QStringList paths;
    QDirIterator it(corpus(), {u"*.md"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext())
        paths.append(it.next());
    paths.sort();
    return paths;
}

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QStringList expectedAuthors(const QString &value)
{
    QStringList names;
    if (value.startsWith(u'[')) {
        static const QRegularExpression quoted(
            u"'((?:[^'\\\\]|\\\\.)*)'|\"((?:[^\"\\\\]|\\\\.)*)\""_s);
        auto it = quoted.globalMatch(value);
        while (it.hasNext()) {
            const auto match = it.next();
            names.append(match.captured(1) + match.captured(2));
        }
        return names;
    }
    for (const QString &name : value.split(u","_s))
        if (!name.trimmed().isEmpty())
            names.append(name.trimmed());
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
             .summary = text});
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

} // namespace

class TestDigestCorpus final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void counts();
    void everyEntry_data();
    void everyEntry();
    void roundTrip_data();
    void roundTrip();
    void spotFacts();
};

void TestDigestCorpus::initTestCase()
{
    if (!QFile::exists(corpus()))
        QSKIP("The corpus of real days is not beside this checkout");
}

void TestDigestCorpus::counts()
{
    qsizetype entries = 0;
    for (const QString &path : files())
        entries += allPapers(parseDigest(contents(path)).digest).size();
    QCOMPARE(files().size(), 86);
    QCOMPARE(entries, 1223);
}

void TestDigestCorpus::everyEntry_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : files())
        QTest::addRow("%s", qPrintable(path.last(13))) << path;
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
        QCOMPARE(paper.texts.constFirst().language, u"ko"_s);
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
void TestDigestCorpus::spotFacts()
{
    const auto firstOf = [](const QString &path) {
        return allPapers(parseDigest(contents(corpus() + path)).digest).value(0);
    };
    const PaperReport mathVerse = firstOf(u"/2024/03/22.md"_s);
    QCOMPARE(mathVerse.votes, 25);
    QCOMPARE(mathVerse.authors.size(), 11);
    QCOMPARE(mathVerse.authors.constFirst(), u"Renrui Zhang"_s);
    QCOMPARE(mathVerse.authors.constLast(), u"Dongzhi Jiang"_s);
    QCOMPARE(mathVerse.media,
             QStringList{u"https://cdn-thumbnails.huggingface.co/social-thumbnails/"
                         "papers/2403.14624.png"_s});

    const PaperReport fast = firstOf(u"/2023/11/21.md"_s);
    QCOMPARE(fast.title, u"Exponentially Faster Language Modelling"_s);
    QCOMPARE(fast.votes, std::nullopt);
    QCOMPARE(fast.authors, (QStringList{u"Peter Belcak"_s, u"Roger Wattenhofer"_s}));

    const PaperReport listed = firstOf(u"/2024/10/18.md"_s); // authors as a Python list
    QCOMPARE(listed.votes, 34);
    QCOMPARE(listed.authors.size(), 14);
    QCOMPARE(listed.authors.constLast(), u"Qi Shi"_s);

    // This file has its day twice: with seven papers, then with two more.
    const Digest twice = parseDigest(contents(corpus() + u"/2024/10/18.md"_s)).digest;
    QCOMPARE(twice.days.size(), 2);
    const QList<DayReport> reports = toReports(twice, u"18.md"_s);
    QCOMPARE(reports.size(), 1);
    QCOMPARE(reports.constFirst().day, QDate(2024, 10, 18));
    QCOMPARE(reports.constFirst().papers.size(), 9);
}

BROADSHEET_TEST(TestDigestCorpus, QCoreApplication)
#include "tst_digest_corpus.moc"
