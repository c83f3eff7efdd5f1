// Requests pictures for the rows in sight and a page ahead, and drops all other requests.
// GUI thread only.
#pragma once

#include <QList>
#include <QObject>
#include <QUrl>

class QSize;

namespace broadsheet {

class PaperListModel;
class PaperListView;
class Thumbnails;

class PictureController final : public QObject
{
    Q_OBJECT

public:
    PictureController(Thumbnails &thumbnails, PaperListModel &model, PaperListView &view,
                      QObject *parent = nullptr);

    // Of another part of the window: their requests are not dropped, those of the call before are.
    void keepToo(const QList<QUrl> &pictures);

private:
    void fetchAtHand();
    void repaint(const QUrl &url);
    [[nodiscard]] QSize pictureSize() const;     // in rows, in pixels of the screen
    [[nodiscard]] QUrl pictureOf(int row) const; // empty when there is none to fetch

    Thumbnails &m_thumbnails;
    PaperListModel &m_model;
    PaperListView &m_view;
    QList<QUrl> m_keptToo;
};

} // namespace broadsheet
