// Reads many whole papers from the library, some at a time, so that stars and lists need not wait
// for them. GUI thread only.
#pragma once

#include "base/Result.h"
#include "citing/CitedPapers.h"
#include "papers/Paper.h"

#include <QObject>

#include <optional>

namespace broadsheet {

class Library;

class PaperCollector final : public QObject
{
    Q_OBJECT

public:
    explicit PaperCollector(Library &library, QObject *parent = nullptr);

    // Reads the papers with these numbers, in their order. One that was removed meanwhile is left
    // out. With a pattern, each has a key by which it is cited, and keeps it. Ends what was begun
    // before.
    void start(const QList<qint32> &numbers, const std::optional<KeyPattern> &pattern = {});
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
    void giveKeys(const QList<Paper> &papers);
    void take(const QList<Paper> &papers);
    void fail(const Error &error);

    Library &m_library;
    std::optional<CitedPapers> m_papers;
    bool m_givesKeys = false;
    QList<qint32> m_numbers;
    qsizetype m_done = 0;
    bool m_isRunning = false;
    int m_run = 0; // what an older run asked for is dropped
};

} // namespace broadsheet
