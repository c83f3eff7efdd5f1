// Settings page of muted words and authors. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

class QLineEdit;
class QListWidget;
class QPushButton;

namespace broadsheet {

class MutedPage final : public SettingsPage
{
    Q_OBJECT

public:
    MutedPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;
    [[nodiscard]] bool canReset() const override { return false; } // what the user wrote

private:
    struct Part
    {
        QListWidget *list = nullptr;
        QLineEdit *field = nullptr;
        QPushButton *add = nullptr;
        QPushButton *remove = nullptr;
    };

    [[nodiscard]] Part build(const QString &title, const QString &hint);
    void connectPart(const Part &part);
    [[nodiscard]] static QStringList entriesOf(const Part &part);

    Part m_words;
    Part m_authors;
};

} // namespace broadsheet
