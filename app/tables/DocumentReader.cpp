#include "tables/DocumentReader.h"

#include "base/Clock.h"
#include "tables/Merge.h"
#include "tables/Milestones.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QDateTime markedAt(qint64 time)
{
    return time > 0 ? utcTime(time) : QDateTime();
}

} // namespace

Paper decoded(PaperInBytes read)
{
    for (qsizetype text = 0; text < read.markdown.size(); ++text)
        read.paper.texts[text].markdown = QString::fromUtf8(read.markdown[text]);
    return std::move(read.paper);
}

DocumentReader::DocumentReader(const Database &database)
    : m_paper(database, "SELECT id, title, authors, votes, rise, m.read, m.starred, change,"
                        " m.read_at, m.starred_at, m.later FROM paper"
                        " LEFT JOIN mark AS m ON m.paper = paper.number WHERE number = ?"),
      m_listings(database,
                 "SELECT number, day, media, code, project, keywords, categories, organization,"
                 " source FROM listing"
                 " WHERE paper = ? ORDER BY number"),
      m_texts(database,
              "SELECT markdown, kind, language FROM text WHERE listing = ? ORDER BY position"),
      m_tags(database, tagsSql), m_note(database, noteSql), m_highlights(database),
      m_followed(database, "SELECT EXISTS (SELECT 1 FROM state AS f CROSS JOIN authorship AS a"
                           " ON a.name = f.subject AND a.paper = ?"
                           " WHERE f.kind = 'follow' AND f.value <> 0)")
{}

PaperInBytes DocumentReader::read(qint64 number, bool withFacts)
{
    PaperInBytes read;
    if (!m_paper.with(number).step())
        return read;
    Paper &paper = read.paper;
    paper.id.text = m_paper.text(0);
    paper.title = m_paper.text(1);
    paper.authors = m_paper.list(2);
    paper.votes = m_paper.known(3);
    paper.rise = static_cast<int>(m_paper.number(4));
    paper.state = {.read = m_paper.flag(5), .starred = m_paper.flag(6), .later = m_paper.flag(10)};
    paper.change = changeFrom(m_paper.text(7));
    paper.readAt = markedAt(m_paper.number(8));
    paper.starredAt = markedAt(m_paper.number(9));
    m_paper.reset();

    m_listings.with(number);
    while (m_listings.step()) {
        if (withFacts)
            readFacts(paper);
        addMissing(paper.keywords, m_listings.list(5));
        m_texts.with(m_listings.number(0));
        while (m_texts.step()) {
            paper.texts.append(
                {.language = m_texts.text(2),
                 .kind = m_texts.utf8(1) == "abstract" ? TextKind::Abstract : TextKind::Summary});
            read.markdown.append(m_texts.utf8(0).toByteArray());
        }
    }
    std::sort(paper.days.begin(), paper.days.end());
    paper.tags = tagsFrom(m_tags.with(paper.id.text, paper.id.text));
    if (m_note.with(paper.id.text).step())
        paper.note = m_note.text(0);
    m_note.reset();
    paper.highlights = m_highlights.of(paper.id);
    return read;
}

// From the current row of m_listings.
void DocumentReader::readFacts(Paper &paper)
{
    if (const QDate day = QDate::fromString(m_listings.text(1), Qt::ISODate); day.isValid())
        paper.days.append(day);
    addMissing(paper.media, m_listings.list(2));
    if (paper.code.isEmpty())
        paper.code = m_listings.text(3);
    if (paper.project.isEmpty())
        paper.project = m_listings.text(4);
    addMissing(paper.categories, m_listings.list(6));
    if (const QString organization = m_listings.text(7); !organization.isEmpty())
        addMissing(paper.organizations, {organization});
    addMissing(paper.sources, {m_listings.text(8)});
}

Document DocumentReader::at(qint64 number)
{
    Document document = documentOf(paperAt(number));
    document.followed = m_followed.with(number).step() && m_followed.flag(0);
    m_followed.reset();
    return document;
}

QStringList tagsFrom(Statement &tags)
{
    QStringList texts;
    while (tags.step())
        texts.append(tags.text(0));
    std::sort(texts.begin(), texts.end(), [](const QString &a, const QString &b) {
        const int order = a.compare(b, Qt::CaseInsensitive);
        return order != 0 ? order < 0 : a < b;
    });
    return texts;
}

} // namespace broadsheet
