#include "Pieces.h"

#include <QRandomGenerator>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet::bench {

namespace {

constexpr int piecesInAGroup = 24;

QStringList matchesIn(const QList<DayReport> &days, const QString &pattern, bool inTexts)
{
    const QRegularExpression expression(pattern);
    QStringList all;
    const auto take = [&](const QString &text) {
        for (auto it = expression.globalMatch(text); it.hasNext();)
            all.append(it.next().captured());
    };
    for (const DayReport &day : days)
        for (const PaperReport &paper : day.papers) {
            if (!inTexts)
                take(paper.title);
            for (const SourceText &text : paper.texts)
                if (inTexts)
                    take(text.markdown);
        }
    return all;
}

QStringList some(const QStringList &all, QRandomGenerator &random, auto cut)
{
    QStringList chosen;
    for (int tries = 0; chosen.size() < piecesInAGroup && tries < 5000 && !all.isEmpty(); ++tries) {
        const QString piece = cut(all[random.bounded(static_cast<int>(all.size()))]);
        if (!piece.isEmpty() && !chosen.contains(piece))
            chosen.append(piece);
    }
    return chosen;
}

} // namespace

QList<PieceGroup> piecesOf(const QList<DayReport> &days)
{
    QRandomGenerator random(4);
    const QStringList korean = matchesIn(days, u"[가-힣]+"_s, true);
    const QStringList spaced = matchesIn(days, u"[가-힣]+ [가-힣]+ [가-힣]+"_s, true);
    const QStringList words = matchesIn(days, u"[A-Za-z]{6,}"_s, false);
    const QStringList pairs = matchesIn(days, u"[A-Za-z]{3,} [A-Za-z]{3,}"_s, false);
    const QStringList mixed = matchesIn(days, u"[A-Za-z0-9]{2,}[가-힣]{1,2}"_s, true);
    const auto beginning = [](qsizetype length) {
        return [length](const QString &text) { return text.first(std::min(length, text.size())); };
    };
    const auto whole = [](const QString &text) { return text; };

    QList<PieceGroup> groups;
    for (const int length : {1, 2, 3, 4, 5, 6}) {
        const auto cut = [&random, length](const QString &run) {
            if (run.size() < length)
                return QString();
            return run.sliced(random.bounded(static_cast<int>(run.size()) - length + 1), length);
        };
        groups.append({QString::number(length) + u" Korean"_s, some(korean, random, cut)});
    }
    for (const int length : {1, 2, 3, 6})
        groups.append(
            {QString::number(length) + u" Latin"_s, some(words, random, beginning(length))});
    groups.append({u"words of English"_s, some(words, random, whole)});
    groups.append({u"two words of English"_s, some(pairs, random, whole)});
    groups.append({u"three words of Korean"_s, some(spaced, random, whole)});
    groups.append({u"Latin with Korean"_s, some(mixed, random, whole)});
    groups.append({u"phrases"_s, some(pairs, random, [](const QString &text) {
                       return QString(u'"' + text + u'"');
                   })});
    // Each has parts that most papers have.
    groups.append(
        {u"frequent Korean"_s,
         {u"합니다"_s, u"습니다"_s,       u"있습니다"_s,     u"문에서"_s,     u"모델에서"_s,
          u"용하는"_s, u"용하고"_s,       u"용하기"_s,       u"사용하는"_s,   u"생성을"_s,
          u"성하여"_s, u"생성능"_s,       u"데이터셋에서"_s, u"보여줍니다"_s, u"평가받았으며"_s,
          u"이"_s,     u"프레임워크를"_s, u"포함되어"_s,     u"하여서는"_s,   u"네트워크를"_s}});
    groups.append({u"frequent Latin with Korean"_s,
                   {u"LLM들"_s, u"LLM의"_s, u"LLM들이"_s, u"GPU에서"_s, u"AI가"_s, u"3D모델"_s,
                    u"기반LLM"_s, u"LLMs를 학습"_s, u"text-to-image"_s, u"state-of-the-art"_s,
                    u"fine-tuning"_s, u"vision-language"_s}});
    groups.append({u"frequent phrases"_s,
                   {u"\"이 논문에서는\""_s, u"\"언어 모델\""_s, u"\"대규모 언어 모델\""_s,
                    u"\"language models\""_s, u"\"large language\""_s, u"\"모델을 사용하여\""_s,
                    u"\"LLM의 성능\""_s, u"\"있는 새로운\""_s}});
    groups.append(
        {u"negations and fields"_s,
         {u"-합니다"_s, u"-용하는"_s, u"-\"언어 모델\""_s, u"-LLM들 모델"_s, u"text:모델"_s,
          u"text:에서는"_s, u"-text:모델"_s, u"text:합니다 -title:모델"_s, u"text:language"_s,
          u"title:모델"_s, u"author:kim 합니다"_s, u"합니다 OR 문에서"_s,
          u"text:모델 OR text:학습"_s, u"date:1990..1995 용하는"_s, u"용하는 -용하고"_s,
          u"용하는 문에서 생성을"_s, u"author:lee -text:학습"_s, u"이 -의"_s}});
    groups.append({u"phrases of frequent words"_s,
                   {u"\"large language models\""_s, u"\"language mod\""_s, u"\"text-to-image\""_s,
                    u"\"what's new\""_s, u"\"technical details\""_s, u"\"models language\""_s,
                    u"\"for large\""_s, u"\"with large language models\""_s, u"\"할 수 있는\""_s,
                    u"\"이 논문은\""_s, u"\"을 보여주\""_s, u"\"수 없\""_s, u"\"성능을 향상\""_s,
                    u"-\"language models\""_s, u"\"language models\" OR \"언어 모델\""_s,
                    u"\"language models\" -\"large language\""_s, u"title:\"language models\""_s,
                    u"text:\"language models\""_s, u"text:\"언어 모델\""_s}});
    groups.append({u"fields with frequent words"_s,
                   {u"text:models"_s,
                    u"text:s"_s,
                    u"text:wang"_s,
                    u"-text:language"_s,
                    u"text:3d"_s,
                    u"text:language -title:language"_s,
                    u"author:wang text:model"_s,
                    u"author:wang"_s,
                    u"author:\"wang\" language models"_s,
                    u"note:language"_s,
                    u"-note:language"_s,
                    u"full:language"_s,
                    u"date:1990..1995 \"language models\""_s,
                    u"date:1990..1995 text:language"_s,
                    u"date:2000 models"_s,
                    u"date:1985-02 zwitterion"_s,
                    u"date:1990..1995 생성 OR models"_s,
                    u"a"_s,
                    u"은"_s,
                    u"text:2"_s,
                    u"large language models for video generation with diffusion text"_s}});
    groups.append(
        {u"operators"_s,
         {u"author:kim 학습"_s, u"title:diffusion"_s, u"votes:>20 추론"_s, u"is:unread 로봇"_s,
          u"학습 -강화"_s, u"로봇 OR 추론"_s, u"text:모델 -title:모델"_s, u"date:1990..1995 생성"_s,
          u"has:picture transformer"_s, u"-학습"_s, u"author:wang votes:>50 -video"_s,
          u"is:starred"_s}});
    return groups;
}

} // namespace broadsheet::bench
