#include "detail/PaperFacts.h"

#include "detail/Tr.h"
#include "markdown/Markdown.h"
#include "papers/SafeText.h"
#include "text/Dates.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxHistoryLines = 12; // in a tooltip

QStringList daysOf(const Paper &paper, const QLocale &locale)
{
    QStringList days;
    for (const QDate &day : paper.days)
        days.prepend(dayText(day, locale));
    return days;
}

// Days from the last observation before the rise to the newest. 0: unknown, or less than a day.
int daysOfRise(const Paper &paper)
{
    const auto &seen = paper.votesOverTime;
    const int before = paper.votes.value_or(0) - paper.rise;
    const auto start =
        std::find_if(seen.crbegin(), seen.crend(),
                     [before](const VoteObservation &o) { return o.votes <= before; });
    return start == seen.crend() ? 0 : int(start->at.daysTo(seen.constLast().at));
}

QString votesText(const Paper &paper, const QLocale &locale)
{
    if (!paper.votes)
        return DetailTr::tr("votes unknown");
    const QString votes = DetailTr::tr("%Ln vote(s)", nullptr, *paper.votes);
    if (paper.rise <= 0)
        return votes;
    const int days = daysOfRise(paper);
    const QString rise = locale.toString(paper.rise);
    if (paper.state.read)
        return DetailTr::tr("%1, +%2 since you saw it", "votes, votes gained").arg(votes, rise);
    return days > 0
               ? DetailTr::tr("%1, +%2 in %Ln day(s)", "votes, votes gained", days).arg(votes, rise)
               : DetailTr::tr("%1, +%2", "votes, votes gained").arg(votes, rise);
}

QStringList history(const Paper &paper, const QLocale &locale,
                    const QMap<QString, QString> &sourceNames)
{
    QStringList lines;
    const VoteObservation *before = nullptr;
    for (const VoteObservation &seen : paper.votesOverTime) {
        if (before && before->votes == seen.votes && before->source == seen.source)
            continue;
        before = &seen;
        lines.prepend(DetailTr::tr("%1: %Ln vote(s), %2", "day, votes, source", seen.votes)
                          .arg(dayText(seen.at.toLocalTime().date(), locale),
                               sourceNames.value(seen.source, seen.source)));
    }
    if (lines.size() > maxHistoryLines) {
        lines = lines.first(maxHistoryLines);
        lines.append(u"…"_s);
    }
    return lines;
}

} // namespace

QString factsText(const Paper &paper, const QLocale &locale)
{
    const QStringList days = daysOf(paper, locale);
    QStringList facts = days.first(std::min<qsizetype>(days.size(), 1));
    if (days.size() == 2)
        facts.append(DetailTr::tr("also listed on %1").arg(days.at(1)));
    else if (days.size() > 2)
        facts.append(
            DetailTr::tr("also listed on %Ln earlier day(s)", nullptr, int(days.size()) - 1));
    facts.append(votesText(paper, locale));
    return facts.join(u" · "_s);
}

QString factsDetails(const Paper &paper, const QLocale &locale,
                     const QMap<QString, QString> &sourceNames)
{
    QStringList lines;
    if (const QStringList days = daysOf(paper, locale); days.size() > 1)
        lines.append(DetailTr::tr("Listed on %1").arg(days.join(u", "_s)));
    if (paper.votesOverTime.size() > 1)
        lines.append(history(paper, locale, sourceNames));
    return lines.join(u'\n');
}

QString moreFactsText(const Paper &paper)
{
    QStringList facts;
    if (paper.isWithdrawn)
        facts.append(DetailTr::tr("withdrawn"));
    facts.append(paper.organization);
    if (paper.comments.value_or(0) > 0)
        facts.append(DetailTr::tr("%Ln comment(s)", nullptr, *paper.comments));
    facts.append(starsText(paper));
    if (paper.version)
        facts.append(DetailTr::tr("arXiv v%1").arg(*paper.version));
    if (!paper.journalReference.isEmpty())
        facts.append(DetailTr::tr("published in %1").arg(paper.journalReference));
    facts << paper.categories.join(u", "_s) << paper.comment;
    facts.removeAll(QString());
    return shownLine(facts.join(u" · "_s));
}

QString starsText(const Paper &paper)
{
    return paper.stars.value_or(0) > 0 ? DetailTr::tr("%Ln GitHub star(s)", nullptr, *paper.stars)
                                       : QString();
}

} // namespace broadsheet
