#include "notes/KeptPapers.h"

#include "library/LibraryAccess.h"
#include "papers/MarkKinds.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

QFuture<Result<QList<PaperId>>> keptPapers(Library &library, KeptKinds kinds)
{
    return LibraryAccess(library).ask([kinds](Database &database) {
        QList<PaperId> papers;
        Rows rows = database.select(
            u"SELECT p.id FROM mark AS m JOIN paper AS p ON p.number = m.paper"
            " WHERE m.starred = 1 AND ? UNION SELECT p.id FROM state AS s"
            " JOIN paper AS p ON p.id = s.subject WHERE ? AND s.kind = ? AND s.value <> 0"
            " UNION SELECT p.id FROM state AS s JOIN paper AS p"
            " ON p.id = substr(s.subject, 1, instr(s.subject, char(31)) - 1)"
            " WHERE ? AND s.kind IN (?, ?) AND s.value <> 0"_s,
            kinds.starred ? 1 : 0, kinds.noted ? 1 : 0, QString(markKind(Mark::Note).name),
            kinds.noted ? 1 : 0, QString(markKind(Mark::Highlight).name),
            QString(markKind(Mark::HighlightNote).name));
        while (rows.next())
            papers.append(PaperId{rows.text(0)});
        return papers;
    });
}

} // namespace broadsheet
