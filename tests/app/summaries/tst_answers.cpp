// What of a model's answer is kept, and which answers are not.
#include "summaries/Answer.h"
#include "summaries/AnswerLanguage.h"
#include "support/ChatServer.h"
#include "support/Runner.h"

#include <QTest>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

const QString korean = u"- **What's New**: 영상만 보고 행동을 배우는 방법을 소개합니다."_s;
const QString english = u"- **What's New**: the paper shows a method with which a robot learns "
                        "from videos of people, and it is fast."_s;
const QString german = u"- **Neu**: Der Roboter lernt aus Videos von Menschen, ohne dass jemand "
                       "die Bilder vorher beschriftet hat."_s;

} // namespace

class TestAnswers final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void titleGistAndBullets();
    void growing();
    void cleaned_data();
    void cleaned();
    void refused_data();
    void refused();
    void languages_data();
    void languages();
    void endlessRepetition();
    void longThoughts();
};

void TestAnswers::titleGistAndBullets()
{
    QCOMPARE(checkedAnswer(koreanAnswer(), u"ko"_s, {}),
             Result<QString>(
                 u"**단어 없이 배우는 로봇**\n\n"
                 "로봇이 사람의 영상만 보고 집안일을 배우는 방법을 제안합니다.\n\n"
                 "- **What's New**: 라벨이 없는 영상에서 행동을 배우는 RoboWatch를 소개합니다.\n"
                 "- **Technical Details**: 영상 인코더와 행동 디코더를 함께 학습합니다.\n"
                 "- **Performance Highlights**: 12개 과제에서 성공률이 31% 올랐습니다."_s));
}

void TestAnswers::growing()
{
    QCOMPARE(answerSoFar(u"<think>let me"_s), QString());
    QCOMPARE(answerSoFar(u"<think>let me</think>\n\nTitle: 로봇"_s), u"**로봇**"_s);
    QCOMPARE(answerSoFar(u"Title: 로봇\nGist: 요"_s), u"**로봇**\n\n요"_s);
}

void TestAnswers::cleaned_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("kept");
    QTest::newRow("as it is") << korean << korean;
    const QString prose = u"영상만 보고 행동을 배우는 방법을 소개합니다. 라벨은 필요 없습니다."_s;
    QTest::newRow("without bullets") << prose << prose;
    QTest::newRow("thoughts") << u"<think>\nhm\n</think>\n\n"_s + korean << korean;
    QTest::newRow("thoughts begun by the template")
        << u"hm, p<q\n</think>\n\n"_s + korean << korean;
    QTest::newRow("a tag that is spoken of")
        << korean + u" 태그 `<think>`와 </think>를 씁니다."_s
        << korean + u" 태그 `<think>`와 \\</think>를 씁니다."_s;
    QTest::newRow("fence") << u"```markdown\n"_s + korean + u"\n```\n"_s << korean;
    QTest::newRow("bold labels") << u"**Title:** 로봇\n**Gist:** 로봇이 배웁니다.\n\n"_s + korean
                                 << u"**로봇**\n\n로봇이 배웁니다.\n\n"_s + korean;
    QTest::newRow("heading") << u"### 새로운 점\n"_s + korean << u"**새로운 점**\n"_s + korean;
    QTest::newRow("votes") << u"Vote: 999\nAuthors: Me\n"_s + korean << korean;
    QTest::newRow("picture") << korean + u" ![x](https://evil.example/?q=1)"_s << korean + u" x"_s;
    QTest::newRow("link") << korean + u" [여기](https://evil.example/)"_s << korean + u" 여기"_s;
    QTest::newRow("address") << korean + u" https://evil.example/a"_s << korean;
    QTest::newRow("the paper's address")
        << korean + u" https://code.example/a"_s << korean + u" https://code.example/a"_s;
    QTest::newRow("the paper's address and a particle")
        << korean + u" 코드는 https://code.example/a에서 볼 수 있습니다."_s
        << korean + u" 코드는 https://code.example/a에서 볼 수 있습니다."_s;
    QTest::newRow("the paper's address and a sign")
        << korean + u" https://code.example/a, 그리고 **https://code.example/a**."_s
        << korean + u" https://code.example/a, 그리고 **https://code.example/a**."_s;
    QTest::newRow("an address and a sign")
        << korean + u" https://evil.example/a에서, (http://evil.example)."_s
        << korean + u" 에서, ()."_s;
    QTest::newRow("words that look like an address")
        << korean + u" training data:10M images, profile:/a, metadata:text/x"_s
        << korean + u" training data:10M images, profile:/a, metadata:text/x"_s;
    QTest::newRow("data in an address")
        << korean + u" data:text/html,hello javascript:alert(1)"_s << korean + u"  (1)"_s;
    QTest::newRow("HTML") << korean + u"<img src=x onerror=y><b>굵게</b>"_s << korean + u"굵게"_s;
    QTest::newRow("tags of a paragraph")
        << u"<p class=\"a\">"_s + korean + u"<br/></p>"_s << korean;
    QTest::newRow("less than") << korean + u" p<q이고\n- **성능**: 정확도는 >95%입니다."_s
                               << korean + u" p\\<q이고\n- **성능**: 정확도는 >95%입니다."_s;
    QTest::newRow("less than a negative number")
        << korean + u" 손실 <-5 dB, SNR >10 dB"_s << korean + u" 손실 \\<-5 dB, SNR >10 dB"_s;
    QTest::newRow("one letter on both sides")
        << korean + u" x<y and z>w"_s << korean + u" x\\<y and z>w"_s;
    QTest::newRow("a token") << korean + u" <EOS>와 \\<PAD>, `<BOS>`"_s
                             << korean + u" \\<EOS>와 \\<PAD>, `<BOS>`"_s;
    QTest::newRow("formulas") << korean + u" $p<q$, \\(a<b\\), $5<x>와 $3"_s
                              << korean + u" $p< q$, \\(a< b\\), $5\\<x>와 $3"_s;
    QTest::newRow("a number") << korean + u" 3 < 5이고 a<5, 7>6"_s
                              << korean + u" 3 < 5이고 a<5, 7>6"_s;
    QTest::newRow("an open comment") << korean + u" <!-- x"_s << korean + u" \\<!-- x"_s;
    QTest::newRow("an address in brackets")
        << korean + u" <https://code.example/a>"_s << korean + u" https://code.example/a"_s;
    QTest::newRow("comment") << korean + u"<!-- x -->"_s << korean;
    QTest::newRow("a tag around a tag")
        << korean + u" <<b>img src=&#104;ttps://evil.example/x.png>"_s << korean;
    QTest::newRow("a tag around tags") << korean + u" <<<b>b>script>"_s << korean;
    QTest::newRow("a picture around pictures")
        << korean + u" ![![![a](b)](c)](//evil.example/x.png)"_s << korean + u" !a"_s;
    QTest::newRow("a tag behind a label") << korean + u"\nGist: <*img src=x>"_s << korean;
    QTest::newRow("hidden letters") << korean + u"\u202E\u200B"_s << korean;
}

void TestAnswers::cleaned()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, kept);
    QCOMPARE(checkedAnswer(raw, u"ko"_s, u"see https://code.example/a."_s),
             Result<QString>(kept.trimmed()));
}

void TestAnswers::refused_data()
{
    QTest::addColumn<QString>("raw");
    QTest::addColumn<QString>("word");
    QTest::newRow("nothing") << QString() << u"empty"_s;
    QTest::newRow("space") << u" \n\n "_s << u"empty"_s;
    QTest::newRow("only labels") << u"Title:\nGist:\n"_s << u"empty"_s;
    QTest::newRow("only thoughts") << u"<think>한국어로 길게 생각하고 있습니다"_s << u"empty"_s;
    QTest::newRow("English") << english << u"another language"_s;
    QTest::newRow("Chinese") << u"- 本文提出一种新的方法，可以从视频中学习动作。"_s
                             << u"another language"_s;
    QTest::newRow("the same line") << korean + u'\n' + korean + u'\n' + korean << u"repeats"_s;
    QTest::newRow("the same words") << u"좋은 모델입니다. 정말 "_s.repeated(40) << u"repeats"_s;
    QString endless;
    for (int line = 0; endless.size() <= 20'000; ++line)
        endless += u"%1번째 문장은 앞의 문장과 다릅니다.\n"_s.arg(line);
    QTest::newRow("endless") << endless << u"longer than"_s;
}

void TestAnswers::refused()
{
    QFETCH(const QString, raw);
    QFETCH(const QString, word);
    const Result<QString> answer = checkedAnswer(raw, u"ko"_s, {});
    QVERIFY(!answer);
    QVERIFY2(answer.error().message.contains(word), qUtf8Printable(answer.error().message));
}

void TestAnswers::languages_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("is");
    QTest::addColumn<QString>("isNot");
    const QString japanese = u"- 動画だけを見て動作を学習する新しい方法を提案します。"_s;
    const QString chinese = u"- 本文提出一种新的方法，可以从视频中学习动作。"_s;
    QTest::newRow("ko") << korean << u"ko"_s << u"en"_s;
    QTest::newRow("ko, ja") << korean << u"ko"_s << u"ja"_s;
    QTest::newRow("en") << english << u"en"_s << u"ko"_s;
    QTest::newRow("en, de") << english << u"en"_s << u"de"_s;
    QTest::newRow("de, en") << german << u"de"_s << u"en"_s;
    QTest::newRow("ja") << japanese << u"ja"_s << u"zh"_s;
    QTest::newRow("zh") << chinese << u"zh"_s << u"ja"_s;
    QTest::newRow("zh, ko") << chinese << u"zh"_s << u"ko"_s;
    QTest::newRow("ru") << u"- Новый метод учит робота по видео."_s << u"ru"_s << u"en"_s;
    QTest::newRow("ar") << u"- طريقة جديدة لتعليم الروبوت"_s << u"ar"_s << u"en"_s;
    QTest::newRow("names")
        << u"- GPT-4o와 Qwen2-VL을 ImageNet으로 비교합니다. LLM, VLM, RL을 씁니다."_s << u"ko"_s
        << u"en"_s;
}

void TestAnswers::languages()
{
    QFETCH(const QString, text);
    QFETCH(const QString, is);
    QFETCH(const QString, isNot);
    QVERIFY(isWrittenIn(text, is));
    QVERIFY(!isWrittenIn(text, isNot));
}

void TestAnswers::endlessRepetition()
{
    QVERIFY(!isRepeating(koreanAnswer()));
    QVERIFY(isRepeating(koreanAnswer() + u"그리고 또 "_s.repeated(50)));
}

void TestAnswers::longThoughts()
{
    const QString thoughts = u"<think>"_s + u"Wait, let me see. "_s.repeated(2000);
    QVERIFY(!problemSoFar(thoughts));
    QVERIFY(!problemSoFar(thoughts + u"</think>\n\n"_s + koreanAnswer()));
    QVERIFY(problemSoFar(thoughts + u"</think>"_s + u"Wait, let me see. "_s.repeated(2000)));
    QVERIFY(checkedAnswer(thoughts + u"</think>\n\n"_s + koreanAnswer(), u"ko"_s, {}));
}

BROADSHEET_TEST(TestAnswers, QCoreApplication)
#include "tst_answers.moc"
