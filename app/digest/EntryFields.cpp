#include "digest/EntryFields.h"

#include "base/Limits.h"
#include "notation/Counts.h"
#include "notation/LinkText.h"
#include "notation/NameList.h"
#include "notation/TitleText.h"
#include "papers/Links.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>
#include <cctype>
#include <iterator>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "Label: value". The label can be bold and the colon full-width.
struct LabelledLine
{
    QByteArray label; // lower case
    QString value;
};

struct Colon
{
    qsizetype at = -1;
    qsizetype size = 0;
};

Colon findColon(QByteArrayView line)
{
    constexpr qsizetype maxLabelSize = 64;
    const QByteArrayView beginning = line.first(std::min(line.size(), maxLabelSize));
    const qsizetype ascii = beginning.indexOf(':');
    const qsizetype wide = beginning.indexOf("\xEF\xBC\x9A"); // U+FF1A
    if (wide >= 0 && (ascii < 0 || wide < ascii))
        return {wide, 3};
    return {ascii, 1};
}

QByteArrayView withoutEmphasis(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == '*' || text.front() == '_' || text.front() == ' '))
        text = text.sliced(1);
    while (!text.isEmpty() && (text.back() == '*' || text.back() == '_' || text.back() == ' '))
        text.chop(1);
    return text;
}

// "👍 Votes" without the picture.
QByteArrayView withoutSymbols(QByteArrayView label)
{
    while (!label.isEmpty() && static_cast<unsigned char>(label.front()) >= 0xE2) {
        const qsizetype size = static_cast<unsigned char>(label.front()) >= 0xF0 ? 4 : 3;
        const QString first = QString::fromUtf8(label.first(std::min(size, label.size())));
        if (first.front().isLetter())
            break;
        label = withoutEmphasis(label.sliced(std::min(size, label.size())));
    }
    return label;
}

std::optional<LabelledLine> readLabel(QByteArrayView line)
{
    line = line.trimmed();
    const bool isBullet = line.size() > 1 && (line[0] == '*' || line[0] == '_') && line[1] == ' ';
    const Colon colon = isBullet ? Colon{} : findColon(line);
    if (colon.at < 1)
        return std::nullopt;
    const QByteArrayView label = withoutSymbols(withoutEmphasis(line.first(colon.at)));
    const auto isLetter = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<signed char>(c) < 0;
    };
    if (label.isEmpty() || !isLetter(label.front()))
        return std::nullopt;
    QByteArrayView value = line.sliced(colon.at + colon.size);
    value = value.first(std::min(value.size(), maxFieldBytes));
    if (line.front() == '*' || line.front() == '_') // **Vote:** 3
        while (!value.isEmpty() && (value.front() == '*' || value.front() == '_'))
            value = value.sliced(1);
    LabelledLine result{label.toByteArray().toLower(), QString::fromUtf8(value).trimmed()};
    if (result.label == "by" && !looksLikeNames(result.value)) // of a sentence
        return std::nullopt;
    return result;
}

struct FieldLabel
{
    QByteArrayView label;
    FieldKind kind;
};

constexpr std::array fieldLabels{
    FieldLabel{"vote", FieldKind::Votes},        FieldLabel{"votes", FieldKind::Votes},
    FieldLabel{"upvote", FieldKind::Votes},      FieldLabel{"upvotes", FieldKind::Votes},
    FieldLabel{"likes", FieldKind::Votes},       FieldLabel{"추천", FieldKind::Votes},
    FieldLabel{"추천수", FieldKind::Votes},      FieldLabel{"좋아요", FieldKind::Votes},
    FieldLabel{"点赞", FieldKind::Votes},        FieldLabel{"点赞数", FieldKind::Votes},
    FieldLabel{"추천 수", FieldKind::Votes},     FieldLabel{"투표", FieldKind::Votes},
    FieldLabel{"투표수", FieldKind::Votes},      FieldLabel{"투표 수", FieldKind::Votes},
    FieldLabel{"좋아요 수", FieldKind::Votes},   FieldLabel{"社区热度", FieldKind::Votes},
    FieldLabel{"author(s)", FieldKind::Authors}, FieldLabel{"지은이", FieldKind::Authors},
    FieldLabel{"by", FieldKind::Authors},        FieldLabel{"author", FieldKind::Authors},
    FieldLabel{"authors", FieldKind::Authors},   FieldLabel{"저자", FieldKind::Authors},
    FieldLabel{"作者", FieldKind::Authors},      FieldLabel{"著者", FieldKind::Authors},
    FieldLabel{"code", FieldKind::Code},         FieldLabel{"代码", FieldKind::Code},
    FieldLabel{"코드", FieldKind::Code},         FieldLabel{"github", FieldKind::Code},
    FieldLabel{"repository", FieldKind::Code},   FieldLabel{"깃허브", FieldKind::Code},
    FieldLabel{"源码", FieldKind::Code},
};

FieldKind kindOf(const QByteArray &label)
{
    const auto known =
        std::find_if(fieldLabels.begin(), fieldLabels.end(), [&label](const FieldLabel &one) {
            return one.label.size() == label.size() && one.label == label;
        });
    return known == fieldLabels.end() ? FieldKind::Unknown : known->kind;
}

// A known field written as a bullet: "- Vote: 5", "* Authors: …".
std::optional<LabelledLine> readBulletLabel(QByteArrayView line)
{
    line = line.trimmed();
    if (!line.startsWith("- ") && !line.startsWith("* "))
        return std::nullopt;
    std::optional<LabelledLine> labelled = readLabel(line.sliced(2));
    return labelled && isNamed(kindOf(labelled->label)) ? labelled : std::nullopt;
}

// "- **Date**: 2026-06-14": a bullet with a short label and a short value. Where a known field
// follows, it is one of the entry's fields and not the beginning of the summary.
std::optional<LabelledLine> readOtherBullet(QByteArrayView line)
{
    constexpr qsizetype maxSize = 160;
    line = line.trimmed();
    if (line.size() > maxSize || (!line.startsWith("- ") && !line.startsWith("* ")))
        return std::nullopt;
    std::optional<LabelledLine> labelled = readLabel(line.sliced(2));
    return labelled && labelled->label.count(' ') < 2 ? labelled : std::nullopt;
}

// "👍 33" and "3 upvotes", without a label.
bool isBareCount(QByteArrayView line)
{
    static const QRegularExpression count(
        u"^[*_ ]{0,3}(?:(?:👍|⬆|▲|🔼)\\x{FE0F}? ?\\d[\\d.,]*k?(?: (?:up)?votes?)?"
        "|\\d[\\d.,]*k? (?:up)?votes?)[*_ ]{0,3}$"_s,
        QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype maxSize = 40;
    return line.size() <= maxSize && count.match(QString::fromUtf8(line)).hasMatch();
}

// The names in "*Jane Roe, Min Park*", the usual line below a heading without "Authors:". Empty
// for any other line.
QString readEmphasisedAuthors(QByteArrayView line)
{
    const char mark = line.isEmpty() ? '\0' : line.front();
    const bool isEmphasised = (mark == '*' || mark == '_') && line.size() > 2 &&
                              line.back() == mark && line[1] != mark && line[1] != ' ';
    if (!isEmphasised)
        return {};
    QString names = QString::fromUtf8(line.sliced(1).chopped(1)).trimmed();
    return looksLikeNames(names) ? names : QString();
}

// Where the next field of a line begins: behind a mark ("| Votes: 3", "· 👍 12"), or, where
// `isNamed` fields are in front, with bold words or the name of another one.
QRegularExpressionMatch nextField(const QString &line, bool isNamed)
{
    static const QRegularExpression marked(
        u"\\s*(?:[|｜·•]|<br\\s*/?>)\\s*(?="
        "[^\\p{L}\\p{N}\\[|｜]{0,6}\\p{L}[\\p{L}()]{0,30}(?: [\\p{L}()]{1,30})?[*_ "
        "]{0,4}[:：](?!//)"
        "|[^\\p{L}\\p{N}\\s|\\[(.,-]{1,4} ?\\d|\\d[\\d.,]*k? (?:up)?votes?\\b|https?://"
        "|\\[(?:arxiv|paper|pdf|code|github|project|link|html|논문|论文)\\b)"_s,
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression named(
        u"[\\s,;]+(?=(?:\\*\\*|__)\\p{L}[^*_:：]{0,30}(?:(?:\\*\\*|__) ?[:：]|[:：](?:\\*\\*|__))"
        "|(?:Authors?|(?:Up)?[Vv]otes?|Likes|저자|추천 ?수?|투표 ?수?|좋아요 ?수?|作者|点赞数?) ?[:：])"_s);
    const qsizetype listEnd = std::max(line.lastIndexOf("']"_L1), line.lastIndexOf("\"]"_L1));
    const qsizetype begin = std::max<qsizetype>(listEnd, isBullet(line.toUtf8()) ? 2 : 0);
    const QRegularExpressionMatch first = marked.match(line, begin);
    const QRegularExpressionMatch other = named.match(line, begin);
    const bool isOther = isNamed && other.hasMatch() &&
                         (!first.hasMatch() || other.capturedEnd() < first.capturedEnd());
    return isOther ? other : first;
}

// A field of a line that may have several. It has a value, and it can be read without the others.
std::optional<Field> readPart(QByteArrayView part, bool isFirst)
{
    std::optional<Field> field = readField(part, part, 0, true, false);
    if (!field || field->kind == FieldKind::Media)
        return std::nullopt;
    const bool isReadable =
        isFirst || isNamed(field->kind) || readField(part, part, 0, false, true);
    const bool hasValue = field->kind == FieldKind::Unknown || hasWords(field->value);
    return isReadable && hasValue ? field : std::nullopt;
}

} // namespace

QList<QByteArrayView> fieldParts(QByteArrayView line)
{
    constexpr qsizetype maxSize = 16 * 1024;
    QList<QByteArrayView> parts;
    bool isKnown = false;
    line = line.trimmed();
    while (line.size() <= maxSize && !line.startsWith("Heading: ")) {
        const std::optional<Field> field = readPart(line, parts.isEmpty());
        if (!field)
            break;
        isKnown = isKnown || field->kind != FieldKind::Unknown;
        const QString text = QString::fromUtf8(line);
        const QRegularExpressionMatch next = nextField(text, isNamed(field->kind));
        if (next.capturedStart() <= 0) {
            parts.append(line);
            return isKnown ? parts : QList<QByteArrayView>();
        }
        const auto bytes = [&text](qsizetype size) { return text.first(size).toUtf8().size(); };
        parts.append(line.first(bytes(next.capturedStart())));
        if (!readPart(parts.constLast(), parts.size() == 1))
            break;
        line = line.sliced(bytes(next.capturedEnd()));
    }
    return {};
}

std::optional<Field> readField(QByteArrayView rest, QByteArrayView line, int number, bool isBefore,
                               bool isApart)
{
    if (MediaBlock media = readMedia(rest); media.size > 0)
        return Field{FieldKind::Media, rest.first(media.size), number, {}, std::move(media)};
    if (std::optional<LabelledLine> labelled = readLabel(line))
        return Field{kindOf(labelled->label), line, number, std::move(labelled->value), {}};
    if (std::optional<LabelledLine> labelled = readBulletLabel(line))
        return Field{kindOf(labelled->label), line, number, std::move(labelled->value), {}};
    if (std::optional<LabelledLine> labelled = isApart ? std::nullopt : readOtherBullet(line))
        return Field{kindOf(labelled->label), line, number, std::move(labelled->value), {}};
    const QByteArrayView trimmed = line.trimmed();
    if (!isApart && isBareCount(trimmed))
        return Field{FieldKind::Votes, line, number, QString::fromUtf8(trimmed), {}};
    if (QString names = isBefore ? readEmphasisedAuthors(trimmed) : QString(); !names.isEmpty())
        return Field{FieldKind::Authors, line, number, std::move(names), {}};
    if (trimmed.startsWith('[') || trimmed.startsWith('<') || (isBefore && !isBullet(line)))
        return Field{FieldKind::Unknown, line, number, {}, {}};
    return std::nullopt;
}

bool isLabelledSummary(const Field &field)
{
    static const QRegularExpression summary(
        u"^(?:(?:the |ai |english |korean |chinese |한국어 |영문 |국문 )?(?:abstract|summary|tl;?dr"
        "|overview|description|introduction|요약|초록|개요)|摘要|中文摘要|英文摘要|简介|总结|概要|要約)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const std::optional<LabelledLine> labelled = readLabel(field.lines.trimmed());
    return labelled && summary.match(QString::fromUtf8(labelled->label)).hasMatch();
}

qsizetype proseBytes(const Field &field)
{
    constexpr qsizetype maxLabelWords = 3; // more are the beginning of a sentence
    const QByteArrayView line = field.lines.trimmed();
    const bool hasWords = std::any_of(line.begin(), line.end(), [](char c) {
        return std::isalpha(static_cast<unsigned char>(c)) || static_cast<signed char>(c) < 0;
    });
    if (field.kind != FieldKind::Unknown || !hasWords ||
        QByteArrayView("[<!|#`~").contains(line.front()))
        return 0;
    const std::optional<LabelledLine> labelled = readLabel(line);
    if (isLabelledSummary(field))
        return minProseBytes + line.size();
    return labelled && labelled->label.count(' ') < maxLabelWords ? 0 : line.size();
}

bool isNamed(FieldKind kind)
{
    return kind == FieldKind::Votes || kind == FieldKind::Authors;
}

bool isNamedField(QByteArrayView line)
{
    const std::optional<LabelledLine> labelled = readLabel(line);
    return labelled && isNamed(kindOf(labelled->label));
}

bool isBullet(QByteArrayView line)
{
    line = line.trimmed();
    const auto digits =
        std::find_if(line.begin(), line.end(), [](char c) { return c < '0' || c > '9'; });
    const QByteArrayView mark = line.sliced(std::distance(line.begin(), digits));
    if (mark.size() < line.size())
        return mark.startsWith(". ") || mark.startsWith(") ");
    return line.startsWith("- ") || line.startsWith("* ") || line.startsWith("+ ");
}

QString codeAddress(const QString &value)
{
    const qsizetype end = value.startsWith(u'[') ? value.indexOf("]("_L1) : -1;
    QString address = end < 0 ? value : readLink(QStringView(value).sliced(end + 1)).address;
    if (address.startsWith(u'<') && address.endsWith(u'>'))
        address = address.sliced(1).chopped(1);
    return isSafeLink(QUrl(address)) && !address.contains(u' ') ? address : QString();
}

QString codeIn(QByteArrayView summary)
{
    static const QRegularExpression link(
        u"\\[[^\\[\\]\\p{L}]{0,6}(?:code|github|코드|代码|源码)[^\\[\\]\\p{L}]{0,6}\\]"
        "\\((https?://[^()\\s]+)\\)"_s,
        QRegularExpression::CaseInsensitiveOption);
    LineReader lines(summary);
    while (lines.next()) {
        const QByteArrayView line = lines.line().trimmed();
        if (line.size() > maxFieldBytes || !line.contains("http"))
            continue;
        if (const auto match = link.match(QString::fromUtf8(line)); match.hasMatch())
            if (const QString address = codeAddress(match.captured(1)); !address.isEmpty())
                return address;
        const std::optional<LabelledLine> labelled =
            readLabel(isBullet(line) ? line.sliced(2) : line);
        if (!labelled || kindOf(labelled->label) != FieldKind::Code)
            continue;
        if (const QString address = codeAddress(labelled->value); !address.isEmpty())
            return address;
    }
    return {};
}

QString listedBelow(LineReader &lines, QByteArrayView label)
{
    const auto indentOf = [](QByteArrayView line) {
        return std::find_if_not(line.begin(), line.end(),
                                [](char c) { return c == ' ' || c == '\t'; }) -
               line.begin();
    };
    LineReader end = lines;
    QStringList names;
    for (LineReader next = lines; next.next();) {
        if (isBlank(next.line()) && names.isEmpty())
            continue;
        const QByteArrayView item = next.line().trimmed();
        if (!isBullet(item) || (isBullet(label) && indentOf(next.line()) <= indentOf(label)))
            break;
        const QString name = QString::fromUtf8(item.sliced(item.indexOf(' '))).trimmed();
        if (name.contains(u',') || !looksLikeNames(name))
            return {};
        names.append(name);
        end = next;
    }
    lines = end;
    return names.join(u", "_s);
}

} // namespace broadsheet
