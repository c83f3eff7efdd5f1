// The folder with the PDFs of papers: "2403.14624.pdf", and "2403.14624.part" while it has not
// arrived whole. Everything in it can be fetched again. One that was opened is dated to that time,
// and the ones that were not opened for longest are removed first. GUI thread.
#pragma once

#include "papers/PaperId.h"

#include <QList>
#include <QSet>

namespace broadsheet {

class PdfShelf final
{
public:
    explicit PdfShelf(QString folder); // made on demand

    [[nodiscard]] QString folder() const { return m_folder; }
    [[nodiscard]] QString path(const PaperId &paper) const;     // where its PDF is or would be
    [[nodiscard]] QString partPath(const PaperId &paper) const; // likewise, what has arrived of it
    [[nodiscard]] bool has(const PaperId &paper) const;         // the whole PDF
    [[nodiscard]] QList<PaperId> papers() const;                // of which it has the whole PDF
    void touch(const PaperId &paper) const;                     // it is opened now

    // Removes the PDFs that were not opened for longest until those that are not `kept` have at
    // most `maxBytes`, and parts that nobody went on with for a week.
    void prune(qint64 maxBytes, const QSet<PaperId> &kept) const;

private:
    QString m_folder;
};

} // namespace broadsheet
