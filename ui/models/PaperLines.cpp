#include "models/PaperLines.h"

#include "gist/Gist.h"
#include "models/PaperListModel.h"
#include "papers/SafeText.h"

namespace broadsheet {

void PaperLines::setGists(bool shown, const QStringList &languages)
{
    m_showsGists = shown;
    m_languages = languages;
}

void PaperLines::start(bool search)
{
    m_isSearch = search;
    m_snippets.clear();
}

void PaperLines::put(const Snippets &snippets)
{
    m_snippets.insert(snippets);
}

QString PaperLines::withPlace(const QString &text, const PaperRow &row,
                              const QString &between) const
{
    if (!isInZotero(row))
        return text;
    const QString place = PaperListModel::tr("in Zotero");
    return text.isEmpty() ? place : QString(text + between + place);
}

QString PaperLines::withStarrers(const QString &text, const PaperRow &row,
                                 const QString &between) const
{
    const Starrers starrers = starrersOf(row);
    if (starrers.names.isEmpty())
        return text;
    const QString said =
        PaperListModel::tr("Starred by %1").arg(shownLine(starrers.names.join(u", ")));
    return text.isEmpty() ? said : QString(text + between + said);
}

std::optional<QString> PaperLines::of(const PaperRow &row) const
{
    if (isSnippet(row))
        return shownLine(m_snippets.value(row.number));
    if (!m_showsGists)
        return {};
    if (awaits(row.number))
        return QString();
    const QString gist = gistIn(row.gists, m_languages);
    return gist.isEmpty() ? std::nullopt : std::optional(shownLine(gist));
}

} // namespace broadsheet
