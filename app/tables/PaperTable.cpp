#include "tables/PaperTable.h"

#include "gist/Gist.h"
#include "papers/Links.h"
#include "sqlite/SqlFunctions.h"
#include "tables/Gists.h"
#include "tables/PaperFacts.h"

#include <QUrl>

#include <algorithm>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Cover
{
    QString link; // the first picture, else the first video
    bool hasPicture = false;
    bool hasVideo = false;
};

Cover coverOf(const QStringList &media)
{
    Cover cover;
    for (const QString &link : media) {
        const bool video = isVideo(QUrl(link));
        cover.hasVideo |= video;
        if (cover.link.isEmpty() || (!video && !cover.hasPicture))
            cover.link = link;
        cover.hasPicture |= !video;
    }
    return cover;
}

QDate newestDay(const Paper &paper)
{
    return paper.days.isEmpty() ? QDate() : paper.days.constLast();
}

int factsOf(const Paper &paper, const Cover &cover)
{
    const auto isAbstract = [](const PaperText &text) { return text.kind == TextKind::Abstract; };
    return (paper.code.isEmpty() ? 0 : HasCode) | (paper.project.isEmpty() ? 0 : HasProject) |
           (cover.hasPicture ? HasPicture : 0) | (cover.hasVideo ? HasVideo : 0) |
           (std::any_of(paper.texts.cbegin(), paper.texts.cend(), isAbstract) ? HasAbstract : 0);
}

constexpr auto addSql =
    "INSERT INTO paper (id, title, authors, votes, day, media, video, facts, gists, title_key,"
    " authors_key) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

// It may have been marked before: on another machine, or before it was lost.
constexpr auto markSql =
    "INSERT INTO mark (paper, read, starred, later, read_at, starred_at) VALUES (?2,"
    " ifnull((SELECT value FROM state WHERE kind = 'read' AND subject = ?1), 0),"
    " ifnull((SELECT value FROM state WHERE kind = 'starred' AND subject = ?1), 0),"
    " ifnull((SELECT value FROM state WHERE kind = 'later' AND subject = ?1), 0),"
    " ifnull((SELECT wall_time(event, at) FROM state WHERE kind = 'read' AND subject = ?1"
    "  AND value = 1), 0),"
    " ifnull((SELECT wall_time(event, at) FROM state WHERE kind = 'starred' AND subject = ?1"
    "  AND value = 1), 0))";

} // namespace

PaperColumns columnsOf(const Paper &paper)
{
    const Cover cover = coverOf(paper.media);
    return {.id = paper.id.text,
            .title = paper.title,
            .authors = paper.authors,
            .votes = paper.votes,
            .day = newestDay(paper),
            .media = cover.link,
            .hasVideo = cover.hasVideo,
            .facts = factsOf(paper, cover),
            .gists = gistsText(gistsOf(paper.texts)),
            .titleKey = sortKey(paper.title),
            .authorsKey = sortKey(paper.authors.join(listSeparator))};
}

qint64 PaperTable::add(const PaperColumns &paper)
{
    if (!m_add)
        m_add.emplace(m_database, addSql);
    (void)m_add
        ->with(paper.id, paper.title, paper.authors, paper.votes, paper.day, paper.media,
               paper.hasVideo ? 1 : 0, paper.facts, paper.gists, paper.titleKey, paper.authorsKey)
        .step();
    const qint64 number = m_add->insertedRow();
    if (!m_mark)
        m_mark.emplace(m_database, markSql);
    (void)m_mark->with(paper.id, number).step();
    m_newAuthors.insert(number, paper.authors);
    return number;
}

void PaperTable::update(qint64 number, const Paper &paper)
{
    const PaperColumns now = columnsOf(paper);
    const QStringList before =
        m_database.text(u"SELECT authors FROM paper WHERE number = ?"_s, number)
            .split(listSeparator, Qt::SkipEmptyParts);
    m_database.execute(
        u"UPDATE paper SET title = ?, authors = ?, votes = ?, day = ?, media = ?, video = ?,"
        " facts = ?, gists = ?, title_key = ?, authors_key = ? WHERE number = ?"_s,
        now.title, now.authors, now.votes, now.day, now.media, now.hasVideo, now.facts, now.gists,
        now.titleKey, now.authorsKey, number);
    if (paper.authors == before)
        return;
    for (const QString &name : before)
        m_database.execute(u"DELETE FROM authorship WHERE name = ? AND paper = ?"_s, name, number);
    m_newAuthors.insert(number, paper.authors);
}

void PaperTable::setRise(qint64 number, int rise)
{
    m_database.execute(u"UPDATE paper SET rise = ? WHERE number = ?"_s, rise, number);
}

// In the order of the table, so that names which are near each other are written together.
void PaperTable::writeAuthors()
{
    std::vector<std::pair<QString, qint64>> rows;
    const QHash<qint64, QStringList> papers = std::exchange(m_newAuthors, {});
    for (const auto &[number, names] : papers.asKeyValueRange())
        for (const QString &name : names)
            rows.emplace_back(name, number);
    std::ranges::sort(rows);
    Statement add(m_database, "INSERT OR IGNORE INTO authorship (name, paper) VALUES (?, ?)");
    for (const auto &[name, number] : rows)
        (void)add.with(name, number).step();
}

} // namespace broadsheet
