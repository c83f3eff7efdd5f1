// The settings of Zotero. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

class QCheckBox;
class QLineEdit;

namespace broadsheet {

class PlainLabel;

class ZoteroPage final : public SettingsPage
{
    Q_OBJECT

public:
    ZoteroPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool isFine() const override;

private:
    void check();

    QCheckBox *m_marks;
    QLineEdit *m_address;
    PlainLabel *m_problem;
    QString m_hint;
};

} // namespace broadsheet
