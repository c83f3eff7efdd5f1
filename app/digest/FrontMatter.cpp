#include "digest/FrontMatter.h"

#include "digest/Fences.h"
#include "digest/PaperLinks.h"
#include "notation/AuthorNames.h"
#include "notation/Dates.h"
#include "notation/Language.h"
#include "notation/TitleText.h"
#include "spelling/PersonNames.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString withoutQuotes(QStringView value)
{
    value = value.trimmed();
    for (const char16_t quote : {u'"', u'\''})
        if (value.size() > 1 && value.startsWith(quote) && value.endsWith(quote))
            return value.sliced(1).chopped(1).toString();
    return value.toString();
}

// Reads the lines between the marks. False when one of them is no field.
class FieldReader final
{
public:
    explicit FieldReader(char16_t separator) : m_separator(separator) {}

    bool read(QByteArrayView bytes)
    {
        const QString line = QString::fromUtf8(bytes);
        const QStringView text = QStringView(line).trimmed();
        const bool isInside = line.front().isSpace() || text.startsWith("- "_L1);
        if (text.startsWith(u'#') && text.contains("]("_L1)) // of an entry, and no comment
            return false;
        if (text.startsWith(u'#') || text.startsWith(u'['))
            return !isInside || addToList(text);
        if (isInside)
            return addToList(text);
        const qsizetype at = text.indexOf(m_separator);
        if (at < 1 || !text.first(at).trimmed().front().isLetter())
            return false;
        const QStringView value = text.sliced(at + 1).trimmed();
        const bool isBlock =
            value.size() <= 2 && (value.startsWith(u'|') || value.startsWith(u'>'));
        m_fields.append({text.first(at).trimmed().toString().toLower(),
                         isBlock ? QString() : withoutQuotes(value)});
        m_isBlock = isBlock;
        return true;
    }

    [[nodiscard]] QList<FrontMatter::Field> take() { return std::move(m_fields); }

private:
    // An item of the last field's list, or a line of its text.
    bool addToList(QStringView text)
    {
        if (m_fields.isEmpty())
            return false;
        const bool isItem = text.startsWith("- "_L1);
        QString item = withoutQuotes(isItem ? text.sliced(2) : text);
        if (item.startsWith("name:"_L1))
            item = withoutQuotes(QStringView(item).sliced(5));
        QString &value = m_fields.last().value;
        if (!value.isEmpty())
            value += isItem && !m_isBlock ? u", "_s : u" "_s;
        value += item;
        return true;
    }

    char16_t m_separator;
    bool m_isBlock = false;
    QList<FrontMatter::Field> m_fields;
};

QString linkOf(const FrontMatter &front)
{
    static const QStringList keys =
        u"arxiv arxiv_id arxiv_url abs pdf pdf_url paper paper_url paper_id link url source id doi"_s
            .split(u' ');
    for (const QString &key : keys) {
        const QString link = front.value({key});
        const PaperId id = PaperId::fromLink(link);
        if (id.isArxiv())
            return link.contains("://"_L1) ? link : u"https://arxiv.org/abs/"_s + id.text;
    }
    return {};
}

// Headings as bold lines, because in a digest a heading can start a paper or a day.
QString withoutHeadings(QByteArrayView body)
{
    QByteArray text;
    FenceFinder fences([](const HeadingLine &heading) {
        return heading.level == 3 || !readTitle(heading.text).link.isEmpty() ||
               dayIn(heading.text).isValid();
    });
    qsizetype fenceEnd = 0;
    LineReader lines(body);
    while (lines.next()) {
        if (lines.begin() >= fenceEnd)
            fenceEnd = fences.endOfBlock(lines);
        const bool isCode = lines.begin() < fenceEnd;
        const auto heading = isCode ? std::nullopt : readHeading(lines.line());
        if (heading)
            text.append("**").append(heading->text.toUtf8()).append("**\n");
        else
            text.append(lines.line()).append('\n');
    }
    return QString::fromUtf8(withoutBlankEnds(text));
}

// Without a heading at the beginning that says the title again.
QByteArrayView withoutTitle(QByteArrayView body, const QString &title)
{
    LineReader lines(body);
    while (lines.next() && isBlank(lines.line())) {
    }
    const auto heading = body.isEmpty() ? std::nullopt : readHeading(lines.line());
    return heading && plainTitle(heading->text) == title ? body.sliced(lines.nextBegin()) : body;
}

} // namespace

QString FrontMatter::value(const QStringList &keys) const
{
    for (const QString &key : keys)
        for (const Field &field : fields)
            if (field.key == key && !field.value.isEmpty())
                return field.value;
    return {};
}

QDate FrontMatter::day() const
{
    static const QStringList keys{u"date"_s,      u"day"_s,     u"날짜"_s,    u"日期"_s,
                                  u"published"_s, u"pubdate"_s, u"created"_s, u"publishdate"_s};
    for (const QString &key : keys)
        if (const QDate day = dayIn(value({key})); day.isValid())
            return day;
    return {};
}

FrontMatter readFrontMatter(QByteArrayView text)
{
    constexpr int maxLines = 200;
    LineReader lines(text);
    while (lines.next() && isBlank(lines.line())) {
    }
    const QByteArrayView mark = lines.line().trimmed();
    if (text.isEmpty() || (mark != "---" && mark != "+++"))
        return {};
    FieldReader fields(mark == "+++" ? u'=' : u':');
    for (int i = 0; i < maxLines && lines.next(); ++i) {
        const QByteArrayView line = lines.line();
        const bool isEnd = line.trimmed() == mark || (mark == "---" && line.trimmed() == "...");
        if (isEnd) {
            QList<FrontMatter::Field> all = fields.take();
            return {.size = all.isEmpty() ? 0 : lines.nextBegin(), .fields = std::move(all)};
        }
        if (!isBlank(line) && !fields.read(line))
            return {};
    }
    return {};
}

std::optional<DigestEntry> paperOf(const FrontMatter &front, QByteArrayView body)
{
    static const QStringList translations{u"title_zh"_s, u"title_ko"_s,         u"title_ja"_s,
                                          u"title_en"_s, u"translated_title"_s, u"subtitle"_s};
    static const QStringList summaries{u"tldr"_s, u"tl;dr"_s, u"summary"_s, u"description"_s};
    DigestEntry entry;
    PaperReport &paper = entry.paper;
    paper.title = plainTitle(front.value({u"title"_s}));
    paper.url = linkOf(front);
    if (paper.url.isEmpty() && !dayIn(paper.title).isValid()) {
        paper.url = onlyPaperLink(QString::fromUtf8(body));
        body = withoutTitle(body, paper.title);
    }
    if (paper.title.isEmpty() || paper.url.isEmpty())
        return std::nullopt;
    paper.id = PaperId::fromLink(paper.url);
    paper.authors = personNames(readAuthors(front.value({u"authors"_s, u"author"_s})).names);
    bool isNumber = false;
    const int votes = front.value({u"upvotes"_s, u"votes"_s, u"vote"_s}).toInt(&isNumber);
    if (isNumber && votes >= 0)
        paper.votes = votes;
    QStringList parts;
    if (const QString title = front.value(translations); !title.isEmpty())
        parts.append(u"**"_s + title + u"**"_s);
    if (const QString summary = front.value(summaries); !summary.isEmpty())
        parts.append(u"**TL;DR**: "_s + summary);
    if (const QString text = withoutHeadings(body); !text.isEmpty())
        parts.append(text);
    if (QString text = parts.join("\n\n"_L1); !text.isEmpty())
        paper.texts.append({languageOf(text), std::move(text)});
    return entry;
}

} // namespace broadsheet
