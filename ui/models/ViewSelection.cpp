#include "models/ViewSelection.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

// What a view is about. Its key ends with that.
enum class About { Nothing, Day, Author, Search };

struct View
{
    Kind kind;
    QLatin1StringView key;
    About about = About::Nothing;
    bool Query::*condition = nullptr; // that its papers meet
    bool keepsLeavers = false;
    bool isByFit = false;
};

constexpr std::array views{
    View{.kind = Kind::Today, .key = "today"_L1},
    View{.kind = Kind::Unread,
         .key = "unread"_L1,
         .condition = &Query::unread,
         .keepsLeavers = true},
    View{.kind = Kind::Starred,
         .key = "starred"_L1,
         .condition = &Query::starred,
         .keepsLeavers = true},
    View{.kind = Kind::StarredByOthers,
         .key = "starredByOthers"_L1,
         .condition = &Query::starredByOthers,
         .keepsLeavers = true},
    View{.kind = Kind::Later, .key = "later"_L1, .condition = &Query::later, .keepsLeavers = true},
    View{.kind = Kind::Rising,
         .key = "rising"_L1,
         .condition = &Query::rising,
         .keepsLeavers = true},
    View{.kind = Kind::Changed,
         .key = "changed"_L1,
         .condition = &Query::changed,
         .keepsLeavers = true},
    View{.kind = Kind::All, .key = "all"_L1},
    View{.kind = Kind::ForYou,
         .key = "forYou"_L1,
         .condition = &Query::unread,
         .keepsLeavers = true,
         .isByFit = true},
    View{.kind = Kind::Followed, .key = "followed"_L1, .condition = &Query::followed},
    View{.kind = Kind::Day, .key = "day:"_L1, .about = About::Day},
    View{.kind = Kind::Missed,
         .key = "missed:"_L1,
         .about = About::Day,
         .condition = &Query::unread,
         .keepsLeavers = true,
         .isByFit = true},
    View{.kind = Kind::Author, .key = "author:"_L1, .about = About::Author},
    View{.kind = Kind::Search, .key = "search:"_L1, .about = About::Search}};

const View &viewOf(Kind kind)
{
    const auto view = std::ranges::find(views, kind, &View::kind);
    Q_ASSERT(view != views.end());
    return *view;
}

} // namespace

QString ViewSelection::key() const
{
    const View &view = viewOf(kind);
    switch (view.about) {
    case About::Nothing:
        return view.key;
    case About::Day:
        return view.key + day.toString(Qt::ISODate);
    case About::Author:
        return view.key + author;
    case About::Search:
        return view.key + search;
    }
    Q_UNREACHABLE();
}

ViewSelection ViewSelection::fromKey(const QString &key)
{
    for (const View &view : views) {
        if (!key.startsWith(view.key))
            continue;
        const QString about = key.sliced(view.key.size());
        ViewSelection selection{.kind = view.kind};
        if (view.about == About::Day)
            selection.day = QDate::fromString(about, Qt::ISODate);
        else if (view.about == About::Author)
            selection.author = about;
        else if (view.about == About::Search)
            selection.search = about;
        if (selection.key() == key && about.isEmpty() == (view.about == About::Nothing))
            return selection;
    }
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
    if (const auto condition = viewOf(kind).condition)
        query.*condition = true;
    query.withLater = !query.unread;
    query.author = author;
    query.search = search;
    return query;
}

bool ViewSelection::keepsLeavers() const
{
    return viewOf(kind).keepsLeavers;
}

bool ViewSelection::isByFit() const
{
    return viewOf(kind).isByFit;
}

QDate ViewSelection::shownDay(QDate today) const
{
    if (kind == Kind::Missed)
        return {};
    return kind == Kind::Today ? today : day;
}

} // namespace broadsheet
