#include "sharing/PaperCollector.h"

#include "base/Deliver.h"
#include "library/Library.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype papersAtOnce = 50;

} // namespace

PaperCollector::PaperCollector(Library &library, QObject *parent)
    : QObject(parent), m_library(library)
{}

void PaperCollector::start(const QList<qint32> &numbers)
{
    ++m_run;
    m_numbers = numbers;
    m_done = 0;
    m_isRunning = true;
    goOn();
}

void PaperCollector::stop()
{
    ++m_run;
    m_isRunning = false;
}

void PaperCollector::goOn()
{
    if (!m_isRunning)
        return;
    if (m_done == m_numbers.size()) {
        stop();
        Q_EMIT finished();
        return;
    }
    const QList<qint32> next =
        m_numbers.sliced(m_done, std::min(papersAtOnce, m_numbers.size() - m_done));
    m_done += next.size();
    deliver(m_library.rowsAt(next), this, [this, run = m_run](const Result<QList<PaperRow>> &rows) {
        if (run != m_run)
            return;
        if (rows)
            readPapers(*rows);
        else
            fail(rows.error());
    });
}

void PaperCollector::readPapers(const QList<PaperRow> &rows)
{
    if (rows.isEmpty())
        return goOn();
    using Answers = QList<QFuture<Result<Paper>>>;
    Answers asked;
    for (const PaperRow &row : rows)
        asked.append(m_library.paper(row.id));
    deliver(QtFuture::whenAll<Answers>(asked.begin(), asked.end()), this,
            [this, run = m_run](const Answers &answers) {
                if (run != m_run)
                    return;
                QList<Result<Paper>> papers;
                for (const QFuture<Result<Paper>> &answer : answers)
                    papers.append(answer.result());
                take(papers);
            });
}

void PaperCollector::take(const QList<Result<Paper>> &papers)
{
    QList<Paper> found;
    for (const Result<Paper> &paper : papers) {
        if (paper)
            found.append(*paper);
        else if (paper.error().kind != ErrorKind::NotFound)
            return fail(paper.error());
    }
    if (found.isEmpty())
        return goOn();
    Q_EMIT collected(found);
}

void PaperCollector::fail(const Error &error)
{
    stop();
    Q_EMIT failed(error);
}

} // namespace broadsheet
