// Waits until the list is painted after a change.
#pragma once

#include "support/Desk.h"

#include "list/PaperListView.h"
#include "models/PaperListModel.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

namespace broadsheet::bench {

inline double milliseconds(const QElapsedTimer &timer)
{
    return double(timer.nsecsElapsed()) / 1e6;
}

// Counts from its construction.
class Watch final
{
public:
    explicit Watch(Desk &desk) : m_desk(desk)
    {
        const auto changed = [this] { m_changed = true; };
        const auto &model = static_cast<PaperListModel &>(desk.papers());
        QObject::connect(&model, &QAbstractItemModel::modelReset, &m_context, changed);
        QObject::connect(&model, &PaperListModel::countsChanged, &m_context, changed);
        QObject::connect(&desk.window.list(), &PaperListView::painted, &m_context, [this] {
            m_painted = true;
            m_paintedChange = m_paintedChange || m_changed;
        });
        m_beat.start(200); // so that a wait ends in any case
        m_timer.start();
    }

    [[nodiscard]] double untilPainted()
    {
        return until([this] { return m_painted; });
    }
    // A row of another list, or the message that there are none.
    [[nodiscard]] double untilChangePainted()
    {
        return until(
            [this] { return m_paintedChange || (m_changed && isWhole() && m_desk.rows() == 0); });
    }
    // The whole list is known and every row in sight is loaded.
    [[nodiscard]] double untilWhole()
    {
        return until([this] { return m_changed && isWhole() && isLoaded(); });
    }
    [[nodiscard]] double untilLoaded()
    {
        return until([this] { return m_painted && isLoaded(); });
    }
    template<class Condition>
    double until(Condition condition)
    {
        QElapsedTimer patience;
        patience.start();
        while (!condition()) {
            if (patience.elapsed() > 300'000)
                qFatal("what is waited for does not come");
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        }
        return milliseconds(m_timer);
    }

    [[nodiscard]] bool isLoaded() const
    {
        const PaperListView &list = m_desk.window.list();
        const auto &model = static_cast<const PaperListModel &>(*list.model());
        const int first = list.firstInSight();
        for (int row = std::max(first, 0);
             row < std::min(first + list.rowsInPage(), model.rowCount()); ++row)
            if (!model.row(row))
                return false;
        return true;
    }

private:
    [[nodiscard]] bool isWhole() const
    {
        return static_cast<const PaperListModel &>(*m_desk.window.list().model()).isWhole();
    }

    Desk &m_desk;
    QObject m_context;
    QElapsedTimer m_timer;
    QTimer m_beat;
    bool m_changed = false;
    bool m_painted = false;
    bool m_paintedChange = false;
};

} // namespace broadsheet::bench
