// The picture of a paper, 16:9; the initials of its title while there is none. Has a button that
// opens the paper's video, and one that loads a picture that is loaded on demand.
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

    void setPaper(const QString &title, const QUrl &video); // removes the picture
    void setPicture(const QImage &image);
    void setFailed(const QString &why);
    void setOnDemand(); // offers the button that loads the picture
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
