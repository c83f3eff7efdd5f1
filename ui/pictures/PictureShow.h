// Shows the pictures of a paper in a dialog: fetches each in full size when it comes up, and
// forgets them when the dialog is closed. GUI thread only.
#pragma once

#include <QList>
#include <QObject>
#include <QPointer>
#include <QUrl>

#include <memory>

namespace broadsheet {

class PictureDialog;
class Thumbnails;

class PictureShow final : public QObject
{
    Q_OBJECT

public:
    // Both must outlive this object. `window` is the parent of the dialog.
    PictureShow(const Thumbnails &thumbnails, QWidget &window, QObject *parent = nullptr);
    ~PictureShow() override;

    // `media`: links as a paper has them. Starts with the first picture, else the first video.
    void show(const QString &title, const QStringList &media);
    // Those of `captions`, which has one for each, and starts with this one.
    void showFrom(int index, const QString &title, const QList<QUrl> &pictures,
                  const QStringList &captions);

Q_SIGNALS:
    void openRequested(const QUrl &media); // in the browser
    void nothingToShow();
    void closed();

private:
    void ask(const QUrl &picture);

    const Thumbnails &m_thumbnails;
    QWidget &m_window;
    std::unique_ptr<Thumbnails> m_fullSize; // while the dialog is open
    QPointer<PictureDialog> m_dialog;
};

} // namespace broadsheet
