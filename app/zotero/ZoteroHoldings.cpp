#include "zotero/ZoteroHoldings.h"

#include "papers/Links.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto doiPrefix = "doi:"_L1;

// "10.1145/3292500", with or without what people write before it. Empty: it is none.
QString plainDoi(const QString &text)
{
    static const QRegularExpression doi(u"10\\.\\d{4,9}/[^\\s\"<>]+"_s);
    return doi.match(text).captured().toLower();
}

void addId(PaperNames &names, const QString &link)
{
    if (const PaperId id = PaperId::fromLink(link); id.isArxiv())
        names.append(id.text);
}

// The DOI that arXiv gives to a paper says its id.
void addDoi(PaperNames &names, const QString &text)
{
    const QString doi = text.isEmpty() ? QString() : plainDoi(text);
    if (doi.isEmpty())
        return;
    const PaperId id = PaperId::fromLink(QString(u"https://doi.org/"_s + doi));
    names.append(id.isArxiv() ? id.text : QString(doiPrefix + doi));
}

// "arXiv:2403.14624 [cs.CV]", "arXiv preprint arXiv:2403.14624", "_eprint: 2403.14624"
void addIdsIn(PaperNames &names, const QString &text)
{
    static const QRegularExpression id(u"(?:arxiv(?:\\s*id)?|e-?print(?:\\s*number)?)\\s*[:=]\\s*"
                                       "((?:[a-z-]+(?:\\.[a-z]{2})?/)?\\d{4}\\.?\\d{3,5})"_s,
                                       QRegularExpression::CaseInsensitiveOption);
    auto found = id.globalMatch(text);
    while (found.hasNext())
        addId(names, found.next().captured(1));
}

} // namespace

PaperNames namesOf(const PaperId &id, const QString &doi)
{
    PaperNames names;
    if (!id.isEmpty())
        names.append(id.text);
    if (!id.isArxiv() && id.text.contains("doi.org/"_L1))
        addDoi(names, id.text);
    addDoi(names, doi);
    return names;
}

PaperNames namesOfZoteroItem(const QJsonObject &data)
{
    const auto field = [&data](QLatin1StringView name) { return data.value(name).toString(); };
    PaperNames names;
    const QString url = field("url"_L1);
    if (const PaperId id = PaperId::fromLink(url); !id.isEmpty() && url.contains("://"_L1))
        names.append(namesOf(id));
    addDoi(names, field("DOI"_L1));
    addId(names, field("archiveID"_L1));
    for (const auto name : {"archiveID"_L1, "archiveLocation"_L1, "extra"_L1, "publicationTitle"_L1,
                            "reportNumber"_L1, "number"_L1, "pages"_L1})
        addIdsIn(names, field(name));
    static const QRegularExpression doiLine(u"^\\s*DOI\\s*[:=](.*)$"_s,
                                            QRegularExpression::CaseInsensitiveOption |
                                                QRegularExpression::MultilineOption);
    addDoi(names, doiLine.match(field("extra"_L1)).captured(1));
    names.removeDuplicates();
    return names;
}

void ZoteroHoldings::put(const ZoteroEntry &entry)
{
    PaperNames &known = m_keys[entry.key];
    count(known, -1);
    count(entry.names, 1);
    known = entry.names;
}

void ZoteroHoldings::count(const PaperNames &names, int change)
{
    for (const QString &name : names) {
        int &times = m_names[name];
        times += change;
        if (times == 0)
            m_names.remove(name);
    }
}

void ZoteroHoldings::putSent(const PaperNames &names)
{
    for (const QString &name : names)
        m_sent.insert(name);
}

void ZoteroHoldings::forgetSeen()
{
    m_sent.removeIf([this](const QString &name) { return m_names.contains(name); });
}

void ZoteroHoldings::replaceItems(const ZoteroHoldings &other)
{
    m_keys = other.m_keys;
    m_names = other.m_names;
}

bool ZoteroHoldings::has(const PaperNames &names) const
{
    return std::any_of(names.cbegin(), names.cend(), [this](const QString &name) {
        return m_names.contains(name) || m_sent.contains(name);
    });
}

} // namespace broadsheet
