// The picture at the head of a paper, 16:9; its initials while there is none. With a video it has a
// button that opens the video, and where pictures are loaded on demand one that loads it.
#pragma once

#include <QImage>
#include <QUrl>
#include <QWidget>

class QPushButton;

namespace broadsheet {

class PictureView final : public QWidget
{
    Q_OBJECT

public:
    explicit PictureView(QWidget *parent = nullptr);

    void setPaper(const QString &title, const QUrl &video); // forgets the picture
    void setPicture(const QImage &image);
    void setFailed(const QString &why);
    void setOnDemand(); // there is a picture, and it is loaded when the reader says so
    [[nodiscard]] const QImage &picture() const { return m_image; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override { return width * 9 / 16; }

Q_SIGNALS:
    void videoActivated(const QUrl &video);
    void loadRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void describe(const QString &text);
    void placeButtons();

    QString m_title;
    QUrl m_video;
    QImage m_image;
    QPushButton *m_watch;
    QPushButton *m_load;
};

} // namespace broadsheet
