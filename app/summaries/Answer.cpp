#include "summaries/Answer.h"

#include "base/Limits.h"
#include "papers/StorableText.h"
#include "summaries/AnswerLanguage.h"
#include "summaries/Tr.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Pattern = QRegularExpression;

Failure wrong(const QString &sentence)
{
    return failure(ErrorKind::Malformed, sentence);
}

// Models that reason do so between these tags. One that has not ended hides the rest. The first tag
// may be a part of the server's template and so not of the answer. A tag that the text speaks of is
// behind other words, or in quotes.
QString withoutThoughts(const QString &text)
{
    static const Pattern first(u"(?<quote>[`\"'“‘])?<(?<end>/)?think(?:ing)?>"_s);
    static const Pattern last(u"</think(?:ing)?>"_s);
    const QRegularExpressionMatch tag = first.match(text);
    if (!tag.hasMatch() || tag.capturedLength(u"quote"_s) > 0)
        return text;
    if (tag.capturedLength(u"end"_s) > 0)
        return text.sliced(tag.capturedEnd());
    if (!QStringView(text).first(tag.capturedStart()).trimmed().isEmpty())
        return text;
    const QRegularExpressionMatch end = last.match(text, tag.capturedEnd());
    return end.hasMatch() ? text.sliced(end.capturedEnd()) : QString();
}

// A block of code around the whole answer.
QString withoutFence(const QString &text)
{
    static const Pattern fence(u"\\A\\s*```\\w*\\n(.*?)(?:\\n```\\s*)?\\z"_s,
                               Pattern::DotMatchesEverythingOption);
    const QRegularExpressionMatch match = fence.match(text);
    return match.hasMatch() ? match.captured(1) : text;
}

// Only what HTML has, since "p<q and r>s" is none. Of another "<" that could begin a tag, a
// backslash makes a sign, and in TeX, where that would be a command, a space. Code is no HTML.
QString withoutHtml(const QString &text)
{
    static const QString names =
        u"a abbr article audio b big blockquote body br button center code dd del details div dl "
        "dt em embed figcaption figure font footer form h[1-6] head header hr html i iframe img "
        "input ins kbd label li link main mark meta nav object ol p picture pre q s script section "
        "small source span strike strong style sub summary sup svg table tbody td textarea tfoot "
        "th thead tr tt u ul var video"_s.replace(u' ', u'|');
    static const QString attribute = u"\\s+[\\w:-]+\\s*=\\s*(?:\"[^\"]*\"|'[^']*'|[^\\s\"'<>]+)"_s;
    static const Pattern open(u"<(?=[A-Za-z/!?-])"_s);
    static const Pattern sign(
        u"(?<tex>(?<![\\w\\\\$])\\$(?![\\s$])[^$\\n]*(?<![\\s\\\\])\\$(?!\\d)|\\\\\\(.*?\\\\\\))"
        "|(?<kept>\\\\.|(?<!`)(?<fence>`+)(?!`)[^\\n]*?(?<!`)\\g{fence}(?!`))"
        "|<!--.*?-->|</?(?:%1)(?:%2)*\\s*/?>"
        "|<(?<address>(?:https?|ftp|mailto):[^\\s<>]*)>|(?<open>%3)"_s.arg(names, attribute,
                                                                           open.pattern()),
        Pattern::DotMatchesEverythingOption | Pattern::CaseInsensitiveOption);
    QString result;
    qsizetype end = 0;
    for (auto found = sign.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        result += match.captured(u"kept"_s) + match.captured(u"address"_s);
        result += match.captured(u"tex"_s).replace(open, u"< "_s);
        if (match.capturedLength(u"open"_s) > 0)
            result += u"\\<"_s;
        end = match.capturedEnd();
    }
    return result + QStringView(text).sliced(end);
}

// Headings would begin an entry in a digest, and HTML, pictures and links have no business in a
// summary that a stranger's text may have talked the model into.
QString plainMarkdown(QString text, const QString &sent)
{
    static const Pattern picture(u"!\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const Pattern link(u"\\[([^\\]]*)\\]\\([^)]*\\)"_s);
    static const Pattern reference(u"^\\s*\\[[^\\]]+\\]:\\s.*$"_s, Pattern::MultilineOption);
    static const Pattern heading(u"^\\s{0,3}#{1,6}\\s+(.*?)\\s*#*$"_s, Pattern::MultilineOption);
    // What ends a sentence, and letters that are none of addresses, are not part of it.
    static const Pattern address(
        u"\\b(?:https?:|ftp:/|file:/|javascript:(?=[A-Za-z])|data:[\\w.+-]+/[\\w.+-]+[;,](?!\\s))"
        "[A-Za-z0-9._~:/?#@!$&'+,;=%-]*[A-Za-z0-9_~/#@$&+=%-]"_s,
        Pattern::CaseInsensitiveOption);
    text.replace(picture, u"\\1"_s).replace(link, u"\\1"_s);
    text = withoutHtml(text.remove(reference));
    text.replace(heading, u"**\\1**"_s);
    QString result;
    qsizetype end = 0;
    for (auto found = address.globalMatch(text); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        result += QStringView(text).sliced(end, match.capturedStart() - end);
        if (sent.contains(match.captured()))
            result += match.captured();
        end = match.capturedEnd();
    }
    return result + QStringView(text).sliced(end);
}

// "Title: …" and "Gist: …" become a line in bold and one as it is. At the beginning of an entry,
// a digest has its votes and authors.
QString withoutLabels(const QString &text)
{
    static const Pattern label(
        u"\\A[\\s*_>-]*(Title|Gist|제목|요지)[*_\\s]*[:：][*_\\s]*(.*?)[*_\\s]*\\z"_s,
        Pattern::CaseInsensitiveOption);
    static const Pattern field(u"\\A[\\s*_>-]*(?:Votes?|Authors?)[*_\\s]*[:：]"_s,
                               Pattern::CaseInsensitiveOption);
    QStringList lines;
    for (const QString &line : text.split(u'\n')) {
        if (field.match(line).hasMatch())
            continue;
        const QRegularExpressionMatch match = label.match(line);
        if (!match.hasMatch()) {
            lines += line;
            continue;
        }
        const QString name = match.captured(1).toLower();
        const bool isTitle = name == "title"_L1 || name == u"제목";
        const QString value = match.captured(2).remove(u'*');
        if (!value.isEmpty())
            lines += {isTitle ? u"**"_s + value + u"**"_s : value, QString()};
    }
    static const Pattern gaps(u"\\n\\s*\\n(\\s*\\n)+"_s);
    return lines.join(u'\n').replace(gaps, u"\n\n"_s).trimmed();
}

// What is taken out can leave behind what becomes a tag or a link, so this is repeated until
// nothing is found. Of a text that nests them deeper than anybody writes, nothing is left.
QString cleanText(QString text, const QString &sent)
{
    constexpr int mostRounds = 20;
    for (int round = 0; round < mostRounds; ++round) {
        const QString before = std::exchange(text, withoutLabels(plainMarkdown(text, sent)));
        if (text == before)
            return text;
    }
    return {};
}

int lettersIn(const QString &text)
{
    return int(std::ranges::count_if(text, [](QChar c) { return c.isLetter(); }));
}

bool hasRepeatedLines(const QString &text)
{
    constexpr qsizetype shortest = 20;
    QStringList lines = text.split(u'\n');
    lines.removeIf([](const QString &line) { return line.trimmed().size() < shortest; });
    const qsizetype all = lines.size();
    lines.removeDuplicates();
    return all - lines.size() >= 2;
}

} // namespace

QString answerSoFar(const QString &raw)
{
    return cleanText(withoutFence(withoutThoughts(storableText(raw))), {});
}

bool isRepeating(const QString &text)
{
    constexpr qsizetype piece = 40;
    constexpr int tooOften = 5;
    if (text.size() < piece * tooOften)
        return false;
    return text.count(QStringView(text).last(piece)) >= tooOften;
}

std::optional<Error> problemSoFar(const QString &raw)
{
    const QString text = withoutThoughts(raw);
    if (text.size() > maxModelText)
        return Error{.kind = ErrorKind::TooLarge,
                     .message = SummariesTr::tr("The model writes without an end. Nothing was "
                                                "kept.")};
    if (isRepeating(text))
        return Error{.kind = ErrorKind::Malformed,
                     .message = SummariesTr::tr("The model repeats itself. Its answer was not "
                                                "kept.")};
    return std::nullopt;
}

Result<QString> checkedAnswer(const QString &raw, const QString &language, const QString &sent)
{
    constexpr int fewest = 10; // letters
    QString text = withoutFence(withoutThoughts(storableText(raw)));
    text.removeIf([](QChar c) { return c.category() == QChar::Other_Format; });
    if (text.size() > maxModelText)
        return wrong(SummariesTr::tr("The model's answer is longer than %1 characters. It was not "
                                     "kept.")
                         .arg(maxModelText));
    if (isRepeating(text) || hasRepeatedLines(text))
        return wrong(SummariesTr::tr("The model repeats itself. Its answer was not kept."));
    text = cleanText(text, sent);
    if (lettersIn(text) < fewest)
        return wrong(SummariesTr::tr("The model's answer is empty."));
    if (!isWrittenIn(text, language))
        return wrong(SummariesTr::tr("The model's answer is in another language. It was not "
                                     "kept."));
    return text;
}

} // namespace broadsheet
