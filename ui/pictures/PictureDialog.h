// All pictures and videos of one paper, one at a time, as large as one likes. Asks for what it
// shows, and is given it; knows no services. Videos are opened outside.
#pragma once

#include <QDialog>
#include <QList>
#include <QUrl>

class QStackedWidget;

namespace broadsheet {

class MessagePanel;
class PictureCanvas;
class PlainLabel;

class PictureDialog final : public QDialog
{
    Q_OBJECT

public:
    // `media` is not empty. Deletes itself when it is closed.
    PictureDialog(const QString &title, const QList<QUrl> &media, QWidget *parent = nullptr);

    // What is said of each, in their order. Before start().
    void setCaptions(const QStringList &captions) { m_captions = captions; }
    void start(int index); // shows the dialog with this picture
    [[nodiscard]] const QUrl &current() const { return m_media[m_index]; }

    // Answers to wanted(). Ignored unless `url` is the current one.
    void setPreview(const QUrl &url, const QImage &image); // fewer pixels, until the rest is there
    void setPicture(const QUrl &url, const QImage &image);
    void setFailed(const QUrl &url, const QString &why);
    void setOnDemand(const QUrl &url);

Q_SIGNALS:
    void wanted(const QUrl &picture);
    void loadRequested(const QUrl &picture); // one that is loaded only on demand
    void openRequested(const QUrl &media);   // outside

private:
    void build();
    void buildBar();
    void addKeys();
    void step(int by);
    void showCurrent();
    void showCaption();
    void showMessage(const QString &text, bool canLoad = false);
    void showScale();
    void moveOrStep(int by);

    QString m_title;
    QList<QUrl> m_media;
    QStringList m_captions;
    int m_index = 0;
    QStackedWidget *m_stack;
    PictureCanvas *m_canvas;
    MessagePanel *m_message;
    PlainLabel *m_caption;
    PlainLabel *m_remark; // below a preview that stays
    PlainLabel *m_place;
    PlainLabel *m_scale;
    QWidget *m_bar;
    QWidget *m_zoom; // its buttons
};

} // namespace broadsheet
