#include "models/ViewSelection.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {
constexpr auto dayPrefix = "day:"_L1;
constexpr auto missedPrefix = "missed:"_L1;
constexpr auto authorPrefix = "author:"_L1;
constexpr auto searchPrefix = "search:"_L1;
} // namespace

QString ViewSelection::key() const
{
    switch (kind) {
    case Kind::Today:
        return u"today"_s;
    case Kind::Unread:
        return u"unread"_s;
    case Kind::Starred:
        return u"starred"_s;
    case Kind::StarredByOthers:
        return u"starredByOthers"_s;
    case Kind::Later:
        return u"later"_s;
    case Kind::Rising:
        return u"rising"_s;
    case Kind::Changed:
        return u"changed"_s;
    case Kind::All:
        return u"all"_s;
    case Kind::ForYou:
        return u"forYou"_s;
    case Kind::Followed:
        return u"followed"_s;
    case Kind::Day:
        return dayPrefix + day.toString(Qt::ISODate);
    case Kind::Missed:
        return missedPrefix + day.toString(Qt::ISODate);
    case Kind::Author:
        return authorPrefix + author;
    case Kind::Search:
        return searchPrefix + search;
    }
    Q_UNREACHABLE();
}

ViewSelection ViewSelection::fromKey(const QString &key)
{
    for (const Kind kind : {Kind::Unread, Kind::Starred, Kind::StarredByOthers, Kind::Later,
                            Kind::Rising, Kind::Changed, Kind::All, Kind::ForYou, Kind::Followed})
        if (const ViewSelection view{.kind = kind}; view.key() == key)
            return view;
    for (const auto &[prefix, kind] :
         {std::pair(dayPrefix, Kind::Day), std::pair(missedPrefix, Kind::Missed)})
        if (key.startsWith(prefix))
            if (const QDate day = QDate::fromString(key.sliced(prefix.size()), Qt::ISODate);
                day.isValid())
                return {.kind = kind, .day = day};
    if (key.startsWith(authorPrefix) && key.size() > authorPrefix.size())
        return {.kind = Kind::Author, .author = key.sliced(authorPrefix.size())};
    if (key.startsWith(searchPrefix) && key.size() > searchPrefix.size())
        return {.kind = Kind::Search, .search = key.sliced(searchPrefix.size())};
    return {};
}

Query ViewSelection::query(QDate today) const
{
    Query query;
    query.from = query.to = shownDay(today);
    if (kind == Kind::ForYou)
        query.from = today.addDays(1 - recentDays);
    else if (kind == Kind::Missed)
        query.from = day;
    query.unread = kind == Kind::Unread || isByFit();
    query.withLater = !query.unread;
    query.starred = kind == Kind::Starred;
    query.starredByOthers = kind == Kind::StarredByOthers;
    query.later = kind == Kind::Later;
    query.rising = kind == Kind::Rising;
    query.changed = kind == Kind::Changed;
    query.followed = kind == Kind::Followed;
    query.author = author;
    query.search = search;
    return query;
}

QDate ViewSelection::shownDay(QDate today) const
{
    if (kind == Kind::Missed)
        return {};
    return kind == Kind::Today ? today : day;
}

} // namespace broadsheet
