#include "models/RowTexts.h"

#include "models/PaperListModel.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString spokenVotes(const PaperRow &paper)
{
    if (!paper.votes)
        return PaperListModel::tr("votes unknown");
    const QString votes = PaperListModel::tr("%n vote(s)", nullptr, *paper.votes);
    return paper.rise > 0
               ? PaperListModel::tr("%1, %n more since you passed it", nullptr, paper.rise)
                     .arg(votes)
               : votes;
}

QString spokenStar(const PaperRow &paper)
{
    return paper.state.starred ? PaperListModel::tr("starred") : PaperListModel::tr("not starred");
}

QString spokenRead(const PaperRow &paper)
{
    return paper.state.read ? PaperListModel::tr("read") : PaperListModel::tr("unread");
}

QString spokenRow(const PaperRow &paper)
{
    QStringList parts{paper.title, spokenVotes(paper)};
    if (!paper.authors.isEmpty())
        parts << paper.authors.join(u", "_s);
    parts << spokenRead(paper);
    if (paper.state.starred)
        parts << spokenStar(paper);
    if (paper.followed)
        parts << PaperListModel::tr("by an author you follow");
    if (!paper.tags.isEmpty())
        parts << PaperListModel::tr("tags: %1").arg(paper.tags.join(u", "_s));
    if (paper.noted)
        parts << PaperListModel::tr("with a note");
    return parts.join(u". "_s);
}

} // namespace

QString displayText(const PaperRow &paper, int column)
{
    switch (column) {
    case PaperListModel::VotesColumn:
        return paper.votes ? QLocale().toString(*paper.votes) : u"–"_s;
    case PaperListModel::TitleColumn:
        return paper.title;
    case PaperListModel::AuthorsColumn:
        return paper.authors.join(u", "_s);
    case PaperListModel::DayColumn:
        return paper.day.isValid() ? paper.day.toString(Qt::ISODate) : u"–"_s;
    default:
        return {};
    }
}

QString spokenText(const PaperRow &paper, int column)
{
    switch (column) {
    case PaperListModel::StarredColumn:
        return spokenStar(paper);
    case PaperListModel::UnreadColumn:
        return spokenRead(paper);
    case PaperListModel::VotesColumn:
        return spokenVotes(paper);
    case PaperListModel::TitleColumn:
        return spokenRow(paper);
    default:
        return displayText(paper, column);
    }
}

} // namespace broadsheet
