#include "export/Export.h"

#include "papers/Links.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Spreadsheets run such cells: https://owasp.org/www-community/attacks/CSV_Injection
// They pass over white space, quotes and characters without width in front, and some read
// full-width signs. A sign followed by a space starts a list, as in nearly every summary. It is
// harmless unless the text has what a call needs; "- **" is no formula in any case.
bool looksLikeFormula(const QString &value)
{
    if (value.startsWith(u'\t') || value.startsWith(u'\r'))
        return true;
    const auto begin = std::ranges::find_if_not(value, [](QChar c) {
        return c.isSpace() || c == u'"' || c == u'\'' || c.category() == QChar::Other_Format ||
               c.category() == QChar::Other_Control;
    });
    const QStringView rest = QStringView(value).sliced(begin - value.begin());
    if (rest.isEmpty() || !u"=+-@\uFF1D\uFF0B\uFF0D\uFF20\u2212"_s.contains(rest.front()))
        return false;
    const QStringView item = rest.sliced(1).trimmed();
    const bool isList = u"+-"_s.contains(rest.front()) && rest.size() > 1 && rest[1].isSpace();
    return !isList || (!item.startsWith(u'*') &&
                       std::ranges::any_of(item, [](QChar c) { return u"|!("_s.contains(c); }));
}

QString cell(QString value)
{
    if (looksLikeFormula(value))
        value.prepend(u'\'');
    const bool needsQuotes = value.contains(u',') || value.contains(u'"') ||
                             value.contains(u'\n') || value.contains(u'\r');
    if (!needsQuotes)
        return value;
    value.replace("\""_L1, "\"\""_L1);
    return u'"' + value + u'"';
}

QString joinedDays(const QList<QDate> &days)
{
    QStringList texts;
    for (const QDate day : days)
        texts.append(day.toString(Qt::ISODate));
    return texts.join("; "_L1);
}

QString joinedTexts(const QList<PaperText> &texts)
{
    QStringList markdown;
    for (const PaperText &text : texts)
        markdown.append(text.markdown);
    return markdown.join("\n\n"_L1);
}

} // namespace

QByteArray toCsv(const QList<Paper> &papers)
{
    QByteArray out = csvHeader.toByteArray();
    for (const Paper &paper : papers) {
        const QStringList cells{
            cell(paper.id.text),
            cell(paper.title),
            cell(paper.url.isEmpty() ? abstractPage(paper.id).toString() : paper.url),
            joinedDays(paper.days),
            paper.votes ? QString::number(*paper.votes) : QString(),
            cell(paper.authors.join("; "_L1) +
                 (paper.hasMoreAuthors ? u";" + andOthers : QString())),
            cell(paper.media.join("; "_L1)),
            paper.state.read ? u"true"_s : u"false"_s,
            paper.state.starred ? u"true"_s : u"false"_s,
            cell(paper.categories.join("; "_L1)),
            cell(paper.comment),
            cell(joinedTexts(paper.texts)),
            cell(paper.tags.join("; "_L1)),
            cell(paper.note),
            paper.state.later ? u"true"_s : u"false"_s,
        };
        out.append(cells.join(u',').toUtf8()).append('\n');
    }
    return out;
}

} // namespace broadsheet
