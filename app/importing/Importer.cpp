#include "importing/Importer.h"

#include "base/Logging.h"
#include "importing/ImportRun.h"
#include "library/Library.h"

#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <atomic>

namespace broadsheet {

bool ImportReport::hasErrors() const
{
    return std::ranges::any_of(diagnostics, [](const FileDiagnostic &one) {
        return one.diagnostic.severity == Diagnostic::Severity::Error;
    });
}

class Importer::Private
{
public:
    Private(Importer &owner, Library &target) : q(owner), library(target)
    {
        queue.setMaxThreadCount(1);
    }

    // Appends an import to the queue.
    template<class Job>
    QFuture<Result<ImportReport>> enqueue(Job job)
    {
        return QtConcurrent::run(
            &queue,
            [this, stop = stopSource.get_token(), job = std::move(job)]() -> Result<ImportReport> {
                ImportRun run(library, stop,
                              [this](int done, int total) { announce(done, total); });
                return job(run);
            });
    }

    // Called on the importing thread. At most one event is posted at a time.
    void announce(int done, int total)
    {
        filesDone = done;
        filesTotal = total;
        if (announced.exchange(true))
            return;
        QMetaObject::invokeMethod(
            &q,
            [this] {
                announced = false;
                Q_EMIT q.progress(filesDone, filesTotal);
            },
            Qt::QueuedConnection);
    }

    Importer &q;
    Library &library;
    std::stop_source stopSource;
    std::atomic<int> filesDone = 0;
    std::atomic<int> filesTotal = 0;
    std::atomic<bool> announced = false;
    QThreadPool queue; // one thread; the last member, because its destructor waits for the imports
};

Importer::Importer(Library &library, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(*this, library))
{}

Importer::~Importer()
{
    cancel();
}

QFuture<Result<ImportReport>> Importer::importPaths(QStringList paths)
{
    return d->enqueue([paths = std::move(paths)](ImportRun &run) { return run.paths(paths); });
}

QFuture<Result<ImportReport>> Importer::importBytes(QByteArray bytes, QString name)
{
    return d->enqueue([bytes = std::move(bytes), name = std::move(name)](ImportRun &run) {
        return run.bytes(bytes, name);
    });
}

QFuture<Result<NotesKept>> Importer::keepNotes(QList<PaperNote> notes)
{
    return QtConcurrent::run(&d->queue, [&library = d->library, notes = std::move(notes)] {
        return broadsheet::keepNotes(library, notes);
    });
}

void Importer::cancel()
{
    d->stopSource.request_stop();
    d->stopSource = std::stop_source();
}

} // namespace broadsheet
