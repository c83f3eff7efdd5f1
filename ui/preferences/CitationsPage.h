// The settings page on citation keys. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

class QLineEdit;

namespace broadsheet {

class PlainLabel;

class CitationsPage final : public SettingsPage
{
    Q_OBJECT

public:
    CitationsPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool isFine() const override;

private:
    void check();

    QLineEdit *m_pattern;
    PlainLabel *m_example; // a key, or what is wrong with the pattern
    QString m_hint;
};

} // namespace broadsheet
