// Sends marks to the library's journal and reports the outcome: the common part of the controllers
// whose gestures can be undone. What is on screen changes only when the library says so by its
// ChangeSet. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"
#include "papers/State.h"

#include <QFuture>
#include <QObject>

namespace broadsheet {

class Library;

class GestureController : public QObject
{
    Q_OBJECT

Q_SIGNALS:
    void marked(const broadsheet::Marking &marking);  // of papers, only those that changed
    void refused(const broadsheet::Marking &marking); // it could not be stored; before failed()
    // What the user wrote is in the error's detail, so that it is not lost.
    void failed(const broadsheet::Error &error);

protected:
    explicit GestureController(Library &library, QObject *parent);

    [[nodiscard]] Library &library() const { return m_library; }
    void mark(const Marking &marking); // nothing if there are no subjects
    void report(const QFuture<Result<ChangeSet>> &outcome, const Marking &marking);

private:
    Library &m_library;
};

} // namespace broadsheet
