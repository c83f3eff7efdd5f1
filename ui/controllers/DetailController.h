// The pane beside the list: shows the current paper with its picture, or the page of one author,
// and passes on what the user does there. The pane shows only what the library has: a star, a tag
// or a note appears when the library's ChangeSet names its paper. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "papers/AuthorPapers.h"
#include "papers/ChangeSet.h"
#include "papers/Paper.h"
#include "papers/State.h"

#include <QObject>
#include <QSize>
#include <QUrl>

namespace broadsheet {

class Library;
class ListController;
class MarkController;
class NamesController;
class PageController;
class Settings;
class SummaryView;
class Thumbnails;

class DetailController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        MarkController &marks;
        NamesController &names;
        PageController &pages;
        Thumbnails &thumbnails;
        Settings &settings;
        SummaryView &view;
    };

    explicit DetailController(const Parts &parts, QObject *parent = nullptr);

    // Space, as the settings say: scrolls a page; at the end marks the paper as read and shows the
    // next one.
    void pageOrGoOn();
    void editNote();        // of the current paper
    void zoomBy(int steps); // of one point; 0: back to the normal size

Q_SIGNALS:
    void failed(const broadsheet::Error &error);

private:
    void connectPaper();
    void connectNames();
    void connectSettings();
    void showPaper(const PaperId &paper);
    void showAuthor(const QString &name);
    void refreshAuthor(const QString &name);
    void show(const Result<Paper> &paper);
    void whenShown(std::function<void()> act);
    void onMarked(const Marking &marking);
    void showPicture(const QUrl &url, QSize devicePixels);
    void onChanged(const ChangeSet &changes);

    Parts m_parts;
    PaperId m_paper;                   // shown, or being loaded
    Paper m_shown;                     // as the library had it last
    std::function<void()> m_whenShown; // for m_paper
    LatestReply<Result<Paper>> m_paperReply;
    LatestReply<Result<AuthorPapers>> m_authorReply;
    LatestReply<Result<AuthorPapers>> m_authorRefresh;
    QUrl m_picture;      // asked for last
    QSize m_pictureSize; // device pixels
};

} // namespace broadsheet
