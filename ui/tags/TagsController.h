// What the user does to tags as a whole: rename, merge, remove, colour, and drop papers on one.
//
// The colours are in the settings, not in the journal: they say how this screen shows a tag and
// nothing of any paper, so undo, which is for papers, passes them over. GUI thread only.
#pragma once

#include "controllers/GestureController.h"

#include <QColor>
#include <QHash>
#include <QMap>

namespace broadsheet {

class MarkController;
class Settings;

class TagsController final : public GestureController
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        MarkController &marks;
        Settings &settings;
    };

    explicit TagsController(const Parts &parts, QObject *parent = nullptr);

    void replace(const QString &tag, const QString &by); // rename, or merge into `by`
    void remove(const QString &tag);
    void tagSelected(const QString &tag); // the selected papers of the list

    [[nodiscard]] QString hueOf(const QString &tag) const; // a key of TagHues.h; empty: none
    void setHue(const QString &tag, const QString &hue);
    [[nodiscard]] const QMap<QString, QString> &hues() const { return m_hues; } // by tag
    [[nodiscard]] QHash<QString, QColor> colours() const;                       // by tag

Q_SIGNALS:
    void coloursChanged();
    void replaced(const QString &tag, const QString &by); // `by` empty: removed

private:
    void change(const QString &tag, const QString &by);
    void loadHues();
    void keepHues();

    Parts m_parts;
    QMap<QString, QString> m_hues; // by tag
};

} // namespace broadsheet
