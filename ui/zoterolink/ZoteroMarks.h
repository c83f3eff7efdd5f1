// Marks the papers of the list that are in Zotero. Asks Zotero's local API in the background: some
// time after the list was painted, and when the user comes back to the window. Says nothing where
// Zotero is not running or does not allow it. GUI thread only.
#pragma once

#include "papers/Paper.h"

#include <QObject>
#include <QTimer>

class QWidget;

namespace broadsheet {

class PaperListModel;
class PaperListView;
class Settings;
class ZoteroReader;

class ZoteroMarks final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window;
        PaperListModel &papers;
        PaperListView &view;
        Settings &settings;
        ZoteroReader &reader;
    };

    explicit ZoteroMarks(const Parts &parts, QObject *parent = nullptr);

    void update(); // what is known of Zotero, or the settings, has changed

protected:
    bool eventFilter(QObject *object, QEvent *event) override;

private:
    [[nodiscard]] bool isOn() const;
    [[nodiscard]] bool isInZotero(const PaperRow &row) const;
    void check();

    Parts m_parts;
    QTimer m_soon;
    bool m_isShown = false; // the list has been
};

} // namespace broadsheet
