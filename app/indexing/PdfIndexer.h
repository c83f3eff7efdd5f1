// Keeps the full text of a library up to date with the PDFs on the shelf, in the background: one
// PDF at a time, some pages at a time, with the lowest priority; see README.md. Only one process
// does it at a time. GUI thread; nothing here waits.
#pragma once

#include "fulltext/FullTextCheck.h"
#include "fulltext/IndexedPdf.h"
#include "indexing/PageTexts.h"
#include "pdfs/PdfShelf.h"

#include <QFuture>
#include <QLockFile>
#include <QTimer>

#include <atomic>
#include <memory>

namespace broadsheet {

class DatabaseThread;

class PdfIndexer final : public QObject
{
    Q_OBJECT

public:
    // `file`: see fulltext/FullTextFile.h. `program`: see PageDocument. `firstCheck`: of the first
    // look; later ones need no more than Schema.
    PdfIndexer(QString file, PdfShelf shelf, QString program, FullTextCheck firstCheck,
               QObject *parent = nullptr);
    ~PdfIndexer() override; // what is missing then is read the next time

    void look();   // PDFs may have come or gone; without any the file goes, too
    void remove(); // stops, and removes the file, once no other process writes it
    [[nodiscard]] bool isIdle() const { return !m_thread; }

Q_SIGNALS:
    void planned(int pdfs); // that are to be read; not when there is none
    void grown();           // a PDF can be found from its first page to the last
    void becameIdle();      // or another process does it, and this one looks again later

private:
    void stop();
    void stopWork(); // the lock stays
    void end();
    void plan();
    void next();
    void add(const QStringList &texts, bool isLast);
    void pass(const QStringList &texts, bool isOpen, PageProblem problem);
    void useFailure(const Error &error);
    template<class Job, class Use>
    void run(Job job, Use use);

    const QString m_file;
    const PdfShelf m_shelf;
    PageTexts m_texts;
    std::unique_ptr<DatabaseThread> m_thread; // while there is something to do
    QFuture<Result<void>> m_opening;
    QLockFile m_lock;
    QTimer m_retry;                       // while another process has the lock
    int m_round = 0;                      // tells late answers from those that are waited for
    FullTextCheck m_check;                // of the next look
    bool m_isRenewed = false;             // a damaged one was thrown away
    bool m_isStale = false;               // look again
    bool m_isUnwanted = false;            // remove() was the last request
    std::atomic_bool m_isStopped = false; // asked by the thread in long jobs
    QList<IndexedPdf> m_open;
    IndexedPdf m_pdf; // that is read
};

} // namespace broadsheet
