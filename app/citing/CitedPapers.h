// Whole papers of the library for export, some at a time, and the keys by which they are cited. A
// paper that has no key yet is given one by the reader's pattern, and keeps it; see
// citation/README.md. A library that is read-only lends keys, which are gone with this object.
// The object belongs to one thread; the futures can be waited for on any. The library must outlive
// it.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "citation/CitationKey.h"
#include "papers/Paper.h"

#include <QFuture>
#include <QHash>
#include <QSet>

namespace broadsheet {

class Library;

class CitedPapers final
{
public:
    using Keys = QHash<PaperId, QString>;

    // `profile`: of Paper::fit, as Query::profile.
    explicit CitedPapers(Library &library, KeyPattern pattern = {}, QString profile = {},
                         Clock clock = systemTime);

    // In this order, without Paper::authorSummaries. Unknown numbers are left out. Can be
    // cancelled.
    [[nodiscard]] QFuture<Result<QList<Paper>>> at(const QList<qint32> &numbers) const;

    // The keys of those that have none. They are on disk when the future is done, unless they are
    // lent.
    [[nodiscard]] QFuture<Result<Keys>> keysFor(const QList<Paper> &papers) const;
    // Sets them in the papers, which had none.
    void setKeys(QList<Paper> &papers, const Keys &keys);

    // For commands: these block until it is done.
    [[nodiscard]] Result<void> giveKeys(QList<Paper> &papers);
    [[nodiscard]] Result<QList<Paper>> withKeys(const QList<qint32> &numbers);

private:
    Library &m_library;
    KeyPattern m_pattern;
    QString m_profile;
    Clock m_clock;
    QSet<QString> m_lent; // in lower case
};

} // namespace broadsheet
