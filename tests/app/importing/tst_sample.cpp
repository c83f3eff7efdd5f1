// The sample day in the reader's language.
#include "digest/Digest.h"
#include "resources/Resources.h"
#include "support/Runner.h"

#include <QFile>
#include <QLocale>
#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

bool isKorean(const QString &text)
{
    return std::any_of(text.begin(), text.end(),
                       [](QChar c) { return c.script() == QChar::Script_Hangul; });
}

QList<DigestEntry> sampleFor(QLocale::Language language)
{
    QLocale::setDefault(QLocale(language));
    QFile file(sampleDigestPath());
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const ParsedDigest read = parseDigest(file.readAll());
    return read.diagnostics.isEmpty() && read.digest.days.size() == 1
               ? read.digest.days.first().entries
               : QList<DigestEntry>();
}

} // namespace

class TestSample final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { QLocale::setDefault(QLocale::c()); }

    void isInTheReadersLanguage()
    {
        const QList<DigestEntry> korean = sampleFor(QLocale::Korean);
        const QList<DigestEntry> english = sampleFor(QLocale::English);
        QCOMPARE(korean.size(), 8);
        QCOMPARE(english.size(), korean.size());
        int koreanTexts = 0;
        for (qsizetype i = 0; i < korean.size(); ++i) {
            QCOMPARE(english[i].paper.id, korean[i].paper.id);
            QCOMPARE(english[i].paper.title, korean[i].paper.title);
            QVERIFY(!isKorean(english[i].paper.texts.first().markdown));
            koreanTexts += isKorean(korean[i].paper.texts.first().markdown) ? 1 : 0;
        }
        QVERIFY(koreanTexts > 4);
        QCOMPARE(sampleFor(QLocale::German).first().paper.texts.first().markdown,
                 english.first().paper.texts.first().markdown);
    }
};

BROADSHEET_TEST(TestSample, QCoreApplication)
#include "tst_sample.moc"
