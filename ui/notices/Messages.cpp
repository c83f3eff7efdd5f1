#include "notices/Messages.h"

#include "notices/Tr.h"
#include "search/Highlight.h"
#include "search/ParseSearch.h"
#include "text/Dates.h"

#include <algorithm>

namespace broadsheet {

namespace {

using Kind = ViewSelection::Kind;
using namespace Qt::StringLiterals;

// The date without places where a line may break.
QString unbroken(QDate day)
{
    return fullDayText(day, QLocale()).replace(u' ', QChar(QChar::Nbsp));
}

QString labelOf(WayOn way)
{
    switch (way) {
    case WayOn::None:
        return {};
    case WayOn::OpenFiles:
        return NoticesTr::tr("Open digest files…");
    case WayOn::ShowNewestDay:
        return NoticesTr::tr("Show the newest day");
    case WayOn::ClearSearch:
        return NoticesTr::tr("Clear the search");
    case WayOn::FetchDay:
        return NoticesTr::tr("Fetch this day");
    case WayOn::Refresh:
        return NoticesTr::tr("Fetch the newest papers");
    case WayOn::ShowMuted:
        return NoticesTr::tr("Show muted papers");
    }
    Q_UNREACHABLE();
}

EmptyMessage messageWith(const QString &title, const QString &text, WayOn primary,
                         WayOn secondary = WayOn::None)
{
    return {.message = {.title = title,
                        .text = text,
                        .primary = labelOf(primary),
                        .secondary = labelOf(secondary)},
            .primary = primary,
            .secondary = secondary};
}

EmptyMessage emptyLibrary(const EmptyList &list)
{
    if (list.isFetching)
        return messageWith(NoticesTr::tr("Fetching…"),
                           NoticesTr::tr("The first papers will appear here soon."),
                           WayOn::OpenFiles);
    return messageWith(NoticesTr::tr("No papers yet"),
                       NoticesTr::tr("Open a digest file or a folder of them, or drop them here."),
                       WayOn::OpenFiles, list.canFetch ? WayOn::Refresh : WayOn::None);
}

// Which sources failed and when they are tried next. The reasons are in the details.
QString failuresOf(const EmptyList &list)
{
    QStringList failures;
    for (const DaySource &source : list.day.sources) {
        if (source.problem.isEmpty())
            continue;
        const QString name = list.sourceNames.value(source.source, source.source);
        failures.append(source.nextTry.isValid()
                            ? NoticesTr::tr("%1 is unavailable. Next try at %2.")
                                  .arg(name, source.nextTry.toLocalTime().toString(u"HH:mm"_s))
                            : NoticesTr::tr("%1 is unavailable.").arg(name));
    }
    return failures.join(u'\n');
}

QString problemsOf(const DaySummary &day)
{
    QStringList problems;
    for (const DaySource &source : day.sources)
        if (!source.problem.isEmpty() && !problems.contains(source.problem))
            problems.append(source.problem);
    return problems.join(u'\n');
}

// A minus stays with its word.
QString unbrokenSearch(QString search)
{
    constexpr QChar wordJoiner(0x2060);
    return search.replace(u'-', QString(u'-') + wordJoiner);
}

QString fullTextHint(const QString &pdfKey)
{
    const QString hint =
        NoticesTr::tr("full: looks into the PDFs on your disk, if the settings allow it.");
    return pdfKey.isEmpty()
               ? hint
               : hint + u' ' + NoticesTr::tr("%1 fetches the PDF of a paper.").arg(pdfKey);
}

EmptyMessage emptySearch(const EmptyList &list)
{
    QStringList lines{NoticesTr::tr(
        "All words and conditions must match. Words are looked for in titles, authors, texts, "
        "keywords, tags and notes.")};
    if (!fullTextTerms(parseSearch(list.search).expression).isEmpty())
        lines.append(fullTextHint(list.pdfKey));
    for (const auto &[condition, papers] : list.withoutCondition)
        if (papers > 0)
            lines.append(NoticesTr::tr("%Ln paper(s) without the condition “%1”", nullptr, papers)
                             .arg(unbrokenSearch(condition)));
    return messageWith(NoticesTr::tr("Nothing found for “%1”").arg(unbrokenSearch(list.search)),
                       lines.join(u'\n'), WayOn::ClearSearch);
}

EmptyMessage emptyDay(const EmptyList &list)
{
    const bool today = list.selection.kind == Kind::Today;
    const QString day = unbroken(list.day.day);
    const WayOn fetch = list.canFetch ? WayOn::FetchDay : WayOn::OpenFiles;
    const WayOn away = list.newestDay.isValid() ? WayOn::ShowNewestDay : WayOn::OpenFiles;
    const QString newest =
        list.newestDay.isValid()
            ? NoticesTr::tr("The newest day in your library is %1.").arg(unbroken(list.newestDay))
            : QString();
    if (list.today.isValid() && list.day.day > list.today)
        return messageWith(NoticesTr::tr("%1 has not come yet").arg(day), newest, away);
    const auto has = [&list](DayStatus status) {
        return std::any_of(list.day.sources.cbegin(), list.day.sources.cend(),
                           [status](const DaySource &source) { return source.status == status; });
    };
    if (list.isFetching && !has(DayStatus::Empty) && !has(DayStatus::Complete))
        return messageWith(NoticesTr::tr("Fetching %1…").arg(day), newest, away);
    if (has(DayStatus::Failed) || has(DayStatus::CutShort)) {
        EmptyMessage failed = messageWith(NoticesTr::tr("%1 could not be fetched").arg(day),
                                          failuresOf(list), fetch, away);
        failed.message.details = problemsOf(list.day);
        return failed;
    }
    if (has(DayStatus::SoFar))
        return messageWith(
            NoticesTr::tr("The list of %1 has no papers yet").arg(day),
            NoticesTr::tr("It may still grow. Broadsheet asks for it again automatically."), fetch,
            away);
    if (has(DayStatus::NotOpenYet))
        return messageWith(NoticesTr::tr("The list of %1 is not open yet").arg(day), newest, fetch,
                           away);
    if (has(DayStatus::Empty) || has(DayStatus::Complete))
        return messageWith(NoticesTr::tr("No papers that day"),
                           NoticesTr::tr("The list of %1 is empty.").arg(day), fetch, away);
    return messageWith(today ? NoticesTr::tr("No papers for today yet")
                             : NoticesTr::tr("%1 has not been fetched yet").arg(day),
                       newest, fetch, away);
}

// What is missing until papers can be put in the order of how well they fit.
EmptyMessage emptyForYou(const EmptyList &list)
{
    constexpr int wanted = 10;
    const auto say = [](const QString &text) {
        return messageWith(NoticesTr::tr("For you"), text, WayOn::ShowNewestDay);
    };
    if (list.isFitReady)
        return messageWith(NoticesTr::tr("Everything recent is read"),
                           NoticesTr::tr("Unread papers of the last two weeks appear here, those "
                                         "that fit you best first."),
                           WayOn::ShowNewestDay);
    if (list.fitPositives < 0)
        return say(NoticesTr::tr("Broadsheet is looking at what you starred."));
    if (list.fitPositives < wanted)
        return say(NoticesTr::tr("Star ten papers, and Broadsheet learns what you like: %n so far.",
                                 nullptr, list.fitPositives));
    return say(NoticesTr::tr("Broadsheet has learned from %Ln paper(s) that you kept. On your own "
                             "past this does not find more of what you like than the order of "
                             "votes does, so it stays in the background. Every star teaches it.",
                             nullptr, list.fitPositives));
}

// Papers that are muted are not read either, but they are in no view of what is left to read.
bool isAllMuted(const EmptyList &list)
{
    const Kind kind = list.selection.kind;
    const bool isOfUnread = kind == Kind::Unread || kind == Kind::ForYou || kind == Kind::Missed;
    return list.mutedPapers > 0 && (!isOfUnread || !list.search.isEmpty());
}

EmptyMessage allMuted(const EmptyList &list)
{
    return messageWith(
        NoticesTr::tr("All papers here are muted"),
        NoticesTr::tr("%Ln paper(s) with words or authors that you muted are hidden.", nullptr,
                      list.mutedPapers),
        WayOn::ShowMuted, list.search.isEmpty() ? WayOn::ShowNewestDay : WayOn::ClearSearch);
}

} // namespace

EmptyMessage emptyMessage(const EmptyList &list)
{
    if (isAllMuted(list))
        return allMuted(list);
    if (!list.search.isEmpty())
        return emptySearch(list);
    const bool isDay = list.selection.kind == Kind::Day || list.selection.kind == Kind::Today;
    const bool isKnownDay = isDay && !list.day.sources.isEmpty();
    if (!list.newestDay.isValid() && !isKnownDay && list.selection.kind != Kind::Author)
        return emptyLibrary(list);
    switch (list.selection.kind) {
    case Kind::All:
        return emptyLibrary(list);
    case Kind::ForYou:
        return emptyForYou(list);
    case Kind::Missed:
        return messageWith(NoticesTr::tr("Everything that came meanwhile is read"), {},
                           WayOn::ShowNewestDay);
    case Kind::Unread:
        return messageWith(NoticesTr::tr("Everything is read"),
                           NoticesTr::tr("New papers appear here when they arrive."),
                           WayOn::ShowNewestDay);
    case Kind::Starred:
        return messageWith(
            NoticesTr::tr("No stars yet"),
            list.starKey.isEmpty()
                ? NoticesTr::tr("Star a paper to keep it here.")
                : NoticesTr::tr("Press %1 on a paper to keep it here.").arg(list.starKey),
            WayOn::ShowNewestDay);
    case Kind::StarredByOthers:
        return messageWith(
            NoticesTr::tr("No stars of others yet"),
            NoticesTr::tr("What members of your space star appears here, where your library has "
                          "the paper."),
            WayOn::ShowNewestDay);
    case Kind::Later:
        return messageWith(
            NoticesTr::tr("Nothing is set aside"),
            list.laterKey.isEmpty()
                ? NoticesTr::tr("A paper that you set aside for another day stays here until you "
                                "read it.")
                : NoticesTr::tr("Press %1 on a paper to set it aside for another day. It stays "
                                "here until you read it.")
                      .arg(list.laterKey),
            WayOn::ShowNewestDay);
    case Kind::Rising:
        return messageWith(
            NoticesTr::tr("Nothing is rising"),
            NoticesTr::tr("Papers that gained many votes since you last saw them appear here."),
            WayOn::ShowNewestDay);
    case Kind::Changed:
        return messageWith(
            NoticesTr::tr("Nothing has changed"),
            NoticesTr::tr("Papers with your star or note appear here when they get a "
                          "new version, are withdrawn or published."),
            WayOn::ShowNewestDay);
    case Kind::Followed:
        return messageWith(NoticesTr::tr("No papers by the authors you follow"),
                           NoticesTr::tr("New papers by them appear here when they arrive."),
                           WayOn::ShowNewestDay);
    case Kind::Author:
        return messageWith(NoticesTr::tr("No papers under this name"), list.selection.author,
                           WayOn::ShowNewestDay);
    case Kind::Today:
    case Kind::Day:
    case Kind::Search:
        return emptyDay(list);
    }
    Q_UNREACHABLE();
}

Message errorMessage(const QString &title, const Error &error)
{
    return {.title = title,
            .text = error.message,
            .primary = NoticesTr::tr("Retry"),
            .details = error.detail};
}

QString headingOf(const ViewSelection &selection, const QString &search, int results, QDate today,
                  bool byRelevance)
{
    if (!search.isEmpty() && results < 0)
        return NoticesTr::tr("Search: %1").arg(search);
    if (!search.isEmpty())
        return (byRelevance && results > 1
                    ? NoticesTr::tr("Search: %1 · %Ln paper(s) by relevance", nullptr, results)
                    : NoticesTr::tr("Search: %1 · %Ln paper(s)", nullptr, results))
            .arg(search);
    switch (selection.kind) {
    case Kind::Unread:
        return NoticesTr::tr("Unread");
    case Kind::Starred:
        return NoticesTr::tr("Starred");
    case Kind::StarredByOthers:
        return NoticesTr::tr("Starred by others");
    case Kind::Later:
        return NoticesTr::tr("Set aside");
    case Kind::Rising:
        return NoticesTr::tr("Rising");
    case Kind::Changed:
        return NoticesTr::tr("Changed");
    case Kind::All:
        return NoticesTr::tr("All papers");
    case Kind::ForYou:
        return NoticesTr::tr("For you");
    case Kind::Missed:
        return NoticesTr::tr("Unread since %1").arg(fullDayText(selection.day, QLocale()));
    case Kind::Followed:
        return NoticesTr::tr("By authors you follow");
    case Kind::Author:
        return NoticesTr::tr("Papers under the name %1").arg(selection.author);
    case Kind::Today:
    case Kind::Day:
    case Kind::Search:
        return fullDayText(selection.shownDay(today), QLocale());
    }
    Q_UNREACHABLE();
}

} // namespace broadsheet
