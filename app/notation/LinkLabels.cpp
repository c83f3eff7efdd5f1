#include "notation/LinkLabels.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

bool isLinkWord(QStringView text)
{
    static const QRegularExpression word(
        u"^[\\s*_\\[\\]`]*(?:arxiv|pdf|paper|link|abs|abstract|html|url|web|page|source|here|code"
        "|github|project|demo|blog|doi|hf|hugging ?face|论文|論文|链接|点击跳转|原文|全文|논문|링크"
        "|원문|바로가기|📄|🔗|📑|(?:arxiv:)?\\d{4}\\.\\d{4,5}(?:v\\d+)?)"
        "(?:[\\s*_\\[\\]`]*| (?:link|page|pdf|abs|paper|论文|链接|논문|링크))[\\s*_\\[\\]`]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return word.match(text.toString()).hasMatch();
}

bool isPaperWord(QStringView text)
{
    static const QRegularExpression word(u"^\\W*(?:paper|pdf|论文|論文|논문)\\W*$"_s,
                                         QRegularExpression::CaseInsensitiveOption |
                                             QRegularExpression::UseUnicodePropertiesOption);
    return word.match(text.toString()).hasMatch();
}

bool isOtherLabel(QStringView before)
{
    static const QRegularExpression label(
        u"^[^\\p{L}\\p{N}]*(?:(?:related|similar|see also|cf\\b|compared?|comparison|follow-? ?ups?"
        "|builds? on|based on|baselines?|extends|extension of|inspired by|background|references"
        "|further reading|(?:previous|prior|earlier|other) (?:works?|papers?))"
        "|관련|유사|비교|선행|후속|참고 ?(?:논문|문헌)|相关|相關|类似|对比|前作|後続|関連"
        "|(?:参考|參考|参照)(?:论文|論文|文献|文獻))"
        "[^:：]{0,30}[:：][\\s*_(\\[<`]*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxSize = 60;
    return before.size() <= maxSize && label.match(before.toString()).hasMatch();
}

bool isLinkLabel(QStringView before)
{
    if (isLinkWord(before))
        return true;
    while (!before.isEmpty() && !before.front().isLetterOrNumber()) // "🔗 **논문**:"
        before = before.sliced(1);
    while (!before.isEmpty() && !before.back().isLetterOrNumber())
        before.chop(1);
    static const QRegularExpression label(
        u"^(?:.{0,8}(?:链接|連結|鏈接|링크|주소|地址|原文|원문|출처|来源|リンク|出典)"
        "|(?:paper|arxiv|pdf|source|full|original|read|more|hugging ?face|project|code|links?)"
        "(?: (?:link|url|page|paper|text|pdf|id|more|here|to|the)){0,3})$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return isLinkWord(before) || label.match(before.toString()).hasMatch();
}

} // namespace broadsheet
