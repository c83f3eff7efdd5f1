#include "controllers/GestureController.h"

#include "base/Deliver.h"
#include "library/Library.h"
#include "papers/MarkKinds.h"

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Marking changedPart(Marking marking, const ChangeSet &changes)
{
    if (!markKind(marking.mark).hasColumn)
        return marking;
    marking.subjects.clear();
    for (const PaperId &paper : changes.state)
        marking.subjects.append(paper.text);
    return marking;
}

Error withText(Error error, const QString &written)
{
    if (!written.isEmpty())
        error.detail = written + u"\n\n"_s + error.detail;
    return error;
}

} // namespace

GestureController::GestureController(Library &library, QObject *parent)
    : QObject(parent), m_library(library)
{}

void GestureController::mark(const Marking &marking)
{
    if (!marking.subjects.isEmpty())
        report(m_library.mark(marking), marking);
}

void GestureController::report(const QFuture<Result<ChangeSet>> &outcome, const Marking &marking)
{
    deliver(outcome, this, [this, marking](const Result<ChangeSet> &result) {
        if (!result) {
            Q_EMIT refused(marking);
            Q_EMIT failed(withText(result.error(), marking.text));
        } else if (!result->isEmpty())
            Q_EMIT marked(changedPart(marking, *result));
    });
}

} // namespace broadsheet
