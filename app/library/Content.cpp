#include "library/Content.h"

#include "library/Listings.h"
#include "library/SearchIndex.h"
#include "papers/Links.h"

#include <QDateTime>
#include <QUrl>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct DayWrite
{
    QString source;
    QDate day;
    QString origin;
    DayStatus status;
};

struct PaperWrite
{
    qint64 number = 0; // 0: not in the library yet
    QList<Listing> listings;
    bool visible = false;    // more than a position differs
    bool searchable = false; // words that search looks at differ
};

// One day of one source out of however many reports speak of it, each paper once.
struct Gathered
{
    QString source;
    QDate day;
    QString origin;
    QStringList order;
    QHash<QString, PaperReport> papers;
};

QList<Gathered> gathered(const QList<DayReport> &days)
{
    QList<Gathered> result;
    QHash<std::pair<QString, QDate>, qsizetype> places;
    for (const DayReport &report : days) {
        const auto key = std::pair(report.source, report.day);
        if (!places.contains(key)) {
            places.insert(key, result.size());
            result.append({.source = report.source,
                           .day = report.day,
                           .origin = {},
                           .order = {},
                           .papers = {}});
        }
        Gathered &day = result[places.value(key)];
        day.origin = report.origin;
        for (const PaperReport &raw : report.papers) {
            PaperReport paper = storable(raw);
            const QString id = paper.id.text;
            if (id.isEmpty())
                continue;
            if (const auto known = day.papers.find(id); known != day.papers.end()) {
                *known = overlaid(*known, paper);
                continue;
            }
            day.order.append(id);
            day.papers.insert(id, std::move(paper));
        }
    }
    return result;
}

bool sameWords(const PaperReport &a, const PaperReport &b)
{
    return a.title == b.title && a.authors == b.authors && a.texts == b.texts;
}

struct Cover
{
    QString link; // the first picture, else the first video
    bool hasVideo = false;
};

Cover coverOf(const QStringList &media)
{
    Cover cover;
    bool hasPicture = false;
    for (const QString &link : media) {
        const bool video = isVideo(QUrl(link));
        cover.hasVideo |= video;
        if (cover.link.isEmpty() || (!video && !hasPicture))
            cover.link = link;
        hasPicture |= !video;
    }
    return cover;
}

QDate newestDay(const Paper &paper)
{
    return paper.days.isEmpty() ? QDate() : paper.days.constLast();
}

class Storing final
{
public:
    explicit Storing(Database &database) : m_database(database) {}

    void compare(const Gathered &day);
    [[nodiscard]] ChangeSet write();
    [[nodiscard]] ChangeSet forget(const QString &source);

private:
    bool compare(const Gathered &day, int position, const StoredListing *stored);
    PaperWrite &writeFor(const QString &id);
    void write(const PaperId &id, const PaperWrite &paper);
    void write(const DayWrite &day);
    [[nodiscard]] qint64 insertRow(const Paper &paper);
    void updateRow(qint64 number, const Paper &paper);
    void writeAuthors();

    Database &m_database;
    qint64 m_now = QDateTime::currentMSecsSinceEpoch();
    QHash<QString, PaperWrite> m_papers;
    QStringList m_order;
    QList<DayWrite> m_days;
    QStringList m_authorsOf; // numbers of papers
    ChangeSet m_changes;
};

void Storing::compare(const Gathered &day)
{
    const QHash<QString, StoredListing> stored = listingsOfDay(m_database, day.source, day.day);
    bool differs = false;
    for (int i = 0; i < day.order.size(); ++i) {
        const auto known = stored.constFind(day.order[i]);
        differs |= compare(day, i, known == stored.cend() ? nullptr : &*known);
    }
    if (!day.day.isValid())
        return;
    const DayStatus status =
        stored.isEmpty() && day.order.isEmpty() ? DayStatus::Empty : DayStatus::Complete;
    const QString before = m_database.text(u"SELECT status FROM day WHERE day = ? AND source = ?"_s,
                                           day.day, day.source);
    if (before != nameOf(status))
        m_changes.days.insert(day.day);
    if (differs || before != nameOf(status))
        m_days.append(
            {.source = day.source, .day = day.day, .origin = day.origin, .status = status});
}

// Whether the listing has to be written for more than its place in the list.
bool Storing::compare(const Gathered &day, int position, const StoredListing *stored)
{
    const QString &id = day.order[position];
    const PaperReport &report = *day.papers.constFind(id);
    Listing listing = stored ? stored->listing : Listing{.source = day.source, .day = day.day};
    listing.report = stored ? overlaid(stored->listing.report, report) : report;
    const bool differs = !stored || !(listing.report == stored->listing.report);
    if (!differs && listing.position == position)
        return false;

    PaperWrite &paper = writeFor(id);
    paper.visible |= differs;
    paper.searchable |= !stored || !sameWords(listing.report, stored->listing.report);
    listing.position = position;
    if (differs) {
        listing.origin = day.origin;
        listing.seen = m_now;
    }
    if (!stored && day.day.isValid())
        m_changes.days.insert(day.day);
    paper.listings.append(std::move(listing));
    return differs;
}

PaperWrite &Storing::writeFor(const QString &id)
{
    const auto known = m_papers.find(id);
    if (known != m_papers.end())
        return *known;
    m_order.append(id);
    const qint64 number = m_database.number(u"SELECT number FROM paper WHERE id = ?"_s, id);
    return *m_papers.insert(id, {.number = number});
}

ChangeSet Storing::write()
{
    for (const QString &id : std::as_const(m_order))
        write(PaperId{id}, m_papers[id]);
    writeAuthors();
    for (const DayWrite &day : std::as_const(m_days))
        write(day);
    return m_changes;
}

// A paper that nobody else speaks of goes; the others are what the rest says of them.
ChangeSet Storing::forget(const QString &source)
{
    QHash<qint64, QString> papers;
    for (Rows rows =
             m_database.select(u"SELECT p.number, p.id FROM listing AS l"
                               " JOIN paper AS p ON p.number = l.paper WHERE l.source = ?"_s,
                               source);
         rows.next();)
        papers.insert(rows.number(0), rows.text(1));
    for (Rows rows = m_database.select(u"SELECT day FROM day WHERE source = ?"_s, source);
         rows.next();)
        m_changes.days.insert(QDate::fromString(rows.text(0), Qt::ISODate));
    m_database.execute(u"DELETE FROM listing WHERE source = ?"_s, source);
    m_database.execute(u"DELETE FROM day WHERE source = ?"_s, source);

    for (const auto &[number, id] : papers.asKeyValueRange()) {
        m_changes.content.insert(PaperId{id});
        const QList<Listing> others = listingsOfPaper(m_database, number);
        if (others.isEmpty()) {
            m_database.execute(u"DELETE FROM paper WHERE number = ?"_s, number);
            continue;
        }
        updateRow(number, merged(others));
        awaitIndexing(m_database, number);
    }
    writeAuthors();
    return m_changes;
}

void Storing::write(const PaperId &id, const PaperWrite &paper)
{
    if (paper.number == 0) {
        m_changes.added.insert(id);
        const Paper whole = merged(paper.listings);
        const qint64 number = insertRow(whole);
        for (const Listing &listing : paper.listings)
            writeListing(m_database, number, listing);
        m_authorsOf.append(QString::number(number));
        return;
    }
    for (const Listing &listing : paper.listings)
        writeListing(m_database, paper.number, listing);
    if (!paper.visible)
        return;
    m_changes.content.insert(id);
    updateRow(paper.number, merged(listingsOfPaper(m_database, paper.number)));
    if (paper.searchable)
        awaitIndexing(m_database, paper.number);
}

void Storing::write(const DayWrite &day)
{
    m_database.execute(
        u"INSERT INTO day (day, source, status, origin, at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (day, source) DO UPDATE"
        " SET status = excluded.status, origin = excluded.origin, at = excluded.at"_s,
        day.day, day.source, nameOf(day.status), day.origin, m_now);
}

qint64 Storing::insertRow(const Paper &paper)
{
    const Cover cover = coverOf(paper.media);
    return m_database.insert(u"INSERT INTO paper (id, title, authors, votes, day, media, video)"
                             " VALUES (?, ?, ?, ?, ?, ?, ?)"_s,
                             paper.id.text, paper.title, paper.authors, paper.votes,
                             newestDay(paper), cover.link, cover.hasVideo);
}

void Storing::updateRow(qint64 number, const Paper &paper)
{
    const Cover cover = coverOf(paper.media);
    const QStringList before =
        m_database.text(u"SELECT authors FROM paper WHERE number = ?"_s, number)
            .split(listSeparator, Qt::SkipEmptyParts);
    m_database.execute(
        u"UPDATE paper SET title = ?, authors = ?, votes = ?, day = ?, media = ?, video = ?"
        " WHERE number = ?"_s,
        paper.title, paper.authors, paper.votes, newestDay(paper), cover.link, cover.hasVideo,
        number);
    if (paper.authors == before)
        return;
    for (const QString &name : before)
        m_database.execute(u"DELETE FROM authorship WHERE name = ? AND paper = ?"_s, name, number);
    m_authorsOf.append(QString::number(number));
}

// SQLite takes the lists apart by itself: there are several times more names than anything else,
// and handing them over one by one would take longer than all the rest.
void Storing::writeAuthors()
{
    m_database.execute(uR"(
        INSERT OR IGNORE INTO authorship (name, paper)
        SELECT name.value, p.number
        FROM json_each(?) AS changed
        JOIN paper AS p ON p.number = changed.value
        JOIN json_each('["' || replace(replace(replace(p.authors, '\', '\\'), '"', '\"'),
                                       char(31), '","') || '"]') AS name
        WHERE p.authors > ''
        ORDER BY name.value, p.number)"_s,
                       jsonOf(m_authorsOf));
}

constexpr std::array statusNames{std::pair(DayStatus::NotFetched, "not fetched"_L1),
                                 std::pair(DayStatus::Complete, "complete"_L1),
                                 std::pair(DayStatus::CutShort, "cut short"_L1),
                                 std::pair(DayStatus::Empty, "empty"_L1),
                                 std::pair(DayStatus::NotOpenYet, "not open yet"_L1),
                                 std::pair(DayStatus::Failed, "failed"_L1)};

} // namespace

ChangeSet storeDays(Database &database, const QList<DayReport> &days)
{
    const QList<Gathered> gatheredDays = gathered(days);
    RelaxedCommits relaxed(database);
    Transaction transaction(database);
    Storing storing(database);
    for (const Gathered &day : gatheredDays)
        storing.compare(day);
    const ChangeSet changes = storing.write();
    transaction.commit();
    return changes;
}

ChangeSet forgetSource(Database &database, const QString &source)
{
    Transaction transaction(database);
    const ChangeSet changes = Storing(database).forget(source);
    transaction.commit();
    return changes;
}

QString nameOf(DayStatus status)
{
    for (const auto &[known, name] : statusNames)
        if (known == status)
            return name;
    Q_UNREACHABLE();
}

DayStatus dayStatusOf(const QString &name)
{
    for (const auto &[status, known] : statusNames)
        if (known == name)
            return status;
    return DayStatus::NotFetched;
}

} // namespace broadsheet
