#include "notation/ItemWords.h"

#include "notation/AuthorNames.h"
#include "notation/Counts.h"
#include "notation/NameList.h"
#include "spelling/PersonNames.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString withoutMarks(QString text)
{
    static const QRegularExpression marks(
        u"^[\\s–—:：|·•,.;*_)\\]~-]+(?=[\\s\\p{L}\\p{N}\\p{P}\\p{S}]|$)"_s);
    return text.remove(marks).trimmed();
}

// Takes "(⬆️ 45)", "120 upvotes" or "Votes: 7" out of the words.
std::optional<int> takeVotes(QString &words)
{
    static const QRegularExpression votes(
        u"[\\[(（]?\\s*(?:(?:⬆|👍|▲|△|↑|🔼|❤|♥)\\x{FE0F}?\\s*\\+?(?<a>\\d[\\d,]*(?:\\.\\d+)?(?:k\\b)?"
        u")"
        "|\\b(?:up)?votes?\\s*[:：]\\s*(?<b>\\d[\\d,]*(?:\\.\\d+)?(?:k\\b)?)"
        "|(?<![\\d.,])(?<!^-)(?<!\\s-)(?<c>\\d[\\d,]*(?:\\.\\d+)?(?:k\\b)?)\\s*(?:(?:up)?votes?\\b|"
        "likes\\b|"
        "points\\b|👍|⬆|▲|↑|🔼|추천|"
        "点赞|赞|票)\\x{FE0F}?)"
        "\\s*[\\])）]?"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxDistance = 200;
    const QRegularExpressionMatch match = votes.match(words.left(maxDistance));
    if (!match.hasMatch())
        return std::nullopt;
    const QString number = match.captured(u"a"_s) + match.captured(u"b"_s) + match.captured(u"c"_s);
    const std::optional<int> count = readCount(number);
    if (count)
        words.remove(match.capturedStart(), match.capturedLength());
    return count;
}

// Takes "by Jane Roe, Min Park" or "Jane Roe, Min Park" out of the beginning of the words.
QStringList takeAuthors(QString &words, bool isAfterColon, bool isEmphasised)
{
    static const QRegularExpression label(u"^(?:by|authors?:|作者[:：]|저자[:：])\\s*"_s,
                                          QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression end(
        u"\\s[–—|·-]\\s|[;(（：:\\[]|(?<=[\\p{Ll}\\p{Lo}]{2})\\.(?:\\s|$)"
        "|,\\s*(?=(?:[\\p{L}'’ .-]{2,30}['’ ])?\\d{2,4}(?!\\d))"_s); // ", ICLR 2026"
    const qsizetype begin = label.match(words).capturedLength();
    const QRegularExpressionMatch stop = end.match(words, begin);
    const qsizetype size = stop.hasMatch() ? stop.capturedStart() : words.size();
    const QString list = words.sliced(begin, size - begin).trimmed();
    const auto spaces = list.count(u' ');
    const bool isSurelyList = begin > 0 || list.contains(u',') || list.contains(" et al"_L1);
    static const QRegularExpression pair(u"^\\S+ \\S.* (?:and|&) \\S+ \\S"_s);
    const bool isAll = !isAfterColon && (isEmphasised || size == words.size());
    const bool isOneName = isAll && ((spaces >= 1 && spaces <= 3) || pair.match(list).hasMatch());
    if (list.isEmpty() || !(isSurelyList || isOneName) || !looksLikeNames(list))
        return {};
    const bool endsWithAl = list.endsWith("et al"_L1);
    words.remove(0, size + (endsWithAl ? 1 : 0));
    return personNames(readAuthors(list).names);
}

} // namespace

ItemWords readItemWords(QStringView words)
{
    if (words.startsWith(u'-')) // "](link)-25 votes" are not less than none
        words = words.sliced(1);
    QString rest = words.trimmed().toString();
    static const QRegularExpression end(u"^(?:[*]{1,2}|_{1,2})(?=[\\s,.:：]|$)"_s);
    rest.remove(end);
    static const QRegularExpression emphasised(u"^[\\s.,]*([*_]{1,2})([^*_\\s][^*_]*)\\1"_s);
    const bool isEmphasised = emphasised.match(rest).hasMatch();
    rest.replace(emphasised, u"\\2"_s);
    while (rest.startsWith(u'*') || rest.startsWith(u'_'))
        rest = rest.sliced(1).trimmed();
    ItemWords result;
    const bool isAfterColon = rest.startsWith(u':') || rest.startsWith(u'：');
    result.votes = takeVotes(rest);
    rest = withoutMarks(rest);
    result.authors = takeAuthors(rest, isAfterColon, isEmphasised);
    result.text = withoutMarks(rest);
    return result;
}

} // namespace broadsheet
