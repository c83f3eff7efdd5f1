#include "sharing/PaperCollector.h"

#include "base/Deliver.h"

#include <algorithm>

namespace broadsheet {

namespace {

constexpr qsizetype papersAtOnce = 50;

} // namespace

PaperCollector::PaperCollector(Library &library, QObject *parent)
    : QObject(parent), m_library(library)
{}

void PaperCollector::start(const QList<qint32> &numbers, const std::optional<KeyPattern> &pattern)
{
    ++m_run;
    m_papers.emplace(m_library, pattern.value_or(KeyPattern()));
    m_givesKeys = pattern.has_value();
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
    deliver(m_papers->at(next), this, [this, run = m_run](const Result<QList<Paper>> &papers) {
        if (run != m_run)
            return;
        if (!papers)
            fail(papers.error());
        else if (m_givesKeys)
            giveKeys(*papers);
        else
            take(*papers);
    });
}

void PaperCollector::giveKeys(const QList<Paper> &papers)
{
    deliver(m_papers->keysFor(papers), this,
            [this, run = m_run, papers](const Result<CitedPapers::Keys> &keys) {
                if (run != m_run)
                    return;
                if (!keys)
                    return fail(keys.error());
                QList<Paper> cited = papers;
                m_papers->setKeys(cited, *keys);
                take(cited);
            });
}

void PaperCollector::take(const QList<Paper> &papers)
{
    if (papers.isEmpty())
        return goOn();
    Q_EMIT collected(papers);
}

void PaperCollector::fail(const Error &error)
{
    stop();
    Q_EMIT failed(error);
}

} // namespace broadsheet
