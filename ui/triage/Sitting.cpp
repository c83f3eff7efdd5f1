#include "triage/Sitting.h"

#include "papers/MarkKinds.h"
#include "triage/Tr.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

void Sitting::mark(const Marking &marking, bool on)
{
    QSet<QString> &papers = m_marked[marking.mark];
    for (const QString &paper : marking.subjects) {
        if (on)
            papers.insert(paper);
        else
            papers.remove(paper);
        if (on && markKind(marking.mark).endsLater)
            m_marked[Mark::Later].remove(paper);
    }
    int &more = m_more[marking.mark];
    more = std::max(0, more + (on ? marking.more : -marking.more));
}

void Sitting::open(const PaperId &paper)
{
    m_opened.insert(paper.text);
}

int Sitting::count(Mark mark) const
{
    return int(m_marked.value(mark).size()) + m_more.value(mark);
}

QString Sitting::text() const
{
    QStringList parts;
    if (const int read = count(Mark::Read))
        parts.append(TriageTr::tr("%Ln read", nullptr, read));
    if (const int starred = count(Mark::Starred))
        parts.append(TriageTr::tr("%Ln starred", nullptr, starred));
    if (const int later = count(Mark::Later))
        parts.append(TriageTr::tr("%Ln set aside", nullptr, later));
    if (opened() > 0)
        parts.append(TriageTr::tr("%Ln opened", nullptr, opened()));
    return parts.join(u" · "_s);
}

} // namespace broadsheet
