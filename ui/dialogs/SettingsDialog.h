// The settings dialog. It knows no services: it is given values and gives back values.
// GUI thread only.
#pragma once

#include "dialogs/SettingsValues.h"

#include <QDialog>

class QDialogButtonBox;
class QListWidget;
class QStackedWidget;

namespace broadsheet {

class MutedPage;
class NetworkPage;
class PicturesPage;
class ReadingPage;
class SourcesPage;

class SettingsDialog final : public QDialog
{
    Q_OBJECT

public:
    // Deletes itself when it is closed: open() it.
    SettingsDialog(const SettingsValues &values, SourceCheck problemWith,
                   QWidget *parent = nullptr);

    [[nodiscard]] SettingsValues values() const;

Q_SIGNALS:
    void applied(const broadsheet::SettingsValues &values); // by OK

private:
    void addPage(const QString &name, QWidget *page);
    void enableOk();

    QListWidget *m_names;
    QStackedWidget *m_pages;
    QDialogButtonBox *m_buttons;
    SourcesPage *m_sources;
    ReadingPage *m_reading;
    PicturesPage *m_pictures;
    MutedPage *m_muted;
    NetworkPage *m_network;
};

} // namespace broadsheet
