// The settings pages that are short forms. GUI thread only.
#pragma once

#include "dialogs/SettingsValues.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace broadsheet {

class PlainLabel;

class ReadingPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ReadingPage(const SettingsValues &values, QWidget *parent = nullptr);
    void store(SettingsValues &values) const;

private:
    QSpinBox *m_markRead;
    QComboBox *m_language;
};

class PicturesPage final : public QWidget
{
    Q_OBJECT

public:
    explicit PicturesPage(const SettingsValues &values, QWidget *parent = nullptr);
    void store(SettingsValues &values) const;

private:
    QComboBox *m_loading;
    QSpinBox *m_disk;
    QSpinBox *m_memory;
};

class NetworkPage final : public QWidget
{
    Q_OBJECT

public:
    explicit NetworkPage(const SettingsValues &values, QWidget *parent = nullptr);
    void store(SettingsValues &values) const;
    [[nodiscard]] bool isFine() const;

Q_SIGNALS:
    void changed();

private:
    void checkContact();

    SecretPlace m_proxyPassword;
    QLineEdit *m_proxy;
    QLineEdit *m_contact;
    PlainLabel *m_contactProblem;
    QSpinBox *m_cache;
};

} // namespace broadsheet
