#include "models/ListColumns.h"

#include "models/ChangeText.h"
#include "models/PaperListModel.h"
#include "papers/Paper.h"
#include "papers/SafeText.h"

#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Sizing = ListColumn::Sizing;

constexpr auto right = Qt::AlignRight | Qt::AlignVCenter;

QString noText(const PaperRow & /*paper*/)
{
    return {};
}

QString votesText(const PaperRow &paper)
{
    return paper.votes ? QLocale().toString(*paper.votes) : u"–"_s;
}

QString titleText(const PaperRow &paper)
{
    return shownLine(paper.title);
}

QString authorsText(const PaperRow &paper)
{
    const QString names = shownLine(paper.authors.join(u", "_s));
    return paper.hasMoreAuthors ? QString(names + andOthers) : names;
}

QString dayText(const PaperRow &paper)
{
    return paper.day.isValid() ? paper.day.toString(Qt::ISODate) : u"–"_s;
}

QString shortDayText(const PaperRow &paper)
{
    return paper.day.isValid() ? paper.day.toString(u"MM-dd"_s) : u"–"_s;
}

QString spokenVotes(const PaperRow &paper)
{
    if (!paper.votes)
        return PaperListModel::tr("votes unknown");
    const QString votes = PaperListModel::tr("%Ln vote(s)", nullptr, *paper.votes);
    return paper.rise > 0
               ? PaperListModel::tr("%1, %Ln more since you saw it", nullptr, paper.rise).arg(votes)
               : votes;
}

QString fitText(const PaperRow &paper)
{
    return paper.fit ? PaperListModel::tr("%1 %").arg(*paper.fit) : QString();
}

QString spokenFit(const PaperRow &paper)
{
    return paper.fit ? PaperListModel::tr("fits you %1 %").arg(*paper.fit)
                     : PaperListModel::tr("fit unknown");
}

QString spokenStar(const PaperRow &paper)
{
    return paper.state.starred ? PaperListModel::tr("starred") : PaperListModel::tr("not starred");
}

QString spokenRead(const PaperRow &paper)
{
    if (paper.state.later)
        return PaperListModel::tr("set aside");
    return paper.state.read ? PaperListModel::tr("read") : PaperListModel::tr("unread");
}

// The title speaks for the whole row.
QString spokenRow(const PaperRow &paper)
{
    QStringList parts{titleText(paper), spokenVotes(paper)};
    if (!paper.authors.isEmpty())
        parts << authorsText(paper);
    if (!paper.change.isEmpty())
        parts << spokenChange(paper.change);
    parts << spokenRead(paper);
    if (paper.state.starred)
        parts << spokenStar(paper);
    if (paper.followed)
        parts << PaperListModel::tr("by an author you follow");
    if (!paper.mutedBy.isEmpty())
        parts << mutedText(paper);
    if (!paper.tags.isEmpty())
        parts << PaperListModel::tr("tags: %1").arg(shownLine(paper.tags.join(u", "_s)));
    if (paper.noted)
        parts << PaperListModel::tr("with a note");
    return parts.join(u". "_s);
}

// The growth, which the row shows as a sign.
QString votesToolTip(const PaperRow &paper)
{
    return paper.rise > 0 ? spokenVotes(paper) : QString();
}

// The label, which can be cut off.
QString titleToolTip(const PaperRow &paper)
{
    return spokenChange(paper.change);
}

constexpr std::array<ListColumn, ColumnCount> columns{{
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Starred"),
     .sign = "★",
     .sortKey = SortKey::Starred,
     .sizing = Sizing::Fixed,
     .width = 36,
     .headingAlignment = Qt::AlignCenter,
     .text = noText,
     .spoken = spokenStar},
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Unread"),
     .sign = "●",
     .sortKey = SortKey::Read,
     .sortsReversed = true,
     .sizing = Sizing::Fixed,
     .width = 30,
     .headingAlignment = Qt::AlignCenter,
     .text = noText,
     .spoken = spokenRead},
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Votes"),
     .sortKey = SortKey::Votes,
     .width = 76,
     .widest = "88,888",
     .alignment = right,
     .headingAlignment = right,
     .text = votesText,
     .spoken = spokenVotes,
     .toolTip = votesToolTip},
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Paper"),
     .sortKey = SortKey::Title,
     .firstOrder = Qt::AscendingOrder,
     .sizing = Sizing::Stretched,
     .text = titleText,
     .spoken = spokenRow,
     .toolTip = titleToolTip},
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Authors"),
     .sortKey = SortKey::Authors,
     .firstOrder = Qt::AscendingOrder,
     .width = 200,
     .minListWidth = 820, // below, they are under the title
     .text = authorsText,
     .spoken = authorsText},
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Date"),
     .sortKey = SortKey::Date,
     .width = 100,
     .minListWidth = 560,
     .widest = "2026-08-28",
     .text = dayText,
     .shortText = shortDayText,
     .spoken = dayText},
    {.title = QT_TRANSLATE_NOOP("broadsheet::PaperListModel", "Fit"),
     .sortKey = SortKey::Fit,
     .width = 64,
     .minListWidth = 440,
     .widest = "100 %",
     .alignment = right,
     .headingAlignment = right,
     .text = fitText,
     .spoken = spokenFit},
}};

} // namespace

QString mutedText(const PaperRow &row)
{
    return PaperListModel::tr("muted: %1").arg(shownLine(row.mutedBy.join(u", "_s)));
}

const ListColumn &listColumn(int column)
{
    return columns.at(static_cast<size_t>(column));
}

QString ListColumn::heading() const
{
    return PaperListModel::tr(title);
}

} // namespace broadsheet
