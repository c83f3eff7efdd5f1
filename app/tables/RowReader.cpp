#include "tables/RowReader.h"

#include "tables/Gists.h"
#include "tables/MarkedSubjects.h"
#include "tables/Milestones.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// UTF-16 code units. Sources keep within them; a library that came from someone else can hold
// megabytes, and laying them out would take seconds for each row.
constexpr qsizetype longestTitle = 2000;
constexpr qsizetype longestName = 500;
constexpr qsizetype mostNames = 10'000;

void shorten(QStringList &names)
{
    names.resize(std::min(names.size(), mostNames));
    for (QString &name : names)
        name.truncate(longestName);
}

QSet<QString> followedNames(Database &database)
{
    const QStringList names = markedSubjects(database, Mark::Follow);
    return {names.cbegin(), names.cend()};
}

bool hasAny(Database &database, const QString &kind)
{
    return database.number(u"SELECT EXISTS (SELECT 1 FROM state WHERE kind = ?)"_s, kind) != 0;
}

} // namespace

RowReader::RowReader(Database &database, const DayRange &days, const QString &profile)
    : m_database(database), m_days(days),
      m_paper(
          database,
          "SELECT id, title, authors, votes, day, media, video, m.read, m.starred, rise, change,"
          // No source names all of them, see othersMark.
          " authors > '' AND NOT EXISTS (SELECT 1 FROM listing AS l WHERE l.paper = paper.number"
          " AND l.authors > '' AND l.authors NOT LIKE '%' || char(31) || 'et al.'),"
          " gists, m.muted, m.later"
          " FROM paper LEFT JOIN mark AS m ON m.paper = paper.number WHERE number = ?"),
      m_day(database, "SELECT max(day) FROM listing WHERE paper = ? AND day BETWEEN ? AND ?"),
      m_tags(database, tagsSql), m_note(database, noteSql), m_fit(database, profile),
      m_followed(followedNames(database)), m_anyTags(hasAny(database, u"tag"_s)),
      m_anyNotes(hasAny(database, u"note"_s))
{}

std::optional<PaperRow> RowReader::at(qint64 number)
{
    if (!m_paper.with(number).step())
        return std::nullopt;
    PaperRow row{
        .id = PaperId{m_paper.text(0)},
        .number = static_cast<qint32>(number),
        .title = m_paper.text(1),
        .authors = m_paper.list(2),
        .hasMoreAuthors = m_paper.flag(11),
        .votes = m_paper.known(3),
        .rise = static_cast<int>(m_paper.number(9)),
        .fit = m_fit.percent(number),
        .day = QDate::fromString(m_paper.text(4), Qt::ISODate),
        .media = m_paper.text(5),
        .hasVideo = m_paper.flag(6),
        .state = {.read = m_paper.flag(7), .starred = m_paper.flag(8), .later = m_paper.flag(14)},
        .change = changeFrom(m_paper.text(10)),
        .gists = gistsFrom(m_paper.text(12))};
    const bool isMuted = m_paper.flag(13);
    row.title.truncate(longestTitle);
    row.change.published.truncate(longestTitle);
    if (m_paper.utf8(2).size() > longestName)
        shorten(row.authors);
    m_paper.reset();
    const auto isFollowed = [this](const QString &name) { return m_followed.contains(name); };
    row.followed =
        !m_followed.isEmpty() && std::any_of(row.authors.cbegin(), row.authors.cend(), isFollowed);
    if (m_days.isBounded())
        if (const QDate day = matchingDay(number); day.isValid())
            row.day = day;
    if (m_anyTags)
        row.tags = tagsFrom(m_tags.with(row.id.text, row.id.text));
    if (m_anyNotes) {
        row.noted = m_note.with(row.id.text).step();
        m_note.reset();
    }
    if (isMuted)
        row.mutedBy = reasonsToMute(number);
    return row;
}

QStringList RowReader::reasonsToMute(qint64 number)
{
    if (!m_muted)
        m_muted.emplace(m_database);
    return m_muted->filter.reasons(m_muted->documents.textsAt(number));
}

QList<PaperRow> RowReader::at(const QList<qint32> &numbers)
{
    QList<PaperRow> rows;
    rows.reserve(numbers.size());
    for (const qint32 number : numbers) {
        if (rows.size() % 64 == 0)
            m_database.throwIfCancelled();
        if (std::optional<PaperRow> row = at(number))
            rows.append(*std::move(row));
    }
    return rows;
}

// Invalid: the paper was not listed on any of the days.
QDate RowReader::matchingDay(qint64 number)
{
    m_day.with(number, m_days.first(), m_days.last());
    const QDate day = m_day.step() ? QDate::fromString(m_day.text(0), Qt::ISODate) : QDate();
    m_day.reset();
    return day;
}

} // namespace broadsheet
