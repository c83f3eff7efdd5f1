// Tells the user once when a day that they looked at while its list still grew has become complete,
// and how many papers came since. What was looked at is kept in the settings, because that is often
// the next morning. GUI thread only.
#pragma once

#include "papers/Day.h"

#include <QMap>
#include <QObject>

namespace broadsheet {

class DaysController;
class ListController;
class NoticePresenter;
class Settings;

class GrowthPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        DaysController &days;
        ListController &list;
        NoticePresenter &notices;
        Settings &settings;
    };

    explicit GrowthPresenter(Parts parts, QObject *parent = nullptr);

private:
    void update();
    void noteShown();
    void tell(QDate day, int papersSince);
    void save();

    Parts m_parts;
    QMap<QDate, int> m_seen; // growing days that were looked at, and how many papers they had
};

} // namespace broadsheet
