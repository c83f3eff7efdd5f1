// What stands beside the list: the current paper with its picture, or the page of an author.
#pragma once

#include "base/Result.h"
#include "papers/ChangeSet.h"
#include "papers/Paper.h"

#include <QFuture>
#include <QObject>
#include <QSize>
#include <QStringList>
#include <QUrl>

#include <functional>

namespace broadsheet {

class Library;
class ListController;
class MarkController;
class PageController;
class Settings;
class SummaryView;
class Thumbnails;
struct AuthorPapers;

class DetailController final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Library &library;
        ListController &list;
        MarkController &marks;
        PageController &pages;
        Thumbnails &thumbnails;
        Settings &settings;
        SummaryView &view;
    };

    explicit DetailController(const Parts &parts, QObject *parent = nullptr);

    void pageOrGoOn(); // Space: a page on; at the end the paper is read and the next one shown
    void zoomBy(int steps);

Q_SIGNALS:
    void failed(const broadsheet::Error &error);

private:
    void connectView();
    void showPaper(const PaperId &paper);
    void showAuthor(const QString &name);
    void refreshAuthor(const QString &name);
    void askForAuthor(const QString &name,
                      const std::function<void(const Result<AuthorPapers> &)> &use);
    void showPicture(const QUrl &url, QSize devicePixels);
    void onChanged(const ChangeSet &changes);

    Parts m_parts;
    QFuture<Result<Paper>> m_answer;
    quint64 m_generation = 0; // answers to older questions are stale
    QUrl m_picture;           // asked for last, and how large
    QSize m_pictureSize;
    QStringList m_muted; // authors
};

} // namespace broadsheet
