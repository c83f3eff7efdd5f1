#include "window/Messages.h"

#include "views/Dates.h"

#include <QCoreApplication>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::Messages)
};

// A date is not torn apart at a line's end.
QString unbroken(QDate day)
{
    return fullDayText(day, QLocale()).replace(u' ', QChar(QChar::Nbsp));
}

Message emptyLibrary()
{
    return {.title = Tr::tr("No papers yet"),
            .text = Tr::tr("Open a digest file or a folder of them, or drop them here."),
            .primary = Tr::tr("Open digest files…")};
}

Message emptyDay(const EmptyList &list)
{
    if (!list.dayStatus.isEmpty())
        return {.title = Tr::tr("No papers that day"),
                .text = list.dayStatus,
                .primary = Tr::tr("Open digest files…")};
    const bool today = list.selection.kind == Kind::Today;
    return {.title =
                today ? Tr::tr("No papers for today in the library")
                      : Tr::tr("No papers for %1 in the library").arg(unbroken(list.selection.day)),
            .text = Tr::tr("No digest of this day was opened yet. The newest day here is %1.")
                        .arg(unbroken(list.newestDay)),
            .primary = Tr::tr("Show the newest day"),
            .secondary = Tr::tr("Open digest files…")};
}

} // namespace

Message emptyMessage(const EmptyList &list)
{
    if (!list.search.isEmpty())
        return {.title = Tr::tr("Nothing found for “%1”").arg(list.search),
                .text = Tr::tr("Every word must occur in a paper's title, authors or texts."),
                .primary = Tr::tr("Clear the search")};
    if (!list.newestDay.isValid() && list.selection.kind != Kind::Author)
        return emptyLibrary();
    switch (list.selection.kind) {
    case Kind::All:
        return emptyLibrary();
    case Kind::Unread:
        return {.title = Tr::tr("Everything is read"),
                .text = Tr::tr("New papers appear here as they come in."),
                .primary = Tr::tr("Show the newest day")};
    case Kind::Starred:
        return {.title = Tr::tr("No stars yet"),
                .text = Tr::tr("Press S on a paper to keep it here."),
                .primary = Tr::tr("Show the newest day")};
    case Kind::Author:
        return {.title = Tr::tr("No papers under this name"),
                .text = list.selection.author,
                .primary = Tr::tr("Show the newest day")};
    default:
        return emptyDay(list);
    }
}

Message errorMessage(const QString &title, const Error &error)
{
    return {
        .title = title, .text = error.message, .primary = Tr::tr("Retry"), .details = error.detail};
}

QString headingOf(const ViewSelection &selection, const QString &search, QDate today)
{
    if (!search.isEmpty())
        return Tr::tr("Search: %1").arg(search);
    switch (selection.kind) {
    case Kind::Unread:
        return Tr::tr("Unread");
    case Kind::Starred:
        return Tr::tr("Starred");
    case Kind::All:
        return Tr::tr("All papers");
    case Kind::Author:
        return Tr::tr("Papers under the name %1").arg(selection.author);
    default:
        return fullDayText(selection.shownDay(today), QLocale());
    }
}

} // namespace broadsheet
