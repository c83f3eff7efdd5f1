// Has the user's model write summaries of papers: on a key, for a list, and of new days if the
// settings say so. What it writes is shown while it arrives. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "controls/NoticeQueue.h"
#include "summaries/SummaryWriter.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace broadsheet {

class ListController;
class Settings;
class SummaryView;
struct Secrets;

class SummaryController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window; // the dialog is over it
        Library &library;
        ListController &list;
        SummaryView &view;
        Settings &settings;
        Secrets &secrets;
        Clock clock;
    };

    explicit SummaryController(const Parts &parts, QObject *parent = nullptr);

    void askSelected(); // the selected papers
    void askList();     // all of the list
    // The first papers of the newest day, as many as the settings allow. Nothing happens unless
    // the user has seen what is sent.
    void askNewDay();
    void stop();

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total);
    void ended(); // no progress any more
    void settingsRequested();

private:
    using Papers = QList<PaperId>;

    void connectWriter();
    void askNumbers(const QList<qint32> &numbers);
    void ask(const Papers &papers, bool replaces = false);
    void show(const ModelServer &server, const Prompt &prompt, const QList<SummaryOrder> &orders,
              qsizetype first = 0);
    void begin(const ModelServer &server, const Prompt &prompt, const QList<SummaryOrder> &orders);
    void askFirstOf(QDate day, int wanted);
    void offerAgain(const PaperId &paper);
    void showGrowth();
    void showProgress();
    void sayEnd(qsizetype left);
    [[nodiscard]] int leftToday() const;
    void countToday(int papers);

    Parts m_parts;
    SummaryWriter m_writer;
    ModelServer m_server; // of what is being written
    Prompt m_prompt;
    QTimer m_growth; // the text is not drawn for each word
    QDateTime m_begun;
    int m_all = 0; // papers of this run
    int m_done = 0;
    int m_kept = 0;
    int m_skipped = 0;
};

} // namespace broadsheet
