// Keeps the folder of notes up to date while the window runs: a moment after papers changed, and
// when the user comes back to the window, maybe from an editor. GUI thread only; the notes are
// written on a thread of their own.
#pragma once

#include "base/Result.h"
#include "controls/NoticeQueue.h"
#include "papers/ChangeSet.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

#include <memory>
#include <optional>
#include <stop_token>

class QWidget;

namespace broadsheet {

class Library;
class Settings;
class Vault;
struct VaultReport;

class VaultController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        Library &library;
        Settings &settings; // know the folder
    };

    explicit VaultController(const Parts &parts, QObject *parent = nullptr);
    // Waits for the note that is being written, and a second for a disk that does not answer.
    ~VaultController() override;

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readSettings();
    void note(const ChangeSet &changes);
    void update();
    void show(const Result<VaultReport> &outcome);
    void complain(const QString &text, const QString &details);

    Parts m_parts;
    QString m_memory; // empty: the library did not say its place yet
    QString m_folder;
    int m_papers = -1;
    std::unique_ptr<Vault> m_vault;                           // null: there is no folder
    std::optional<QSet<PaperId>> m_waiting = QSet<PaperId>(); // nothing: every paper
    std::unique_ptr<Vault> m_ending; // of the folder before, while it is still writing
    QTimer m_pause;
    bool m_isRunning = false;
    bool m_isAsked = false; // to run again
    QString m_complaint;    // the last one, which is not repeated
    std::stop_source m_stop;
    QThreadPool m_writer; // the last member, because its destructor waits
};

} // namespace broadsheet
