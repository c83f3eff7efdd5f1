#include "voice/SpokenText.h"

#include "base/Limits.h"
#include "notation/Language.h"
#include "papers/DisplayText.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

const QRegularExpression &addresses()
{
    static const QRegularExpression all(u"\\b(https?://|www\\.)[^\\s)\\]>]+"_s);
    return all;
}

struct Replacement
{
    QRegularExpression pattern;
    QString by;
};

const QList<Replacement> &replacements()
{
    static const QList<Replacement> all{
        {QRegularExpression(u"(\\w)[-\u00ad]\\n(?=\\p{Ll})"_s), u"\\1"_s}, // a broken word
        {addresses(), {}},
        {QRegularExpression(u"\\S+@\\S+\\.\\S+"_s), {}},
        {QRegularExpression(u"\\[[\\d,;\\s\u2013-]+\\]"_s), {}},       // references: [3, 12]
        {QRegularExpression(u"\\$[^$\\n]*[\\\\^_][^$\\n]*\\$"_s), {}}, // TeX that has no characters
        {QRegularExpression(u"\\\\[a-zA-Z]+\\*?"_s), {}},
        {QRegularExpression(u"[*_`#|{}\\\\~^\u2022\ufffc]+"_s), u" "_s},
        {QRegularExpression(u"\\(\\s*\\)"_s), {}},
        {QRegularExpression(u"\\s+(?=[.,;:!?])"_s), {}},
    };
    return all;
}

QString spoken(const QString &shown)
{
    QString text = shown;
    text.replace(replacements().first().pattern, replacements().first().by);
    text = displayTitle(text); // TeX
    for (const Replacement &each : replacements().sliced(1))
        text.replace(each.pattern, each.by);
    text = text.simplified();
    const bool isSayable = std::ranges::any_of(text, [](QChar c) { return c.isLetterOrNumber(); });
    return isSayable ? text : QString();
}

// Where a part ends that is not too long to be said at once: after a sign, else after a word.
qsizetype endOf(const QString &text, qsizetype from, qsizetype to)
{
    if (to - from <= maxSpokenLength)
        return to;
    const QStringView part = QStringView(text).sliced(from, maxSpokenLength);
    for (const QStringView sign : {QStringView(u", "), QStringView(u" ")})
        if (const qsizetype at = part.lastIndexOf(sign); at > 0)
            return from + at + sign.size();
    return from + maxSpokenLength;
}

void addPart(QList<SpokenPart> &parts, const QString &text, qsizetype start, qsizetype end)
{
    const QStringView shown = QStringView(text).sliced(start, end - start).trimmed();
    const QString said = spoken(shown.toString()).left(maxSpokenLength);
    const QString language = languageOf(said);
    if (!said.isEmpty())
        parts.append({.start = shown.constBegin() - text.constBegin(),
                      .length = shown.size(),
                      .said = said,
                      .language = language.isEmpty() ? u"en"_s : language});
}

} // namespace

QList<SpokenPart> spokenParts(const QString &text, LineEnds ends)
{
    QString flat = text;
    if (ends == LineEnds::Pages)
        flat.replace(u'\n', u' ');
    for (const QRegularExpressionMatch &address : addresses().globalMatch(text))
        flat.replace(address.capturedStart(), address.capturedLength(),
                     QString(address.capturedLength(), u'x')); // no sentence ends in one
    QList<SpokenPart> parts;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Sentence, flat);
    qsizetype start = 0;
    while (start < flat.size()) {
        const qsizetype next = finder.toNextBoundary();
        const qsizetype sentence = next < 0 ? flat.size() : next;
        while (start < sentence) {
            const qsizetype end = endOf(flat, start, sentence);
            addPart(parts, text, start, end);
            start = end;
        }
    }
    return parts;
}

} // namespace broadsheet
