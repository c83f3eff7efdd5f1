// The picture of a paper, 16:9. While it is being loaded there are the initials of the title in its
// place; without a picture there is nothing at all. Has a button that opens the paper's video, and
// one that loads a picture that is loaded on demand.
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

    struct Contents
    {
        QString title;
        QUrl video;              // empty: none
        bool hasPicture = false; // it is being loaded
        int others = 0;          // pictures and videos beside this one
    };
    void setContents(const Contents &contents); // removes the picture
    void setPicture(const QImage &image);
    void setFailed(const QString &why);
    void setOnDemand(); // offers the button that loads the picture
    [[nodiscard]] const QImage &picture() const { return m_image; }

    void setMaximumBoxHeight(int height);
    [[nodiscard]] QSize boxFor(int width) const; // of the picture

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

Q_SIGNALS:
    void activated(); // by a click on the picture
    void videoActivated(const QUrl &video);
    void loadRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    void buildButtons();
    void describe(const QString &text);
    void setHasBox(bool has);
    void placeButtons();
    void paintInitials(QPainter &painter, const QRect &box) const;
    void paintNumber(QPainter &painter, const QRect &box) const;

    Contents m_contents;
    QImage m_image;
    bool m_hasBox = false;
    int m_maximumHeight = QWIDGETSIZE_MAX;
    QPushButton *m_watch;
    QPushButton *m_load;
};

} // namespace broadsheet
