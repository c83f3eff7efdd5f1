#include "models/ViewSelection.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {
constexpr auto dayPrefix = "day:"_L1;
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
    case Kind::Later:
        return u"later"_s;
    case Kind::Rising:
        return u"rising"_s;
    case Kind::Changed:
        return u"changed"_s;
    case Kind::All:
        return u"all"_s;
    case Kind::Followed:
        return u"followed"_s;
    case Kind::Day:
        return dayPrefix + day.toString(Qt::ISODate);
    case Kind::Author:
        return authorPrefix + author;
    case Kind::Search:
        return searchPrefix + search;
    }
    Q_UNREACHABLE();
}

ViewSelection ViewSelection::fromKey(const QString &key)
{
    for (const Kind kind : {Kind::Unread, Kind::Starred, Kind::Later, Kind::Rising, Kind::Changed,
                            Kind::All, Kind::Followed})
        if (const ViewSelection view{.kind = kind}; view.key() == key)
            return view;
    if (key.startsWith(dayPrefix))
        if (const QDate day = QDate::fromString(key.sliced(dayPrefix.size()), Qt::ISODate);
            day.isValid())
            return {.kind = Kind::Day, .day = day};
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
    query.unread = kind == Kind::Unread;
    query.withLater = kind != Kind::Unread;
    query.starred = kind == Kind::Starred;
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
    return kind == Kind::Today ? today : day;
}

} // namespace broadsheet
