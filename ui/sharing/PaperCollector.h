// Reads many whole papers from the library, some at a time, so that stars and lists need not wait
// for them. GUI thread only.
#pragma once

#include "base/Result.h"
#include "papers/Paper.h"

#include <QObject>

namespace broadsheet {

class Library;

class PaperCollector final : public QObject
{
    Q_OBJECT

public:
    explicit PaperCollector(Library &library, QObject *parent = nullptr);

    // Reads the papers with these numbers, in their order. One that was removed meanwhile is left
    // out. Ends what was begun before.
    void start(const QList<qint32> &numbers);
    // The next papers, after each collected().
    void goOn();
    void stop(); // nothing arrives any more

    [[nodiscard]] bool isRunning() const { return m_isRunning; }
    [[nodiscard]] int done() const { return int(m_done); }
    [[nodiscard]] int total() const { return int(m_numbers.size()); }

Q_SIGNALS:
    void collected(const QList<broadsheet::Paper> &papers); // some, at least one
    void finished();
    void failed(const broadsheet::Error &error); // and it has stopped

private:
    void readPapers(const QList<PaperRow> &rows);
    void take(const QList<Result<Paper>> &papers);
    void fail(const Error &error);

    Library &m_library;
    QList<qint32> m_numbers;
    qsizetype m_done = 0;
    bool m_isRunning = false;
    int m_run = 0; // what an older run asked for is dropped
};

} // namespace broadsheet
