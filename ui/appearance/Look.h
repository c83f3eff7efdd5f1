// Colours and font of the program. One object for the application; what it changed it changes back
// when it ends. GUI thread only.
#pragma once

#include "settings/SettingsTable.h"

#include <QFont>
#include <QObject>
#include <QPalette>

namespace broadsheet {

class Settings;

struct LookValues
{
    Appearance appearance = SettingsTable::appearance.defaultValue;
    QString font = {};  // a family; empty: the desktop's
    int fontPoints = 0; // below Look::smallestFont: the desktop's size

    bool operator==(const LookValues &) const = default;
};

[[nodiscard]] LookValues lookOf(const Settings &settings);

class Look final : public QObject
{
    Q_OBJECT

public:
    static constexpr int smallestFont = 6;

    explicit Look(QObject *parent = nullptr);
    ~Look() override;

    void apply(const LookValues &values); // at once, to all that is shown

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void setPalette(const QPalette &palette);

    QPalette m_desktopPalette;
    QFont m_desktopFont;
    LookValues m_values;
    bool m_isSetting = false;
};

} // namespace broadsheet
