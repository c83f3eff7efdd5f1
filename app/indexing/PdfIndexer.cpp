#include "indexing/PdfIndexer.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "base/Logging.h"
#include "fulltext/FullTextFile.h"
#include "fulltext/FullTextPages.h"
#include "indexing/IndexingPlan.h"
#include "sqlite/DatabaseThread.h"

#include <QDirIterator>
#include <QFile>

#include <utility>

#include <sys/resource.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int lowest = 19; // see setpriority(2)
constexpr auto retryPause = 10s;

std::unique_ptr<DatabaseThread> threadFor(const QString &file, FullTextCheck check)
{
    return std::make_unique<DatabaseThread>(
        [file, check](Database::IsCancelled isCancelled) {
            ::setpriority(PRIO_PROCESS, 0, lowest); // on Linux of this thread alone
            auto database = openFullText(file, check, std::move(isCancelled));
            database->stopWhen({});
            return database;
        },
        DatabaseThread::Step());
}

IndexedPdf added(Database &database, IndexedPdf pdf, const QStringList &texts, bool isLast)
{
    addPages(database, pdf, texts);
    pdf.done = isLast || pdf.characters >= maxFullTextPdf || pdf.breaks >= maxFullTextBreaks;
    if (pdf.done)
        keepPdf(database, pdf);
    return pdf;
}

} // namespace

PdfIndexer::PdfIndexer(QString file, PdfShelf shelf, QString program, FullTextCheck firstCheck,
                       QObject *parent)
    : QObject(parent), m_file(std::move(file)), m_shelf(std::move(shelf)),
      m_texts(std::move(program), {.isPolite = true}), m_lock(m_file + u".lock"_s),
      m_check(firstCheck)
{
    m_lock.setStaleLockTime(0ms); // only when its process is gone
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryPause);
    connect(&m_retry, &QTimer::timeout, this, [this] { m_isUnwanted ? remove() : look(); });
    connect(&m_texts, &PageTexts::read, this, &PdfIndexer::add);
    connect(&m_texts, &PageTexts::failed, this, &PdfIndexer::pass);
}

PdfIndexer::~PdfIndexer()
{
    stop();
}

void PdfIndexer::look()
{
    m_isUnwanted = false;
    if (m_thread) {
        m_isStale = true;
        return;
    }
    m_isStale = false;
    const bool hasPdfs = QDirIterator(m_shelf.folder(), {u"*.pdf"_s}).hasNext();
    if (!hasPdfs && !QFile::exists(m_file))
        return Q_EMIT becameIdle();
    if (!m_lock.tryLock(0ms)) {
        m_retry.start();
        return Q_EMIT becameIdle();
    }
    if (!hasPdfs) {
        removeFullText(m_file);
        return end();
    }
    m_thread = threadFor(m_file, std::exchange(m_check, FullTextCheck::Schema));
    m_opening = m_thread->open();
    deliver(m_opening, this, [this, round = m_round](const Result<void> &opened) {
        if (round != m_round)
            return;
        if (opened)
            plan();
        else
            useFailure(opened.error());
    });
}

void PdfIndexer::remove()
{
    stop();
    m_isUnwanted = true;
    if (!QFile::exists(m_file))
        return;
    if (!m_lock.tryLock(0ms))
        return m_retry.start();
    removeFullText(m_file);
    m_lock.unlock();
}

void PdfIndexer::stop()
{
    stopWork();
    m_lock.unlock();
}

void PdfIndexer::stopWork()
{
    ++m_round;
    m_texts.stop();
    m_open.clear();
    m_opening.cancel();
    m_isStopped = true;
    m_thread.reset(); // after some pages at most
    m_isStopped = false;
    m_retry.stop();
}

void PdfIndexer::end()
{
    stop();
    if (m_isStale)
        look();
    else
        Q_EMIT becameIdle();
}

template<class Job, class Use>
void PdfIndexer::run(Job job, Use use)
{
    deliver(m_thread->run(std::move(job)), this,
            [this, round = m_round, use = std::move(use)](const auto &result) {
                if (round != m_round)
                    return;
                if (result)
                    use(*result);
                else
                    useFailure(result.error());
            });
}

void PdfIndexer::plan()
{
    run([this](Database &database) { return planIndexing(database, m_shelf, m_isStopped); },
        [this](const QList<IndexedPdf> &open) {
            m_open = open;
            if (!open.isEmpty())
                Q_EMIT planned(int(open.size()));
            next();
        });
}

void PdfIndexer::next()
{
    if (m_open.isEmpty())
        return end();
    m_pdf = m_open.takeFirst();
    m_texts.start(m_shelf.path(m_pdf.paper), m_pdf.paper.text, m_pdf.next);
}

void PdfIndexer::add(const QStringList &texts, bool isLast)
{
    run([pdf = m_pdf, texts,
         isLast](Database &database) { return added(database, pdf, texts, isLast); },
        [this](const IndexedPdf &pdf) {
            m_pdf = pdf;
            if (!pdf.done)
                return m_texts.goOn();
            Q_EMIT grown();
            next();
        });
}

// What breaks the process is remembered, so that it is not tried for ever: a page is passed over, a
// PDF that cannot be opened has no pages.
void PdfIndexer::pass(const QStringList &texts, bool isOpen, PageProblem problem)
{
    if (problem == PageProblem::NoProgram) {
        stop();
        return Q_EMIT becameIdle();
    }
    if (problem == PageProblem::NoFile) // it has just left the shelf
        return next();
    QStringList pages = texts;
    IndexedPdf pdf = m_pdf;
    if (isOpen) {
        pages.append(QString());
        ++pdf.breaks;
    }
    run([pdf, pages, isOpen](Database &database) { return added(database, pdf, pages, !isOpen); },
        [this](const IndexedPdf &kept) {
            if (kept.done)
                return next();
            m_pdf = kept;
            m_texts.start(m_shelf.path(m_pdf.paper), m_pdf.paper.text, m_pdf.next);
        });
}

// A damaged file is checked and made again at once, every other problem may be over later.
void PdfIndexer::useFailure(const Error &error)
{
    qCWarning(logLibrary) << error.message << error.detail;
    stopWork();
    const bool isRenewed = error.kind == ErrorKind::Malformed && !std::exchange(m_isRenewed, true);
    if (isRenewed)
        removeFullText(m_file);
    m_lock.unlock();
    if (isRenewed)
        look();
    else
        Q_EMIT becameIdle();
}

} // namespace broadsheet
