// Fills the lines under the titles of the list: gists as the settings say, and in a search the
// snippets of the rows in sight, after these were painted. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/PaperOrder.h"

#include <QList>
#include <QObject>

class QAction;

namespace broadsheet {

class Library;
class ListController;
class PaperListModel;
class PaperListView;
class Settings;

class LineController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        PaperListModel &papers;
        PaperListView &view;
        Settings &settings;
        QAction &showGists; // becomes checkable
    };

    explicit LineController(const Parts &parts, QObject *parent = nullptr);

    void updateGists(); // the settings changed

private:
    void readSettings();
    void startList();
    void forgetSnippets();
    void look();
    void receive(const Result<Snippets> &snippets);

    Parts m_parts;
    LatestReply<Result<Snippets>> m_reply;
    QList<qint32> m_asked; // not answered yet
};

} // namespace broadsheet
