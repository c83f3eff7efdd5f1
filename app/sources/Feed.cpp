#include "sources/Feed.h"

#include "base/Limits.h"
#include "digest/AuthorNames.h"
#include "papers/Links.h"
#include "sources/Replies.h"
#include "sources/Tr.h"

#include <QRegularExpression>
#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// The text of the element and of all elements inside it.
QString elementText(QXmlStreamReader &xml)
{
    QString text;
    for (qint64 depth = 1; depth > 0 && !xml.hasError();) {
        xml.readNext();
        if (xml.isStartElement())
            ++depth;
        else if (xml.isEndElement())
            --depth;
        else if (xml.isCharacters())
            text += xml.text();
    }
    return storableText(text).trimmed();
}

// "2024-03-22T00:00:00-04:00" or "Fri, 22 Mar 2024 00:00:00 -0400". The day is taken
// as written, which is arXiv's own day.
QDate writtenDay(const QString &text)
{
    if (const QDate day =
            QDate::fromString(text.first(std::min<qsizetype>(text.size(), 10)), Qt::ISODate);
        day.isValid())
        return day;
    static const QRegularExpression pattern(u"(\\d{1,2}) +([A-Za-z]{3})[a-z]* +(\\d{4})"_s);
    const QRegularExpressionMatch match = pattern.match(text);
    const qsizetype month =
        u"janfebmaraprmayjunjulaugsepoctnovdec"_s.indexOf(match.captured(2).toLower());
    return match.hasMatch() && month % 3 == 0
               ? QDate(match.captured(3).toInt(), int(month / 3) + 1, match.captured(1).toInt())
               : QDate();
}

bool isLegal(uint c)
{
    return c < 0x20 ? c == '\t' || c == '\n' || c == '\r'
                    : c <= QChar::LastValidCodePoint && !QChar::isSurrogate(c) && c != 0xFFFE &&
                          c != 0xFFFF;
}

bool isLegal(const QRegularExpressionMatch &reference)
{
    bool isNumber = false;
    const uint c = reference.hasCaptured(2) ? reference.capturedView(2).toUInt(&isNumber, 16)
                                            : reference.capturedView(1).toUInt(&isNumber);
    return isNumber && isLegal(c);
}

// Removes characters that XML forbids, literal ones and references. Bytes that are not UTF-8
// become U+FFFD.
QByteArray withoutIllegalCharacters(const QByteArray &xml)
{
    static const QRegularExpression pattern(u"&#(?:([0-9]+)|[xX]([0-9a-fA-F]+));"_s);
    QString written = QString::fromUtf8(xml);
    written.removeIf([](QChar c) { return !c.isSurrogate() && !isLegal(c.unicode()); });
    QString legal;
    qsizetype at = 0;
    for (auto references = pattern.globalMatch(written); references.hasNext();) {
        const QRegularExpressionMatch reference = references.next();
        if (isLegal(reference))
            continue;
        legal += QStringView(written).sliced(at, reference.capturedStart() - at);
        at = reference.capturedEnd();
    }
    return (legal + QStringView(written).sliced(at)).toUtf8();
}

class FeedReader final
{
public:
    explicit FeedReader(const QByteArray &bytes) : m_xml(bytes) {}

    Feed read()
    {
        while (m_xml.readNext() != QXmlStreamReader::Invalid && !m_xml.atEnd())
            if (m_xml.isStartElement())
                readElement(m_xml.name().toString());
        if (m_xml.hasError())
            m_feed.brokenLine = std::max(1, int(m_xml.lineNumber()));
        m_feed.day = m_published.isValid() ? m_published : m_updated;
        return std::exchange(m_feed, {});
    }

private:
    void readElement(const QString &name)
    {
        if (name == "feed"_L1 || name == "rss"_L1 || name == "RDF"_L1)
            m_feed.isFeed = true;
        else if (m_feed.isFeed && (name == "entry"_L1 || name == "item"_L1))
            readEntry();
        else if (name == "pubDate"_L1)
            m_published = writtenDay(elementText(m_xml));
        else if (name == "updated"_L1 || name == "lastBuildDate"_L1 || name == "date"_L1)
            m_updated = writtenDay(elementText(m_xml));
    }

    void readEntry()
    {
        FeedEntry entry;
        QString primary;
        while (m_xml.readNextStartElement()) {
            const QString name = m_xml.name().toString();
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
        if (!primary.isEmpty()) {
            entry.categories.removeAll(primary);
            entry.categories.prepend(primary);
        }
        m_feed.entries.append(std::move(entry));
    }

    void readText(FeedEntry &entry, const QString &name)
    {
        const QString text = elementText(m_xml);
        if (name == "id"_L1 || name == "guid"_L1)
            entry.ids.prepend(text);
        else if (name == "title"_L1)
            entry.title = text.simplified();
        else if (name == "summary"_L1 || name == "description"_L1)
            entry.summary = text;
        else if (name == "creator"_L1)
            entry.authors += readMailedAuthors(text);
        else if (name == "comment"_L1)
            entry.comment = text.simplified();
        else if (name.compare("doi"_L1, Qt::CaseInsensitive) == 0)
            entry.doi = text.simplified();
        else if (name == "announce_type"_L1)
            entry.announcement = text.toLower();
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
                plain += m_xml.text();
            else if (m_xml.isStartElement() && m_xml.name() == "name"_L1)
                names.append(elementText(m_xml).simplified());
            else if (m_xml.isStartElement())
                m_xml.skipCurrentElement();
        }
        names = names.isEmpty() ? readMailedAuthors(storableText(plain)) : names;
        names.removeAll(QString());
        entry.authors += names;
    }

    // <category term="cs.CL"/>, or RSS's <category>cs.CL</category>.
    QString readTerm()
    {
        const QString term = attribute("term"_L1);
        const QString text = elementText(m_xml).simplified();
        return term.isEmpty() ? text : term;
    }

    void readCategory(FeedEntry &entry)
    {
        const QString category = readTerm();
        if (!category.isEmpty() && !entry.categories.contains(category))
            entry.categories.append(category);
    }

    void readLink(FeedEntry &entry)
    {
        const QString address = attribute("href"_L1);
        const QString text = elementText(m_xml);
        entry.ids.append(address.isEmpty() ? text : address);
    }

    [[nodiscard]] QString attribute(QLatin1StringView name) const
    {
        return storableText(m_xml.attributes().value(name).toString()).simplified();
    }

    QXmlStreamReader m_xml;
    Feed m_feed;
    QDate m_published;
    QDate m_updated;
};

// "arXiv:2403.14624v1 Announce Type: new \nAbstract: …"
QString abstractOf(const QString &summary)
{
    static const QRegularExpression announcement(
        u"^arXiv:\\S+\\s+Announce Type:\\s*\\S+\\s+Abstract:\\s*"_s);
    const QRegularExpressionMatch match = announcement.match(summary);
    return match.hasMatch() ? summary.sliced(match.capturedLength()) : summary;
}

std::optional<int> versionOf(const QStringList &ids)
{
    static const QRegularExpression pattern(u"\\d[vV](\\d{1,4})$"_s);
    for (const QString &id : ids)
        if (const int version = pattern.match(id).captured(1).toInt(); version > 0)
            return version;
    return std::nullopt;
}

PaperId idOf(const QStringList &ids)
{
    constexpr auto prefix = "oai:"_L1; // "oai:arXiv.org:2403.14624v1"
    for (const QString &written : ids) {
        const QString name =
            written.startsWith(prefix) ? written.sliced(written.lastIndexOf(u':') + 1) : written;
        if (PaperId id = PaperId::fromLink(name); id.isArxiv())
            return id;
    }
    return {};
}

} // namespace

bool FeedEntry::isError() const
{
    return title == "Error"_L1 ||
           (!ids.isEmpty() && ids.first().contains("arxiv.org/api/errors"_L1));
}

Feed readFeed(const QByteArray &xml)
{
    Feed feed = FeedReader(xml).read();
    if (feed.brokenLine == 0)
        return feed;
    // Otherwise a single forbidden character would lose every entry after it.
    const QByteArray legal = withoutIllegalCharacters(xml);
    if (legal == xml)
        return feed;
    Feed mended = FeedReader(legal).read();
    if (mended.brokenLine > 0 && mended.entries.size() <= feed.entries.size())
        return feed;
    mended.isMended = true;
    return mended;
}

void remarkOnMending(ParsedResponse &parsed, const Feed &feed)
{
    if (feed.isMended)
        remark(parsed, SourcesTr::tr("Characters that XML forbids were removed or replaced."));
}

PaperReport paperOf(const FeedEntry &entry)
{
    PaperReport paper{.id = idOf(entry.ids),
                      .title = entry.title,
                      .authors = entry.authors,
                      .categories = entry.categories,
                      .comment = entry.comment,
                      .doi = entry.doi,
                      .version = versionOf(entry.ids)};
    paper.url = abstractPage(paper.id).toString();
    if (const QString abstract = abstractOf(entry.summary); !abstract.isEmpty())
        paper.texts = {{.language = u"en"_s, .markdown = abstract, .kind = TextKind::Abstract}};
    return paper;
}

QString problemWithFeed(const Feed &feed, const SourceResponse &response)
{
    const QString place = placeOf(response.url);
    if (!response.problem.isEmpty())
        return response.problem;
    if (response.body.trimmed().isEmpty())
        return SourcesTr::tr("%1 sent an empty response.").arg(place);
    if (!feed.isFeed)
        return isWebPage(response.body)
                   ? webPageProblem(response)
                   : SourcesTr::tr("%1 did not send a list of papers.").arg(place);
    if (feed.brokenLine > 0)
        return SourcesTr::tr("The list of %1 is not readable from line %2 on.")
            .arg(place)
            .arg(feed.brokenLine);
    return {};
}

Budget arxivBudget()
{
    return {.name = u"arxiv"_s, .requests = 1, .window = 5s, .connections = 1, .holdsUp = true};
}

Patience arxivPatience()
{
    return {.pause = maxArxivPause, .total = maxArxivTime};
}

} // namespace broadsheet
