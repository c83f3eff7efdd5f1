#include "controls/PictureView.h"

#include "delegates/Colours.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int cornerRadius = 6;
constexpr int buttonMargin = 8;

// Pictures of about 16:9 fill the frame and lose a few pixels at the edge: cards are 1200 × 648.
Qt::AspectRatioMode fit(QSize image)
{
    const qreal ratio = qreal(image.width()) / image.height() / (16.0 / 9.0);
    return ratio > 0.9 && ratio < 1.1 ? Qt::KeepAspectRatioByExpanding : Qt::KeepAspectRatio;
}

} // namespace

PictureView::PictureView(QWidget *parent)
    : QWidget(parent), m_watch(new QPushButton(this)), m_load(new QPushButton(this))
{
    setAccessibleName(tr("Picture"));
    m_watch->setText(u"▶  "_s % tr("Watch video"));
    m_watch->setAccessibleName(tr("Watch video"));
    m_watch->setCursor(Qt::PointingHandCursor);
    m_watch->hide();
    connect(m_watch, &QAbstractButton::clicked, this, [this] { Q_EMIT videoActivated(m_video); });
    m_load->setText(tr("Load picture"));
    m_load->hide();
    connect(m_load, &QAbstractButton::clicked, this, [this] {
        setFailed(tr("The picture is being loaded"));
        Q_EMIT loadRequested();
    });
}

void PictureView::setPaper(const QString &title, const QUrl &video)
{
    m_title = title;
    m_video = video;
    m_image = {};
    m_watch->setToolTip(literalToolTip(shownUrl(video)));
    m_watch->setHidden(video.isEmpty());
    m_load->hide();
    describe(tr("No picture is shown"));
}

void PictureView::setPicture(const QImage &image)
{
    m_image = image;
    m_load->hide();
    describe({});
}

void PictureView::setFailed(const QString &why)
{
    m_load->hide();
    describe(why);
}

void PictureView::setOnDemand()
{
    m_load->setVisible(m_image.isNull());
    describe(tr("The picture is not loaded"));
}

void PictureView::describe(const QString &text)
{
    setAccessibleDescription(shownLines(text));
    setToolTip(literalToolTip(m_image.isNull() ? text : QString()));
    update();
}

QSize PictureView::sizeHint() const
{
    return {320, heightForWidth(320)};
}

void PictureView::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    QPainterPath shape;
    shape.addRoundedRect(rect(), cornerRadius, cornerRadius);
    painter.fillPath(shape, placeholder(palette()));
    if (!m_image.isNull()) {
        painter.setClipPath(shape);
        QRect target({}, m_image.size().scaled(size(), fit(m_image.size())));
        target.moveCenter(rect().center());
        painter.drawImage(target, m_image);
        return;
    }
    QFont large = font();
    large.setPixelSize(std::max(12, height() / 4));
    large.setWeight(QFont::DemiBold);
    painter.setFont(large);
    painter.setPen(mix(placeholder(palette()), palette().color(QPalette::Text), 0.5));
    painter.drawText(rect(), Qt::AlignCenter, initials(m_title));
}

void PictureView::resizeEvent(QResizeEvent * /*event*/)
{
    placeButtons();
}

void PictureView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeButtons();
}

// In the lower corners, so that they do not cover the initials.
void PictureView::placeButtons()
{
    const auto room = [](const QPushButton *button) {
        return button->sizeHint() + QSize(2 * buttonMargin, 4);
    };
    QRect watch({}, room(m_watch));
    watch.moveBottomLeft({buttonMargin, height() - buttonMargin - 1});
    m_watch->setGeometry(watch);
    QRect load({}, room(m_load));
    load.moveBottomRight({width() - buttonMargin - 1, height() - buttonMargin - 1});
    m_load->setGeometry(load);
}

} // namespace broadsheet
