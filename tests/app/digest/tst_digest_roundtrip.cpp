// parseDigest(writeDigest(d)).digest == d for every digest d that parseDigest() returns, for any
// bytes.
#include "Mutations.h"
#include "support/Corpus.h"
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
    for (const QString &folder : {QStringLiteral(BROADSHEET_TEST_DATA "/digest"),
                                  QStringLiteral(BROADSHEET_TEST_DATA "/foreign")}) {
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

void checkMutations(const QList<QByteArray> &samples, unsigned seed, int count)
{
    QVERIFY(!samples.isEmpty());
    Mutator mutator(seed);
    for (int i = 0; i < count; ++i) {
        const QByteArray text = mutator.next(samples);
        if (comesBack(text))
            continue;
        const QByteArray small = shrunk(text, [](const QByteArray &t) { return !comesBack(t); });
        const QByteArray message =
            "Not read back: " + small.toPercentEncoding(" []()<>#:/\n\\'\"!*,") + "\n---\n" +
            writeDigest(parseDigest(small).digest);
        QFAIL(message.constData());
    }
}

} // namespace

class TestDigestRoundTrip final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void samples();
    void damagedSamples_data();
    void damagedSamples();
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
    const int wanted = qEnvironmentVariableIntValue("BROADSHEET_MUTATIONS");
    checkMutations(sampleTexts(), seed, wanted > 0 ? wanted : 400);
}

void TestDigestRoundTrip::damagedCorpus()
{
    QFETCH(Corpus, corpus);
    checkMutations(contentsOf(corpus.digestFiles()), 99, 1500);
}

BROADSHEET_TEST(TestDigestRoundTrip, QCoreApplication)
#include "tst_digest_roundtrip.moc"
