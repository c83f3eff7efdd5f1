// Keeps the numbers of Fit.h up to date while the window is open: learns again, on a thread of its
// own, after marks and papers have changed.
#pragma once

#include "fit/Fit.h"

#include <QElapsedTimer>
#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

namespace broadsheet {

class Library;

class FitKeeper final : public QObject
{
    Q_OBJECT

public:
    // Looks at the numbers once the window has been there for a moment, so the start does not wait.
    // The library must outlive it.
    explicit FitKeeper(Library &library, QObject *parent = nullptr);
    ~FitKeeper() override; // waits for what is being learned, a fraction of a second

    // The profile that the window shows besides everything; empty: none. Its numbers are kept up to
    // date, too.
    void watch(const QString &profile);
    [[nodiscard]] QString watched() const { return m_watched; }

Q_SIGNALS:
    // Lists by Query::sort == SortKey::Fit are in another order now, and rows have other numbers
    // (PaperRow::fit). Ask the library again when it suits the reader: a list that is looked at
    // should keep its order.
    void renewed(const QString &profile);

private:
    void lookSoon();
    void look();
    void learnNext();
    void finished();

    Library &m_library;
    QString m_watched;
    QStringList m_waiting; // profiles to be looked at
    QString m_current;
    QTimer m_pause;
    QElapsedTimer m_time;  // since learning began
    qint64 m_nextAt = 0;   // in it, milliseconds: learning never takes more than a third of a core
    int m_looksInVain = 0; // in a row
    QFutureWatcher<Result<FitState>> m_learning;
};

} // namespace broadsheet
