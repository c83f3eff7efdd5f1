// The picture at the top of a paper. Asks for it in the size that the column has room for. Its
// widget is laid out by PaperPane's column.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Paper.h"

#include <QObject>
#include <QSize>
#include <QUrl>

namespace broadsheet {

class ColumnView;
class PictureView;

class PaperPicture final : public QObject
{
    Q_OBJECT

public:
    // Adds its widget to `column`, which must outlive this object.
    explicit PaperPicture(ColumnView &column, QObject *parent = nullptr);

    void setPaper(const Paper &paper); // removes the picture
    void clear();
    void showAll(); // asks for all pictures of the paper in full size

    // Null unless `url` is the picture of the paper shown: answers may come late.
    [[nodiscard]] PictureView *viewFor(const QUrl &url) const;

    void fit();     // into a part of the column's height; requests the picture
    void request(); // again if the box has grown: a smaller copy would look blurred

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);
    void pictureRequested(const QUrl &url, QSize devicePixels);

private:
    ColumnView &m_column;
    PictureView *m_view;
    QString m_title;
    QStringList m_media;
    QUrl m_url;
    QSize m_size; // requested last, device pixels
};

} // namespace broadsheet
