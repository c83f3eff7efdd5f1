// parseDigest(writeDigest(d)).digest == d for every digest d that parseDigest() returns, for any
// bytes.
#include "Mutations.h"
#include "support/Corpus.h"
#include "support/Places.h"
#include "support/Runner.h"

#include "digest/Digest.h"

#include <QDirIterator>
#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

QList<QByteArray> contentsOf(const QStringList &paths)
{
    QList<QByteArray> result;
    for (const QString &path : paths)
        result.append(contents(path));
    return result;
}

// The samples of the format, which are not days of a corpus.
QList<QByteArray> sampleTexts()
{
    QStringList paths;
    for (const QString &folder : {testData(u"digest"_s), testData(u"foreign"_s)}) {
        QDirIterator it(folder, {u"*.md"_s, u"*.txt"_s});
        while (it.hasNext())
            paths.append(it.next());
    }
    paths.sort();
    return contentsOf(paths);
}

bool comesBack(const QByteArray &bytes)
{
    for (const QDate assumed : {QDate(), QDate(2024, 3, 22)}) {
        const Digest digest = parseDigest(bytes, assumed).digest;
        if (parseDigest(writeDigest(digest)).digest != digest)
            return false;
    }
    return true;
}

void checkTexts(const std::function<QByteArray()> &next, int count)
{
    for (int i = 0; i < count; ++i) {
        const QByteArray text = next();
        if (comesBack(text))
            continue;
        const QByteArray small = shrunk(text, [](const QByteArray &t) { return !comesBack(t); });
        const QByteArray message =
            "Not read back: " + small.toPercentEncoding(" []()<>#:/\n\\'\"!*,") + "\n---\n" +
            writeDigest(parseDigest(small).digest);
        QFAIL(message.constData());
    }
}

void checkMutations(const QList<QByteArray> &samples, unsigned seed, int count)
{
    QVERIFY(!samples.isEmpty());
    Mutator mutator(seed);
    checkTexts([&] { return mutator.next(samples); }, count);
}

int wanted(int otherwise)
{
    const int count = qEnvironmentVariableIntValue("BROADSHEET_MUTATIONS");
    return count > 0 ? count : otherwise;
}

} // namespace

class TestDigestRoundTrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples();
    void damagedSamples_data();
    void damagedSamples();
    void found_data();
    void found();
    void nothingButMarks_data();
    void nothingButMarks();
    void filesOfOnePaper_data();
    void filesOfOnePaper();
    void damagedCorpus_data() { addCorpusRows(); }
    void damagedCorpus();
};

void TestDigestRoundTrip::samples()
{
    const QList<QByteArray> texts = sampleTexts();
    QVERIFY(texts.size() >= 2);
    for (const QByteArray &text : texts)
        QVERIFY(comesBack(text));
}

void TestDigestRoundTrip::damagedSamples_data()
{
    QTest::addColumn<unsigned>("seed");
    for (unsigned seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestDigestRoundTrip::damagedSamples()
{
    QFETCH(unsigned, seed);
    checkMutations(sampleTexts(), seed, wanted(400));
}

// Found by fuzzing.
void TestDigestRoundTrip::found_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArray head = "---\nlink: https://arxiv.org/abs/2404.07150\ntitle: ";
    QTest::newRow("a bracket as title") << QByteArray(head + "[\n---\n");
    QTest::newRow("brackets as title") << QByteArray(head + "[]\n---\n");
    QTest::newRow("a link as title") << QByteArray(head + "](http://x)[\n---\n");
    QTest::newRow("a number as title") << QByteArray("### 8\n\t\n### \nvote:");
    const QByteArray link = "http://arxiv.org/abs/2404.7150\n";
    QTest::newRow("an entry named like a day")
        << QByteArray("#### ]\n" + link + "### Daily Papers");
    QTest::newRow("an entry with a link named like a day")
        << QByteArray("#### ]\n" + link + "### Daily Papers2024-3-2[](\\");
    QTest::newRow("an address as name")
        << QByteArray("---\ntitle:_\nlink:http://arxiv.org/pdf/2404.7150#\n---\nauthor:[http://<!");
    QTest::newRow("TeX as name") << QByteArray(
        "---\ntitle:,\nlink:arxiv.org/abs/2404.0715\n---\nauthor:[2\\<o");
    QTest::newRow("an address with a space")
        << QByteArray("## $\n\xEFhttp://arxiv.org/abs/2404.7150\xC2\xA0");
    QTest::newRow("escapes as name")
        << QByteArray("---\ntitle:*\nlink:http://arxiv.org/pdf/2404.7150#\n---\nauthor:[a\\\\&");
    QTest::newRow("days of different levels") << QByteArray("### Daily Papers2024-3-2\n# 2024-3-2");
    QTest::newRow("an anchor as link") << QByteArray("###[](<a id=>\n");
    QTest::newRow("a link in a link") << QByteArray("###[](http://](arxiv.org/abs/2404.0715#)l");
}

void TestDigestRoundTrip::found()
{
    QFETCH(const QByteArray, text);
    QVERIFY2(comesBack(text), writeDigest(parseDigest(text).digest).constData());
}

void TestDigestRoundTrip::nothingButMarks_data()
{
    damagedSamples_data();
}

void TestDigestRoundTrip::nothingButMarks()
{
    QFETCH(unsigned, seed);
    Mutator mutator(seed);
    checkTexts([&] { return mutator.marks(); }, wanted(3000));
}

void TestDigestRoundTrip::filesOfOnePaper_data()
{
    damagedSamples_data();
}

void TestDigestRoundTrip::filesOfOnePaper()
{
    QFETCH(unsigned, seed);
    Mutator mutator(seed);
    checkTexts([&] { return mutator.onePaper(); }, wanted(1000));
}

void TestDigestRoundTrip::damagedCorpus()
{
    QFETCH(Corpus, corpus);
    checkMutations(contentsOf(corpus.digestFiles()), 99, 1500);
}

BROADSHEET_TEST(TestDigestRoundTrip, QCoreApplication)
#include "tst_digest_roundtrip.moc"
