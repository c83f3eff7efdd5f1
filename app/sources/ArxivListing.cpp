#include "sources/ArxivListing.h"

#include "base/Limits.h"
#include "notation/AuthorNames.h"
#include "notation/HtmlText.h"
#include "papers/Links.h"

#include <QRegularExpression>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "Computation and Language (cs.CL); Artificial Intelligence (cs.AI)"
QStringList categoriesOf(const QString &subjects)
{
    static const QRegularExpression category(u"\\(([a-z-]+(?:\\.[A-Za-z-]+)?)\\)"_s);
    QStringList categories;
    for (auto match = category.globalMatch(subjects); match.hasNext();)
        categories.append(match.next().captured(1));
    return categories;
}

QString withoutLabel(const QString &text, QLatin1StringView label)
{
    return text.startsWith(label) ? text.sliced(label.size()).trimmed() : text;
}

class ListingReader final
{
public:
    explicit ListingReader(QString page) : m_page(std::move(page)) {}

    ArxivListing read()
    {
        static const QRegularExpression tag(u"<(/?)([A-Za-z][A-Za-z0-9]*)([^<>]*)>"_s);
        for (auto match = tag.globalMatch(m_page); match.hasNext();) {
            const QRegularExpressionMatch found = match.next();
            readTag(found.captured(2).toLower(), found.captured(3), !found.captured(1).isEmpty(),
                    found.capturedStart(), found.capturedEnd());
        }
        endEntry();
        readNotes();
        return std::exchange(m_listing, {});
    }

private:
    enum class Field { None, Heading, Title, Authors, Comments, Journal, Doi, Subjects, Abstract };

    void readTag(const QString &name, const QString &attributes, bool isEnd, qsizetype start,
                 qsizetype end)
    {
        const bool isBlock = name == "div"_L1 || name == "p"_L1 || name == "h3"_L1;
        if (isEnd && isBlock && m_field != Field::None)
            return endField(start);
        if (isEnd)
            return;
        if (name == "dt"_L1) {
            endEntry();
            m_isOpen = true;
        } else if (name == "a"_L1 && m_isOpen) {
            readLink(attributes);
        } else if (isBlock) {
            m_field = fieldOf(name, attributes);
            m_start = end;
        }
    }

    static Field fieldOf(const QString &name, const QString &attributes)
    {
        if (name == "h3"_L1)
            return Field::Heading;
        if (name == "p"_L1)
            return attributes.contains("mathjax"_L1) ? Field::Abstract : Field::None;
        for (const auto &[word, field] :
             {std::pair("list-title"_L1, Field::Title),
              std::pair("list-authors"_L1, Field::Authors),
              std::pair("list-comments"_L1, Field::Comments),
              std::pair("list-journal-ref"_L1, Field::Journal),
              std::pair("list-doi"_L1, Field::Doi), std::pair("list-subjects"_L1, Field::Subjects)})
            if (attributes.contains(word))
                return field;
        return Field::None;
    }

    // <a href="/abs/2403.14624" title="Abstract">. Only the link to the page in HTML has the
    // version.
    void readLink(const QString &attributes)
    {
        static const QRegularExpression link(u"href\\s*=\\s*[\"']?(?:[^\"'\\s]*arxiv\\.org)?/"
                                             "(abs|pdf|html)/([^\"'\\s]+?)(?:v(\\d{1,4}))?"
                                             "(?=[\"'\\s]|$)"_s);
        const QRegularExpressionMatch match = link.match(attributes);
        if (!match.hasMatch())
            return;
        const PaperId id =
            PaperId::fromLink(QString(u"https://arxiv.org/abs/"_s + match.captured(2)));
        if (m_paper.id.isEmpty() && match.captured(1) == "abs"_L1)
            m_paper.id = id;
        const int version = match.captured(3).toInt();
        if (version > 0 && !m_paper.version && id == m_paper.id) // comments have links, too
            m_paper.version = version;
    }

    void endField(qsizetype end)
    {
        const QString html = m_page.sliced(m_start, end - m_start);
        const QString text = lineOfHtml(html);
        switch (std::exchange(m_field, Field::None)) {
        case Field::None:
            break;
        case Field::Heading:
            endEntry();
            m_isReplacing = text.startsWith("Replacement"_L1);
            break;
        case Field::Title:
            m_paper.title = withoutLabel(text, "Title:"_L1);
            break;
        case Field::Authors:
            m_paper.authors = readMailedAuthors(withoutLabel(text, "Authors:"_L1));
            break;
        case Field::Comments:
            m_paper.comment = withoutLabel(text, "Comments:"_L1);
            break;
        case Field::Journal:
            m_paper.journalReference = withoutLabel(text, "Journal-ref:"_L1);
            break;
        case Field::Doi:
            m_paper.doi = withoutLabel(text, "DOI:"_L1);
            break;
        case Field::Subjects:
            m_paper.categories = categoriesOf(text);
            break;
        case Field::Abstract:
            if (const QString abstract = markdownOfHtml(html); !abstract.isEmpty())
                m_paper.texts = {
                    {.language = u"en"_s, .markdown = abstract, .kind = TextKind::Abstract}};
            break;
        }
    }

    // An entry without an id is not counted, so the total shows that it is missing.
    void endEntry()
    {
        PaperReport paper = std::exchange(m_paper, {});
        if (!std::exchange(m_isOpen, false) || !paper.id.isArxiv())
            return;
        m_listing.entries.append(paper.id);
        paper.url = abstractPage(paper.id).toString();
        QList<PaperReport> &papers = m_isReplacing ? m_listing.updates : m_listing.papers;
        if (papers.size() < maxListEntries)
            papers.append(std::move(paper));
    }

    void readNotes()
    {
        static const QRegularExpression total(u"Total of\\s{1,9}([\\d,]{1,9})\\s{1,9}entries"_s);
        static const QRegularExpression none(u"No updates (?:for|on)\\b"_s);
        if (const auto match = total.match(m_page); match.hasMatch())
            m_listing.total = match.captured(1).remove(u',').toInt();
        m_listing.hasNoUpdates = m_page.contains(none);
    }

    QString m_page;
    ArxivListing m_listing;
    PaperReport m_paper;
    Field m_field = Field::None;
    qsizetype m_start = 0; // of the field's text
    bool m_isOpen = false; // an entry is being read
    bool m_isReplacing = false;
};

} // namespace

ArxivListing readArxivListing(const QByteArray &page)
{
    return ListingReader(QString::fromUtf8(page)).read();
}

} // namespace broadsheet
