// The text of the PDFs on disk, found by `full:` in the search of the window: read in the
// background some seconds after the start and whenever PDFs come or go, unless the user switched it
// off. In a search of pages, Enter opens the paper itself. GUI thread only.
#pragma once

#include <QObject>
#include <QTimer>

class QAction;
class QFileSystemWatcher;

namespace broadsheet {

class Library;
class ListController;
class PaperListView;
class PdfIndexer;
class Settings;

class PdfSearch final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        PaperListView &view;
        Settings &settings;
        QAction &readPaper;
    };

    explicit PdfSearch(const Parts &parts, QObject *parent);
    ~PdfSearch() override;

    void readSettings(); // they may have changed

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void look();
    void make(const QString &file);
    void setWatched(bool watched);
    void showGrown();

    Parts m_parts;
    QTimer m_wait;
    PdfIndexer *m_indexer = nullptr;        // from the first look on
    QFileSystemWatcher *m_folder = nullptr; // only while it is on
};

} // namespace broadsheet
