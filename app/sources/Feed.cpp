#include "sources/Feed.h"

#include "base/Limits.h"
#include "base/XmlBytes.h"
#include "notation/AuthorNames.h"
#include "papers/StorableText.h"
#include "sources/HtmlNames.h"
#include "sources/Replies.h"
#include "sources/Tr.h"
#include "spelling/PersonNames.h"

#include <QBuffer>
#include <QRegularExpression>
#include <QTimeZone>
#include <QXmlStreamReader>

#include <algorithm>
#include <map>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "2024-03-22T00:00:00-04:00", "Fri, 22 Mar 2024 00:00:00 -0400", or with a name for UTC.
QDateTime writtenTime(const QString &text)
{
    static const QRegularExpression utc(u"\\s(?:GMT|UTC?|Z)$"_s);
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    return time.isValid()
               ? time
               : QDateTime::fromString(QString(text).replace(utc, u" +0000"_s), Qt::RFC2822Date);
}

// "22 March 2024" or "Fri, 22 Mar 2024 00:00:00 EST".
QDate writtenDay(const QString &text)
{
    static const QRegularExpression pattern(u"(\\d{1,2}) +([A-Za-z]{3})[a-z]* +(\\d{4})"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    const qsizetype month =
        u"janfebmaraprmayjunjulaugsepoctnovdec"_s.indexOf(match.captured(2).toLower());
    return match.hasMatch() && month % 3 == 0
               ? QDate(match.captured(3).toInt(), int(month / 3) + 1, match.captured(1).toInt())
               : QDate::fromString(text.left(10), Qt::ISODate);
}

// arXiv's days are those of Ithaca, New York. Midnight, wherever, and a time without an offset
// stand for the day that is written.
QDate announcementDay(const QString &element)
{
    static const QTimeZone eastern("America/New_York");
    const QString text = element.left(100);
    const QDateTime time = writtenTime(text);
    if (!time.isValid())
        return writtenDay(text);
    const bool isLabel = time.time() == QTime(0, 0) || time.timeSpec() == Qt::LocalTime;
    return isLabel || !eastern.isValid() ? time.date() : time.toTimeZone(eastern).date();
}

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

class FeedReader final
{
public:
    // Prefixes are left as they are. To find the namespace of a prefix, the reader looks at all
    // declarations around the element.
    explicit FeedReader(XmlBytes xml) : m_bytes(std::move(xml))
    {
        m_feed.isMended = m_bytes.isMended;
        m_file.setBuffer(&m_bytes.bytes);
        m_file.open(QIODevice::ReadOnly);
        m_xml.setDevice(&m_file); // which is read in small parts
        m_xml.setNamespaceProcessing(false);
        m_xml.setEntityResolver(&m_htmlNames);
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
        }
        return storableText(text).trimmed();
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
            m_feed.isFeed = true;
        else if (m_feed.isFeed && (name == "entry"_L1 || name == "item"_L1))
            readEntry();
        else if (name == "pubDate"_L1)
            m_published = announcementDay(elementText());
        else if (name == "updated"_L1 || name == "lastBuildDate"_L1 || name == "date"_L1)
            m_updated = announcementDay(elementText());
    }

    void readEntry()
    {
        FeedEntry entry;
        QString primary;
        m_creators.clear();
        if (m_feed.entries.size() == maxListEntries)
            return m_xml.raiseError(
                SourcesTr::tr("It has more than %n entries.", nullptr, int(maxListEntries)));
        while (m_xml.readNextStartElement()) {
            const QString name = localName();
            if (name == "author"_L1)
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
        addCreators(entry);
        m_names += entry.authors.size();
        if (m_names > maxListNames)
            return m_xml.raiseError(SourcesTr::tr("It has too many authors."));
        if (!primary.isEmpty()) {
            entry.categories.removeAll(primary);
            entry.categories.prepend(primary);
        }
        m_feed.entries.append(std::move(entry));
    }

    void readText(FeedEntry &entry, const QString &name)
    {
        const QString text = elementText();
        if (name == "id"_L1 || name == "guid"_L1)
            addId(entry, 0, text);
        else if (name == "title"_L1)
            entry.title = text.simplified();
        else if (name == "summary"_L1 || name == "description"_L1)
            entry.summary = text;
        else if (name == "creator"_L1)
            m_creators.append(text);
        else if (name == "comment"_L1)
            entry.comment = text.simplified();
        else if (name.compare("doi"_L1, Qt::CaseInsensitive) == 0)
            entry.doi = text.simplified();
        else if (name == "announce_type"_L1)
            entry.announcement = text.toLower();
        else if (name == "published"_L1 || name == "pubDate"_L1)
            ++m_entryDays[announcementDay(text)];
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

    // arXiv has one element with all names, journals one with "Roe, Jane" for each of them.
    void addCreators(FeedEntry &entry) const
    {
        const bool areTurned =
            m_creators.size() > 1 && std::ranges::all_of(m_creators, [](const QString &creator) {
                return creator.count(u',') == 1;
            });
        for (const QString &creator : m_creators)
            addAuthors(entry, areTurned ? personNames(creator) : readMailedAuthors(creator));
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
        const QString address = attribute("href"_L1);
        const QString text = elementText();
        addId(entry, entry.ids.size(), address.isEmpty() ? text : address);
    }

    [[nodiscard]] QString attribute(QLatin1StringView name) const
    {
        return storableText(m_xml.attributes().value(name).toString()).simplified();
    }

    XmlBytes m_bytes;
    QBuffer m_file;
    HtmlNames m_htmlNames;
    QXmlStreamReader m_xml;
    Feed m_feed;
    QStringList m_creators; // of the entry that is being read
    qsizetype m_names = 0;  // of authors
    QDate m_published;      // the feed's own dates
    QDate m_updated;
    std::map<QDate, int> m_entryDays; // entries by their date
};

} // namespace

bool FeedEntry::isError() const
{
    return title == "Error"_L1 ||
           (!ids.isEmpty() && ids.first().contains("arxiv.org/api/errors"_L1));
}

Feed readFeed(const QByteArray &xml)
{
    constexpr XmlLimits limits{.tagBytes = maxFeedTagBytes,
                               .attributes = maxFeedAttributes,
                               .depth = maxFeedDepth,
                               .textBytes = maxFeedTextBytes};
    return FeedReader(readXmlBytes(xml, limits)).read();
}

void remarkOnMending(ParsedResponse &parsed, const Feed &feed)
{
    if (feed.isMended)
        remark(parsed, SourcesTr::tr("Characters that XML forbids were removed or replaced."));
}

QString problemWithFeed(const Feed &feed, const SourceResponse &response)
{
    const QString place = placeOf(response.url);
    if (!response.problem.isEmpty())
        return response.problem;
    if (response.body.trimmed().isEmpty())
        return SourcesTr::tr("%1 sent an empty response.").arg(place);
    if (!feed.isFeed && isWebPage(response.body))
        return webPageProblem(response);
    QString problem;
    if (!feed.isFeed)
        problem = SourcesTr::tr("%1 did not send a list of papers.").arg(place);
    else if (feed.brokenLine > 0)
        problem = SourcesTr::tr("The list of %1 is not readable from line %2 on.")
                      .arg(place)
                      .arg(feed.brokenLine);
    return problem.isEmpty() || feed.fault.isEmpty() ? problem : problem + u' ' + feed.fault;
}

} // namespace broadsheet
