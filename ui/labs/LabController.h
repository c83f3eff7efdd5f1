// The spaces that the reader shares with others, in the window: keeps them up to date while the
// settings name their database, and serves the dialog. Without a space it does nothing, and begins
// after the list was painted. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "lab/LabWatch.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;

namespace broadsheet {

class LabDialog;
class LabPane;
class LabStars;
class Library;
class ListController;
class PaperListModel;
class PaperPane;
class SecretStore;
class Settings;
class SidebarModel;

class LabController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        QAction &opener; // of the dialog
        Library &library;
        Settings &settings;
        SecretStore &secrets;
        ListController &list;
        PaperListModel &papers;
        SidebarModel &views;
        PaperPane &pane;
    };

    // The parts must outlive this object.
    explicit LabController(const Parts &parts, QObject *parent = nullptr);
    ~LabController() override;

    void readSettings(); // begins, ends or changes what is shown
    [[nodiscard]] const LabHere &here() const { return m_here; } // as the library knows it

Q_SIGNALS:
    void refreshed(); // the window shows what the library knows
    void failed(const broadsheet::Error &error);
    void papersChosen(); // the settings say whether papers are shared, and with whom

private:
    void lookUp(const QString &address); // its password, and begins
    void begin(const QString &address, const QString &password);
    void end();
    void update();
    void take(const LabHere &here);
    void takeState(const LabState &state);
    void openDialog();
    void connectDialog(LabDialog &dialog);
    void closeDialog();
    void tryAddress(const QString &address, const QString &password);
    void join(const QFuture<Result<int>> &space);
    void invite(int space);
    void leave(int space);
    void choosePapers(int space); // they are shared there alone; 0: nowhere
    [[nodiscard]] int papersSpace() const;
    void report(const Result<void> &outcome); // in the dialog, or as a notice
    void keepAddress();
    void keepPassword();

    Parts m_parts;
    LabPane *m_pane;
    LabStars *m_stars;
    QString m_address; // of the database that is watched; empty: none
    QString m_typed;   // a password that was not tried yet
    std::unique_ptr<LabWatch> m_watch;
    LabHere m_here;
    std::optional<ErrorKind> m_told; // the kind of problem that the reader has read of
    QPointer<LabDialog> m_dialog;
    int m_question = 0; // the answer to the newest alone is heard
    LatestReply<Result<LabHere>> m_asked;
};

} // namespace broadsheet
