#include "tables/MuteFilter.h"

#include "papers/SortNames.h"
#include "search/Fold.h"
#include "tables/MarkedSubjects.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QStringList sortedSubjects(Database &database, Mark mark)
{
    QStringList subjects = markedSubjects(database, mark);
    sortNames(subjects);
    return subjects;
}

Expression termFor(const QString &word)
{
    return {.kind = Expression::Kind::Term, .text = folded(word)};
}

// Without what the user wrote.
Document contentOf(Document document)
{
    document.id.clear();
    document.tags.clear();
    document.note.clear();
    document.pageNotes.clear();
    return document;
}

} // namespace

Muting mutingOf(Database &database)
{
    return {.words = sortedSubjects(database, Mark::MuteWord),
            .authors = sortedSubjects(database, Mark::MuteAuthor)};
}

MuteFilter::MuteFilter(Database &database)
    : m_database(database), m_muting(mutingOf(database)), m_words{.kind = Expression::Kind::Any}
{
    for (const QString &word : std::as_const(m_muting.words))
        m_words.children.push_back(termFor(word));
    if (!m_muting.authors.isEmpty())
        m_names = jsonOf(m_muting.authors);
}

bool MuteFilter::hides(qint64 paper, const Document &document) const
{
    if (!m_words.children.empty() && holds(m_words, contentOf(document)))
        return true;
    return !m_names.isEmpty() && m_database.number(u"SELECT count(*) FROM json_each(?) AS asked"
                                                   " CROSS JOIN authorship AS a"
                                                   " ON a.name = asked.value AND a.paper = ?"_s,
                                                   m_names, paper) > 0;
}

QStringList MuteFilter::reasons(const Paper &paper) const
{
    const Document content = contentOf(documentOf(paper));
    QStringList reasons;
    for (const QString &word : m_muting.words)
        if (holds(termFor(word), content))
            reasons.append(word);
    for (const QString &name : m_muting.authors)
        if (paper.authors.contains(name))
            reasons.append(name);
    return reasons;
}

} // namespace broadsheet
