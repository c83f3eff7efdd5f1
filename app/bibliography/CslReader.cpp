#include "bibliography/CslReader.h"

#include "base/Limits.h"
#include "bibliography/EntryBuilder.h"
#include "bibliography/Tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct JsonItem
{
    QByteArrayView text;
    int line = 0;
};

// Finds the objects of the first list. Looks only at brackets and strings, so an object may be
// invalid inside.
class ItemFinder final
{
public:
    explicit ItemFinder(QByteArrayView json) : m_json(json)
    {
        // A bare list, or the list of {"items": […]}.
        qsizetype begin = 0;
        while (begin < json.size() && QByteArrayView(" \t\r\n\xEF\xBB\xBF").contains(json[begin]))
            ++begin;
        if (begin < json.size() && json[begin] == '{')
            begin = json.indexOf('[', json.indexOf("\"items\"", begin));
        const bool isList = begin >= 0 && begin < json.size() && json[begin] == '[';
        m_end = isList ? begin + 1 : json.size();
    }

    // The next one; without a text: there is none.
    JsonItem next()
    {
        int depth = 0;
        bool isInString = false;
        qsizetype begin = m_end;
        for (qsizetype at = m_end; at < m_json.size(); ++at) {
            const char c = m_json[at];
            if (isInString) {
                at += c == '\\' ? 1 : 0;
                isInString = c != '"';
            } else if (c == '"') {
                isInString = true;
            } else if (c == '{' || c == '[') {
                begin = depth++ == 0 ? at : begin;
            } else if ((c == '}' || c == ']') && --depth <= 0) {
                m_end = depth < 0 ? m_json.size() : at + 1;
                return depth < 0 ? JsonItem() : item(begin);
            }
        }
        m_isCut = depth > 0 || isInString;
        m_cutLine = lineAt(begin);
        m_end = m_json.size();
        return {};
    }

    // The line of an object without an end; 0: none.
    [[nodiscard]] int cutLine() const { return m_isCut ? m_cutLine : 0; }

private:
    JsonItem item(qsizetype begin)
    {
        return {.text = m_json.sliced(begin, m_end - begin), .line = lineAt(begin)};
    }

    int lineAt(qsizetype place)
    {
        for (; m_counted < place && m_counted < m_json.size(); ++m_counted)
            m_line += m_json[m_counted] == '\n' ? 1 : 0;
        return m_line;
    }

    QByteArrayView m_json;
    qsizetype m_end = 0; // of what was found
    qsizetype m_counted = 0;
    int m_line = 1;
    bool m_isCut = false;
    int m_cutLine = 0;
};

// Titles have HTML for italics and the like.
QString plainText(const QJsonValue &value)
{
    static const QRegularExpression tag(u"</?(?:i|b|sc|sub|sup|span)(?: [^<>]*)?>"_s);
    QString text = value.isDouble() ? QString::number(value.toDouble(), 'f', 0) : value.toString();
    return text.left(maxBibliographyValue).remove(tag);
}

QString firstAuthorOf(const QJsonObject &item)
{
    const QJsonObject author = item.value("author"_L1).toArray().at(0).toObject();
    const QString family = plainText(author.value("family"_L1));
    if (family.isEmpty())
        return plainText(author.value("literal"_L1)).remove(u',');
    QString particle = plainText(author.value("non-dropping-particle"_L1));
    if (!particle.isEmpty())
        particle += u' ';
    return particle + family + u", "_s + plainText(author.value("given"_L1));
}

EntryFacts factsOf(const QJsonObject &item)
{
    const auto text = [&item](QLatin1StringView name) { return plainText(item.value(name)); };
    EntryFacts facts;
    facts.key = text("citation-key"_L1).isEmpty() ? text("id"_L1) : text("citation-key"_L1);
    facts.title = text("title"_L1).simplified();
    facts.firstAuthor = firstAuthorOf(item);
    facts.doi = text("DOI"_L1);
    if (text("archive"_L1).contains("arXiv"_L1, Qt::CaseInsensitive))
        facts.eprint = text("archive_location"_L1);
    for (const auto name : {"URL"_L1, "id"_L1})
        if (const QString link = text(name); link.contains("://"_L1))
            facts.links.append(link);
    for (const auto name : {"number"_L1, "note"_L1, "container-title"_L1, "archive_location"_L1,
                            "publisher"_L1, "genre"_L1, "annote"_L1, "volume"_L1})
        if (const QString note = text(name); !note.isEmpty())
            facts.notes.append(note);
    return facts;
}

bool isItem(const QJsonObject &item)
{
    static const QStringList types{u"article"_s,
                                   u"article-journal"_s,
                                   u"article-magazine"_s,
                                   u"article-newspaper"_s,
                                   u"bill"_s,
                                   u"book"_s,
                                   u"broadcast"_s,
                                   u"chapter"_s,
                                   u"classic"_s,
                                   u"collection"_s,
                                   u"dataset"_s,
                                   u"document"_s,
                                   u"entry"_s,
                                   u"figure"_s,
                                   u"graphic"_s,
                                   u"interview"_s,
                                   u"legislation"_s,
                                   u"manuscript"_s,
                                   u"map"_s,
                                   u"motion_picture"_s,
                                   u"pamphlet"_s,
                                   u"paper-conference"_s,
                                   u"patent"_s,
                                   u"performance"_s,
                                   u"periodical"_s,
                                   u"personal_communication"_s,
                                   u"post"_s,
                                   u"post-weblog"_s,
                                   u"preprint"_s,
                                   u"report"_s,
                                   u"review"_s,
                                   u"software"_s,
                                   u"song"_s,
                                   u"speech"_s,
                                   u"standard"_s,
                                   u"thesis"_s,
                                   u"treaty"_s,
                                   u"webpage"_s,
                                   u"entry-dictionary"_s,
                                   u"entry-encyclopedia"_s,
                                   u"review-book"_s,
                                   u"event"_s,
                                   u"hearing"_s,
                                   u"legal_case"_s,
                                   u"musical_score"_s,
                                   u"regulation"_s};
    return types.contains(item.value("type"_L1).toString());
}

QJsonObject objectIn(QByteArrayView text)
{
    return QJsonDocument::fromJson(text.toByteArray()).object();
}

} // namespace

bool isCsl(QByteArrayView json)
{
    ItemFinder finder(json);
    constexpr int looked = 20; // an item may be broken
    for (int i = 0; i < looked; ++i) {
        const JsonItem item = finder.next();
        if (item.text.isEmpty())
            return false;
        if (item.text.size() <= maxJsonEntryBytes && isItem(objectIn(item.text)))
            return true;
    }
    return false;
}

QList<BibliographyEntry> readCsl(QByteArrayView json, Diagnostics &diagnostics)
{
    QList<BibliographyEntry> entries;
    ItemFinder finder(json);
    for (JsonItem item = finder.next(); !item.text.isEmpty(); item = finder.next()) {
        if (entries.size() == maxBibliographyEntries) {
            diagnostics.fail(item.line, BibliographyTr::tr("Only the first %1 entries are read.")
                                            .arg(maxBibliographyEntries));
            break;
        }
        const QJsonObject object =
            item.text.size() <= maxJsonEntryBytes ? objectIn(item.text) : QJsonObject();
        if (object.isEmpty()) {
            diagnostics.fail(item.line,
                             BibliographyTr::tr("This item is not valid JSON. It was left out."));
            continue;
        }
        EntryFacts facts = factsOf(object);
        facts.line = item.line;
        if (facts.isEmpty())
            diagnostics.warn(item.line, BibliographyTr::tr("The entry “%1” names no paper: it has "
                                                           "neither title nor id.")
                                            .arg(facts.key));
        else
            entries.append(entryFrom(facts));
    }
    if (finder.cutLine() > 0)
        diagnostics.fail(
            finder.cutLine(),
            BibliographyTr::tr("The file ends inside of an item, which was left out."));
    return entries;
}

} // namespace broadsheet
