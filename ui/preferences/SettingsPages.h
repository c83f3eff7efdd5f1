// The settings pages that are short forms. GUI thread only.
#pragma once

#include "preferences/SettingsPage.h"

class QCheckBox;
class QComboBox;
class QSpinBox;

namespace broadsheet {

class ReadingPage final : public SettingsPage
{
    Q_OBJECT

public:
    ReadingPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;

private:
    QComboBox *m_text;
    QComboBox *m_space;
    QSpinBox *m_markRead;
    QSpinBox *m_exploration;
    QSpinBox *m_papers;
    QCheckBox *m_starred;
    QCheckBox *m_fullText;
};

class AppearancePage final : public SettingsPage
{
    Q_OBJECT

public:
    AppearancePage(); // changed() may change what is on the screen at once
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;

private:
    QComboBox *m_language;
    QComboBox *m_appearance;
    QComboBox *m_font;
    QComboBox *m_size;
    QComboBox *m_density;
};

class NotificationsPage final : public SettingsPage
{
    Q_OBJECT

public:
    NotificationsPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;

private:
    QCheckBox *m_papers;
    QCheckBox *m_badge;
    QCheckBox *m_tray;
    QCheckBox *m_close; // only with an icon in the tray
};

class PicturesPage final : public SettingsPage
{
    Q_OBJECT

public:
    PicturesPage();
    void setValues(const SettingsValues &values) override;
    void store(SettingsValues &values) const override;

private:
    QComboBox *m_loading;
    QSpinBox *m_disk;
    QSpinBox *m_memory;
};

} // namespace broadsheet
