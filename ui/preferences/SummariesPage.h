// The settings page of summaries by the user's own model. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace broadsheet {

class PlainLabel;

class SummariesPage final : public SettingsPage
{
    Q_OBJECT

public:
    SummariesPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    void reset() override;

    // What the server said to a test: a sentence, and the names of its models.
    void showTest(const QString &text, const QStringList &models);

Q_SIGNALS:
    void testRequested(const broadsheet::ModelValues &values);

private:
    [[nodiscard]] ModelValues values() const;
    void describeKey();

    ModelValues m_given;
    QLineEdit *m_base;
    QComboBox *m_model;
    QComboBox *m_language;
    QLineEdit *m_key;
    QPushButton *m_remove;
    QPushButton *m_test;
    PlainLabel *m_answer;
    QSpinBox *m_eachDay;
    QSpinBox *m_limit;
    bool m_removesKey = false;
};

} // namespace broadsheet
