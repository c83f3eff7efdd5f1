// Everything that takes papers out of the program, connected with the actions of the window:
// copying, exporting, printing. GUI thread only.
#pragma once

#include "controls/NoticeQueue.h"
#include "papers/Paper.h"

#include <QObject>

#include <functional>

class QWidget;

namespace broadsheet {

class Library;
class ListController;
class PageController;
class Settings;

class Sharing final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        QWidget &window; // has the actions, by their object names; the dialogs are over it
        Library &library;
        ListController &list;
        PageController &pages;
        Settings &settings;
    };

    explicit Sharing(const Parts &parts, QObject *parent = nullptr);

Q_SIGNALS:
    void said(const broadsheet::Notice &notice);
    void progress(const QString &text, int done, int total);
    void ended();  // no progress any more
    void cancel(); // asked for by the window

private:
    void connectCopies();
    void connectExports();
    void connectPrints();
    void on(QLatin1StringView action, const std::function<void()> &act);

    Parts m_parts;
};

} // namespace broadsheet
