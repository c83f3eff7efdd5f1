// Settings page of muted words and authors. GUI thread only.
#pragma once

#include "dialogs/SettingsValues.h"

#include <QWidget>

class QLineEdit;
class QListWidget;
class QPushButton;

namespace broadsheet {

class MutedPage final : public QWidget
{
    Q_OBJECT

public:
    explicit MutedPage(const SettingsValues &values, QWidget *parent = nullptr);
    void store(SettingsValues &values) const;

private:
    struct Part
    {
        QListWidget *list = nullptr;
        QLineEdit *field = nullptr;
        QPushButton *add = nullptr;
        QPushButton *remove = nullptr;
    };

    [[nodiscard]] Part build(const QString &title, const QString &hint, const QStringList &entries);
    void connectPart(const Part &part);
    [[nodiscard]] static QStringList entriesOf(const Part &part);

    Part m_words;
    Part m_authors;
};

} // namespace broadsheet
