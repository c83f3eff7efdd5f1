// Sends the selected papers to the running Zotero, says what became of them, and leaves out those
// that are there already. Nothing is sent unless the user asks. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controls/NoticeQueue.h"
#include "papers/Paper.h"
#include "sharing/PaperCollector.h"
#include "zotero/ZoteroSender.h"

#include <QObject>

namespace broadsheet {

class HttpClient;
class Library;
class ListController;
class Settings;
class ZoteroReader;

class SendController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        HttpClient &http;
        Library &library;
        ListController &list;
        Settings &settings;   // know Zotero's address
        ZoteroReader &reader; // knows what Zotero has
    };

    explicit SendController(const Parts &parts, QObject *parent = nullptr);

    void send();
    void cancel(); // what was sent stays in Zotero

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total);
    void ended(); // no progress any more
    void sent();  // a paper

private:
    // One press of the key.
    struct Job
    {
        QList<qint32> numbers;
        bool again = false; // also what is there already
        bool isLooking = false;
        int sent = 0;
        int known = 0; // were there already
    };

    void begin(const QList<qint32> &numbers, bool again);
    void look();
    void collect();
    void take(const QList<Paper> &papers);
    void finish();
    void fail(const Error &error);
    void end();
    void tellProgress();
    [[nodiscard]] QString outcome() const;
    [[nodiscard]] QString doubt() const; // empty: it was checked what Zotero has

    Parts m_parts;
    PaperCollector m_collector;
    ZoteroSender m_sender;
    QUrl m_address;
    Job m_job;
    bool m_isRunning = false;
};

} // namespace broadsheet
