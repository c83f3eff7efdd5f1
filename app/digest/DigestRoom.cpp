#include "digest/DigestRoom.h"

#include "base/Limits.h"
#include "digest/Tr.h"

#include <utility>

namespace broadsheet {

DigestRoom::DigestRoom(qsizetype maxEntries, Diagnostics &diagnostics)
    : m_entriesLeft(maxEntries > 0 ? maxEntries : maxDigestEntries), m_namesLeft(maxDigestNames),
      m_diagnostics(diagnostics)
{}

bool DigestRoom::takeEntry(int line)
{
    if (m_entriesLeft > 0) {
        --m_entriesLeft;
        return true;
    }
    if (!std::exchange(m_isFull, true))
        m_diagnostics.fail(
            line, DigestTr::tr("There are too many papers; from here on nothing was read."));
    return false;
}

void DigestRoom::takeNames(QStringList &authors, int line)
{
    if (authors.size() <= m_namesLeft) {
        m_namesLeft -= authors.size();
        return;
    }
    authors.clear();
    if (!std::exchange(m_hasNoNames, true))
        m_diagnostics.warn(
            line, DigestTr::tr("There are too many authors; from here on none were read."));
}

} // namespace broadsheet
