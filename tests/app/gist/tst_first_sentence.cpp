// Where the first sentence of a text ends.
#include "gist/FirstSentence.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace Qt::StringLiterals;

class TestFirstSentence final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The sentence ends at the bar.
    void endsAtTheBar_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"We show X.| It works.",
                                 "Only one sentence without an end|",
                                 "One sentence.|",
                                 "이 논문은 새로운 방법을 제안한다.| 결과가 좋다.",
                                 "모델을 공개합니다.| 코드도 있습니다.",
                                 "새로운 방법을 제안한다.|결과가 좋다.",
                                 "GPT-3.5와 비교해 3.5배 빠르다.| 그리고 작다.",
                                 "성능(약 2.5%)이 오른다.| 끝.",
                                 "提案する。|次に示す。",
                                 "这是方法。|很好！",
                                 "It gains 3.5 points on GPT-4.1.| Then it stops.",
                                 "Models, e.g. GPT-4, are large.| They cost.",
                                 "Models (e.g., GPT. And more) are large.| They cost.",
                                 "Vaswani et al. Propose attention.| It works.",
                                 "Vaswani et al. [3] use it.| It works.",
                                 "We compare RL vs. SFT on three tasks.| SFT wins.",
                                 "As in Fig. 3 and Eq. 4, it holds.| Done.",
                                 "It uses methods w.r.t. Bayes.| Done.",
                                 "Proposed by J. Smith in 2024.| We extend it.",
                                 "It is a theorem of type A.| We prove it.",
                                 "The U.S. Census has it.| We use it.",
                                 "It beats LoRA, etc.| We release it.",
                                 "1. First, we train.| 2. Then we test.",
                                 "In 2024.| We did.",
                                 "Can it reason?| Yes.",
                                 "Really?!| Yes.",
                                 "He said “it works.”| We agree.",
                                 "It is done (see above).| We agree.",
                                 "An open (bracket is here.| We agree.",
                                 "Wait... what is this?| Nothing.",
                                 "See https://a.org/b.html for it.| Done.",
                                 "It runs in O(n).| Done.",
                                 "We use x < 0.5.| Done.",
                                 "Line\nbreak here.| Done."})
            QTest::newRow(text) << QString::fromUtf8(text);
    }

    void endsAtTheBar()
    {
        QFETCH(QString, text);
        const QString sentence = text.section(u'|', 0, 0).simplified();
        QCOMPARE(firstSentence(text.remove(u'|')), sentence);
    }

    void saysNothingOfNothing()
    {
        QCOMPARE(firstSentence({}), QString());
        QCOMPARE(firstSentence(u" \n "_s), QString());
        QCOMPARE(firstSentence(u"."_s), u"."_s);
    }
};

BROADSHEET_TEST(TestFirstSentence, QCoreApplication)
#include "tst_first_sentence.moc"
