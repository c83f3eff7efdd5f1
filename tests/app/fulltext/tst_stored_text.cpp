// The text of a page: stored, read in two ways, and as words of the index.
#include "fulltext/StoredText.h"
#include "support/Runner.h"

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestStoredText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isReadAsItWasStored()
    {
        const QString text = u"Zwölf Boxkämpfer, 강화학습 \U0001F600"_s;
        QCOMPARE(textFrom(storedText(text)), text);
        QCOMPARE(textFrom(storedText({})), QString());
        QCOMPARE(textFrom({}), QString());
        QCOMPARE(textFrom("\x7f\xff\xff\xff and nothing like it"), QString()); // 2 GB
        QCOMPARE(textFrom(storedText(text).chopped(4)), QString());
        const QByteArray longer = storedText(u"a"_s.repeated(100'000));
        QCOMPARE(textFrom(QByteArray("\0\0\0\x0a", 4) + longer.mid(4)), QString());
    }

    void hasTwoReadings()
    {
        QCOMPARE(readingsOf(u"plain self-made text"_s), QStringList{u"plain self-made text"_s});
        QCOMPARE(readingsOf(u"self\u00ADsupervised 강화\u200B학습"_s),
                 (QStringList{u"selfsupervised 강화 학습"_s, u"self-supervised 강화학습"_s}));
    }

    void bothReadingsAreWords()
    {
        QCOMPARE(wordsOfPage(u"A self-made text"_s), u"a self made text"_s);
        const QString words = wordsOfPage(u"one two self\u00ADsupervised model"_s);
        QVERIFY2(words.contains(u"two selfsupervised model"_s), qPrintable(words));
        QVERIFY2(words.contains(u"two self supervised model"_s), qPrintable(words));
        const QString korean = wordsOfPage(u"심층 강화\u200B학습"_s);
        QVERIFY2(korean.contains(u"화학 학습"_s), qPrintable(korean));
        QVERIFY2(korean.contains(u"강화 화 학습"_s), qPrintable(korean));
    }
};

BROADSHEET_TEST(TestStoredText, QCoreApplication)
#include "tst_stored_text.moc"
