#include "tables/PaperTable.h"

#include "gist/Gist.h"
#include "papers/Links.h"
#include "sqlite/SqlFunctions.h"
#include "tables/Gists.h"
#include "tables/PaperFacts.h"

#include <QUrl>

#include <algorithm>
#include <ranges>
#include <string_view>
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

constexpr auto updateSql =
    "UPDATE paper SET title = ?, authors = ?, votes = ?, day = ?, media = ?, video = ?, facts = ?,"
    " gists = ?, title_key = ?, authors_key = ? WHERE number = ?";

QUtf8StringView asText(const QByteArray &utf8)
{
    return QUtf8StringView(utf8);
}

constexpr auto marksOfState = "read, starred, later, read_at, starred_at";

// The values of these columns for the paper with this id, an expression of SQL.
QByteArray valuesFor(const QByteArray &id)
{
    const auto value = [&id](const QByteArray &kind, const QByteArray &what) -> QByteArray {
        return "ifnull((SELECT " + what + " FROM state WHERE kind = '" + kind +
               "' AND subject = " + id + "), 0)";
    };
    const QByteArray isOn = "value <> 0";
    const QByteArray when = "iif(value <> 0, wall_time(event, at), 0)";
    return value("read", isOn) + ", " + value("starred", isOn) + ", " + value("later", isOn) +
           ", " + value("read", when) + ", " + value("starred", when);
}

// It may have been marked before: on another machine, or before it was lost.
QByteArray markSql()
{
    return "INSERT INTO mark (paper, "_ba + marksOfState + ") VALUES (?2, " + valuesFor("?1") + ')';
}

} // namespace

PaperColumns columnsOf(const Paper &paper)
{
    const Cover cover = coverOf(paper.media);
    const QString authors = paper.authors.join(listSeparator);
    return {.id = paper.id.text.toUtf8(),
            .title = paper.title.toUtf8(),
            .authors = authors.toUtf8(),
            .votes = paper.votes,
            .day = newestDay(paper),
            .media = cover.link.toUtf8(),
            .hasVideo = cover.hasVideo,
            .facts = factsOf(paper, cover),
            .gists = gistsText(gistsOf(paper.texts)).toUtf8(),
            .titleKey = sortKey(paper.title).toUtf8(),
            .authorsKey = sortKey(authors).toUtf8()};
}

qint64 PaperTable::add(const PaperColumns &paper)
{
    if (!m_add)
        m_add.emplace(m_database, addSql);
    (void)m_add
        ->with(asText(paper.id), asText(paper.title), asText(paper.authors), paper.votes, paper.day,
               asText(paper.media), paper.hasVideo ? 1 : 0, paper.facts, asText(paper.gists),
               asText(paper.titleKey), asText(paper.authorsKey))
        .step();
    const qint64 number = m_add->insertedRow();
    if (!m_mark)
        m_mark.emplace(m_database, markSql().constData());
    (void)m_mark->with(asText(paper.id), number).step();
    m_newAuthors.insert(number, paper.authors);
    return number;
}

void PaperTable::update(qint64 number, const Paper &paper)
{
    const PaperColumns now = columnsOf(paper);
    const QStringList before =
        m_database.text(u"SELECT authors FROM paper WHERE number = ?"_s, number)
            .split(listSeparator, Qt::SkipEmptyParts);
    if (!m_update)
        m_update.emplace(m_database, updateSql);
    (void)m_update
        ->with(asText(now.title), asText(now.authors), now.votes, now.day, asText(now.media),
               now.hasVideo ? 1 : 0, now.facts, asText(now.gists), asText(now.titleKey),
               asText(now.authorsKey), number)
        .step();
    if (paper.authors == before)
        return;
    for (const QString &name : before)
        m_database.execute(u"DELETE FROM authorship WHERE name = ? AND paper = ?"_s, name, number);
    m_newAuthors.insert(number, now.authors);
}

void PaperTable::setRise(qint64 number, int rise)
{
    m_database.execute(u"UPDATE paper SET rise = ? WHERE number = ?"_s, rise, number);
}

// In the order of the table, so that names which are near each other are written together.
void PaperTable::writeAuthors()
{
    constexpr char separator = char(listSeparator.unicode());
    std::vector<std::pair<std::string_view, qint64>> rows;
    const QHash<qint64, QByteArray> papers = std::exchange(m_newAuthors, {});
    for (const auto &[number, authors] : papers.asKeyValueRange())
        for (const auto name : std::views::split(
                 std::string_view(authors.constData(), size_t(authors.size())), separator))
            if (!name.empty())
                rows.emplace_back(std::string_view(name.begin(), name.end()), number);
    std::ranges::sort(rows);
    Statement add(m_database, "INSERT OR IGNORE INTO authorship (name, paper) VALUES (?, ?)");
    for (const auto &[name, number] : rows)
        (void)add.with(QUtf8StringView(name.data(), qsizetype(name.size())), number).step();
}

void renewMarks(Database &database)
{
    const QString columns = u'(' + QLatin1StringView(marksOfState) + u')';
    const QString values = u'(' + QString::fromLatin1(valuesFor("p.id")) + u')';
    database.execute(u"UPDATE mark SET %1 = %2 FROM paper AS p WHERE p.number = mark.paper"
                     " AND (mark.read, mark.starred, mark.later, mark.read_at, mark.starred_at)"
                     " IS NOT %2"_s.arg(columns, values));
}

} // namespace broadsheet
