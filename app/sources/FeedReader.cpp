#include "sources/Feed.h"

#include "base/Limits.h"
#include "base/XmlBytes.h"
#include "notation/AuthorNames.h"
#include "papers/Links.h"
#include "papers/StorableText.h"
#include "sources/FeedDates.h"
#include "sources/Replies.h"
#include "sources/Tr.h"
#include "spelling/HtmlEntities.h"

#include <QBuffer>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Why the rest of a feed is not read, as a sentence of its own.
QString faultText(XmlFault fault)
{
    switch (fault) {
    case XmlFault::None:
        return {};
    case XmlFault::DocumentType:
        return SourcesTr::tr("It has a document type, which no list has.");
    case XmlFault::Encoding:
        return SourcesTr::tr("It is written in an encoding that is not supported.");
    case XmlFault::LongTag:
        return SourcesTr::tr("A tag is too long.");
    case XmlFault::ManyAttributes:
        return SourcesTr::tr("An element has too many attributes.");
    case XmlFault::Depth:
        return SourcesTr::tr("Its elements are nested too deeply.");
    case XmlFault::LongText:
        return SourcesTr::tr("A text is too long.");
    }
    Q_UNREACHABLE();
}

// XML itself has five names of characters; feeds also use those of HTML.
class EntityNames final : public QXmlStreamEntityResolver
{
public:
    QString resolveUndeclaredEntity(const QString &name) override { return htmlCharacter(name); }
};

class FeedReader final
{
public:
    // Prefixes are left as they are. To find the namespace of a prefix, the reader looks at all
    // declarations around the element.
    FeedReader(XmlBytes xml, const QUrl &url) : m_bytes(std::move(xml)), m_base(url)
    {
        m_feed.isMended = m_bytes.isMended;
        m_file.setBuffer(&m_bytes.bytes);
        m_file.open(QIODevice::ReadOnly);
        m_xml.setDevice(&m_file); // which is read in small parts
        m_xml.setNamespaceProcessing(false);
        m_xml.setEntityResolver(&m_entities);
    }

    Feed read()
    {
        while (m_xml.readNext() != QXmlStreamReader::Invalid && !m_xml.atEnd())
            if (m_xml.isStartElement())
                readElement(localName());
        if (m_xml.hasError() || m_bytes.fault != XmlFault::None)
            m_feed.brokenLine = std::max(1, int(m_xml.lineNumber()));
        if (m_xml.error() == QXmlStreamReader::CustomError)
            m_feed.fault = m_xml.errorString();
        else if (m_xml.error() == QXmlStreamReader::PrematureEndOfDocumentError ||
                 !m_xml.hasError())
            m_feed.fault = faultText(m_bytes.fault);
        m_feed.day = day();
        resolvePages();
        return std::exchange(m_feed, {});
    }

private:
    // The day of most entries. The feed's own dates say when it was made, which can be a day later
    // in UTC, or a day earlier or later for no reason.
    [[nodiscard]] QDate day() const
    {
        QDate common = m_published.isValid() ? m_published : m_updated;
        int most = 0;
        for (const auto &[day, entries] : m_entryDays)
            if (day.isValid() && entries >= most) {
                common = day;
                most = entries;
            }
        return common;
    }

    // Relative links belong to xml:base, or else to the page that the feed is of.
    void resolvePages()
    {
        const QUrl site = m_base.resolved(QUrl(m_site));
        for (FeedEntry &entry : m_feed.entries)
            if (!entry.page.isEmpty()) {
                const QUrl base = entry.base.isEmpty() ? site : entry.base;
                entry.page = base.resolved(QUrl(entry.page)).toString(QUrl::FullyEncoded);
            }
    }

    // The address that links inside the element are relative to; `outer` unless it says another.
    [[nodiscard]] QUrl baseOf(const QUrl &outer) const
    {
        const QString base = attribute("xml:base"_L1);
        if (base.isEmpty() || base.size() > maxLinkLength)
            return outer;
        return (outer.isEmpty() ? m_base : outer).resolved(QUrl(base));
    }

    // Without the prefix.
    [[nodiscard]] QString localName() const
    {
        const QStringView name = m_xml.qualifiedName();
        return name.sliced(name.lastIndexOf(u':') + 1).toString();
    }

    // The text of the element and of all elements inside it.
    QString elementText()
    {
        QString text;
        for (int depth = 1; depth > 0 && !m_xml.hasError();) {
            m_xml.readNext();
            if (m_xml.isStartElement())
                ++depth;
            else if (m_xml.isEndElement())
                --depth;
            else if (m_xml.isCharacters())
                appendTo(text);
            if (!m_xml.isCharacters() && isParagraph(localName()))
                text += u'\n';
        }
        return storableText(text).trimmed();
    }

    // Of XHTML inside a text.
    static bool isParagraph(const QString &name)
    {
        return name == "p"_L1 || name == "div"_L1 || name == "br"_L1 || name == "li"_L1;
    }

    // A text can come in many parts, each within the limits of XmlBytes.
    void appendTo(QString &text)
    {
        if (text.size() + m_xml.text().size() > maxFeedTextBytes)
            m_xml.raiseError(faultText(XmlFault::LongText));
        else
            text += m_xml.text();
    }

    void readElement(const QString &name)
    {
        if (name == "feed"_L1 || name == "rss"_L1 || name == "RDF"_L1)
            startFeed();
        else if (name == "totalResults"_L1)
            m_feed.total = elementText().toInt();
        else if (name == "link"_L1)
            readSite();
        else if (m_feed.isFeed && (name == "entry"_L1 || name == "item"_L1))
            readEntry();
        else if (name == "pubDate"_L1)
            m_published = announcementDay(elementText());
        else if (name == "updated"_L1 || name == "lastBuildDate"_L1 || name == "date"_L1)
            m_updated = announcementDay(elementText());
    }

    void startFeed()
    {
        m_feed.isFeed = true;
        m_outerBase = baseOf({});
    }

    // The page that the feed is of.
    void readSite()
    {
        const QString link = readAlternate();
        if (m_site.isEmpty() && link.size() <= maxLinkLength)
            m_site = link;
    }

    void readEntry()
    {
        FeedEntry entry{.base = baseOf(m_outerBase)};
        QString primary;
        m_creators.clear();
        m_dateRank = noDate;
        m_content.clear();
        if (const QString about = attribute("rdf:about"_L1); !about.isEmpty())
            addId(entry, 0, about);
        if (m_feed.entries.size() == maxListEntries)
            return m_xml.raiseError(
                SourcesTr::tr("It has more than %Ln entries.", nullptr, int(maxListEntries)));
        while (m_xml.readNextStartElement()) {
            const QString name = localName();
            if (isOfMedia())
                m_xml.skipCurrentElement();
            else if (name == "author"_L1)
                readAuthor(entry);
            else if (name == "category"_L1)
                readCategory(entry);
            else if (name == "primary_category"_L1)
                primary = readTerm();
            else if (name == "link"_L1)
                readLink(entry);
            else
                readText(entry, name);
        }
        if (m_xml.hasError())
            return;
        addAuthors(entry, readCreators(m_creators));
        m_names += entry.authors.size();
        if (m_names > maxListNames)
            return m_xml.raiseError(SourcesTr::tr("It has too many authors."));
        if (!primary.isEmpty()) {
            entry.categories.removeAll(primary);
            entry.categories.prepend(primary);
        }
        if (entry.summary.isEmpty())
            entry.summary = m_content;
        m_feed.entries.append(std::move(entry));
    }

    void readText(FeedEntry &entry, const QString &name)
    {
        const QString text = elementText();
        if (name == "id"_L1 || name == "guid"_L1)
            addId(entry, 0, text);
        else if (name == "identifier"_L1)
            addId(entry, entry.ids.size(), text);
        else if (name == "title"_L1 && entry.title.isEmpty())
            entry.title = text.simplified();
        else if (name == "summary"_L1 || name == "description"_L1)
            entry.summary = text;
        else if (name == "content"_L1 || name == "encoded"_L1)
            m_content = text;
        else if (name == "creator"_L1)
            m_creators.append(text);
        else if (name == "comment"_L1)
            entry.comment = text.simplified();
        else if (name.compare("doi"_L1, Qt::CaseInsensitive) == 0)
            entry.doi = text.simplified();
        else if (name == "journal_ref"_L1 || name == "journal_reference"_L1)
            entry.journalReference = text.simplified();
        else if (name == "announce_type"_L1)
            entry.announcement = text.toLower();
        else
            readDate(entry, name, text);
    }

    // Of several dates, the first kind in this list counts.
    void readDate(FeedEntry &entry, const QString &name, const QString &text)
    {
        static const QStringList kinds{u"published"_s, u"pubDate"_s,         u"issued"_s,
                                       u"date"_s,      u"publicationDate"_s, u"coverDate"_s,
                                       u"created"_s,   u"updated"_s,         u"modified"_s};
        const qsizetype rank = kinds.indexOf(name);
        if (rank < 0)
            return;
        if (rank <= 1)
            ++m_entryDays[announcementDay(text)];
        const QDate day = writtenDay(text);
        if (name == "updated"_L1)
            entry.updated = day;
        if (rank >= m_dateRank || !day.isValid())
            return;
        entry.day = day;
        m_dateRank = rank;
    }

    // Titles and descriptions of pictures and sounds.
    [[nodiscard]] bool isOfMedia() const
    {
        return m_xml.qualifiedName().startsWith("media:"_L1) ||
               m_xml.qualifiedName().startsWith("itunes:"_L1);
    }

    // <author><name>…</name></author>, or RSS's plain <author>.
    void readAuthor(FeedEntry &entry)
    {
        QString plain;
        QStringList names;
        while (!m_xml.hasError()) {
            m_xml.readNext();
            if (m_xml.isEndElement())
                break;
            if (m_xml.isCharacters())
                appendTo(plain);
            else if (m_xml.isStartElement() && localName() == "name"_L1)
                names.append(elementText().simplified());
            else if (m_xml.isStartElement())
                m_xml.skipCurrentElement();
        }
        names = names.isEmpty() ? readMailedAuthors(storableText(plain)) : names;
        names.removeAll(QString());
        addAuthors(entry, names);
    }

    static void addId(FeedEntry &entry, qsizetype at, const QString &id)
    {
        if (entry.ids.size() < maxPaperItems)
            entry.ids.insert(at, id);
    }

    static void addAuthors(FeedEntry &entry, const QStringList &names)
    {
        // One more than a paper may have, so that keepWithinLimits() says so.
        entry.authors += names.first(std::min(names.size(), maxAuthors + 1 - entry.authors.size()));
    }

    // <category term="cs.CL"/>, or RSS's <category>cs.CL</category>.
    QString readTerm()
    {
        const QString term = attribute("term"_L1);
        const QString text = elementText().simplified();
        return term.isEmpty() ? text : term;
    }

    void readCategory(FeedEntry &entry)
    {
        const QString category = readTerm();
        if (!category.isEmpty() && entry.categories.size() <= maxPaperItems &&
            !entry.categories.contains(category))
            entry.categories.append(category);
    }

    void readLink(FeedEntry &entry)
    {
        const QUrl base = baseOf(entry.base);
        const QString link = readAlternate();
        if (link.isEmpty())
            return;
        addId(entry, entry.ids.size(), link);
        if (!entry.page.isEmpty() || link.size() > maxLinkLength)
            return;
        entry.page = link;
        entry.base = base;
    }

    // <link rel="alternate" href="…"/>, or RSS's <link>…</link>. Empty for links to anything but
    // the thing itself, such as its PDF file, replies to it, or this feed.
    QString readAlternate()
    {
        const QString relation = attribute("rel"_L1);
        const QString address = attribute("href"_L1);
        const QString text = elementText();
        if (!relation.isEmpty() && relation != "alternate"_L1)
            return {};
        return address.isEmpty() ? text : address;
    }

    [[nodiscard]] QString attribute(QLatin1StringView name) const
    {
        return storableText(m_xml.attributes().value(name).toString()).simplified();
    }

    static constexpr qsizetype noDate = 100; // any kind of date is better

    XmlBytes m_bytes;
    EntityNames m_entities;
    QBuffer m_file;
    QXmlStreamReader m_xml;
    Feed m_feed;
    QStringList m_creators; // of the entry that is being read
    qsizetype m_names = 0;  // of authors
    QDate m_published;      // the feed's own dates
    QDate m_updated;
    std::map<QDate, int> m_entryDays; // entries by their date
    QUrl m_base;                      // of the document
    QUrl m_outerBase;                 // xml:base of the whole feed
    QString m_site;                   // the page that the feed is of, as written
    qsizetype m_dateRank = noDate;    // of the entry that is read
    QString m_content;                // likewise
};

} // namespace

Feed readFeed(const QByteArray &xml, const QUrl &url)
{
    constexpr XmlLimits limits{.tagBytes = maxFeedTagBytes,
                               .attributes = maxFeedAttributes,
                               .depth = maxFeedDepth,
                               .textBytes = maxFeedTextBytes};
    return FeedReader(readXmlBytes(xml, limits), url).read();
}

} // namespace broadsheet
