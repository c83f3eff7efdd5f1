// What the reader adds of their own: tags, notes, what is muted, saved searches, who is who. All of
// it are gestures of the journal like stars: kept at once, told, and taken back by undo.
#pragma once

#include "base/Result.h"
#include "papers/Author.h"
#include "papers/ChangeSet.h"
#include "papers/PaperId.h"
#include "papers/State.h"

#include <QFuture>
#include <QObject>

namespace broadsheet {

class Library;
class ListController;
class SummaryView;

class AnnotationController final : public QObject
{
    Q_OBJECT

public:
    AnnotationController(Library &library, ListController &list, SummaryView &view,
                         QObject *parent = nullptr);

    void editTags(); // of the selected papers
    void setWordMuted(const QString &word, bool muted);
    void setAuthorMuted(const QString &name, bool muted);
    [[nodiscard]] const Muting &muting() const { return m_muting; } // as far as it is known
    void setMuting(const Muting &before, const Muting &after);
    void saveSearch(const QString &search, const QString &name = {}); // or give it another name
    void forgetSearch(const QString &search);

Q_SIGNALS:
    void marked(const broadsheet::Marking &marking); // what was not so before
    void failed(const broadsheet::Error &error, const broadsheet::Marking &marking);

private:
    void connectView();
    void loadMuting();
    void mark(const Marking &marking);
    void tell(const QFuture<Result<ChangeSet>> &outcome, const Marking &marking);
    void setTagged(const QString &tag, bool on);
    void tellApart(const QString &name, const QList<AuthorGroup> &people);

    Library &m_library;
    ListController &m_list;
    SummaryView &m_view;
    Muting m_muting;
    QStringList m_tagged; // the papers whose tags are being edited
};

} // namespace broadsheet
