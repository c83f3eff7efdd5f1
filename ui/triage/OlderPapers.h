// Sets aside what is unread and older than a week, in one gesture. The menu says how many papers
// that are. GUI thread only.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/Counts.h"

#include <QDate>
#include <QObject>

class QAction;
class QMenu;

namespace broadsheet {

class Library;
class MarkController;

class OlderPapers final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        MarkController &marks;
        QAction &action;
        QMenu &menu; // has the action
        Clock clock; // says which day is today
    };

    explicit OlderPapers(Parts parts, QObject *parent = nullptr);

private:
    void count();
    [[nodiscard]] QDate lastDay() const;

    Parts m_parts;
    QString m_usualText;
    LatestReply<Result<SearchCount>> m_count;
};

} // namespace broadsheet
