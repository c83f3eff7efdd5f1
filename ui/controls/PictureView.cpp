#include "controls/PictureView.h"

#include "delegates/Colours.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

#include <QEvent>
#include <QMouseEvent>
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
    buildButtons();
    hide();
}

void PictureView::buildButtons()
{
    m_watch->setText(u"▶  "_s % tr("Watch video"));
    m_watch->setAccessibleName(tr("Watch video"));
    m_load->setText(tr("Load picture"));
    for (QPushButton *button : {m_watch, m_load}) {
        button->setCursor(Qt::PointingHandCursor);
        button->hide();
    }
    connect(m_watch, &QAbstractButton::clicked, this,
            [this] { Q_EMIT videoActivated(m_contents.video); });
    connect(m_load, &QAbstractButton::clicked, this, [this] {
        m_load->hide();
        setHasBox(true);
        describe(tr("The picture is being loaded"));
        Q_EMIT loadRequested();
    });
}

void PictureView::setContents(const Contents &contents)
{
    m_contents = contents;
    m_image = {};
    m_watch->setToolTip(literalToolTip(shownUrl(contents.video)));
    m_watch->setHidden(contents.video.isEmpty());
    m_load->hide();
    setHasBox(contents.hasPicture);
    describe(tr("No picture is shown"));
}

void PictureView::setPicture(const QImage &image)
{
    m_image = image;
    m_load->hide();
    setHasBox(true);
    describe(tr("Click to see it in full size"));
}

void PictureView::setFailed(const QString &why)
{
    m_load->hide();
    setHasBox(!m_image.isNull());
    describe(why);
}

void PictureView::setOnDemand()
{
    m_load->setVisible(m_image.isNull());
    setHasBox(!m_image.isNull());
    describe(tr("The picture is not loaded"));
}

void PictureView::describe(const QString &text)
{
    setAccessibleDescription(shownLines(text));
    setToolTip(literalToolTip(text));
    update();
}

// Without a box there may be buttons, or nothing.
void PictureView::setHasBox(bool has)
{
    m_hasBox = has;
    setCursor(has ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setHidden(!has && m_watch->isHidden() && m_load->isHidden());
    updateGeometry();
    placeButtons();
}

void PictureView::setMaximumBoxHeight(int height)
{
    if (std::exchange(m_maximumHeight, height) != height)
        updateGeometry();
}

QSize PictureView::boxFor(int width) const
{
    const int height = std::min(width * 9 / 16, m_maximumHeight);
    return {std::min(width, height * 16 / 9 + 1), height};
}

QSize PictureView::sizeHint() const
{
    return {320, heightForWidth(320)};
}

int PictureView::heightForWidth(int width) const
{
    return m_hasBox ? boxFor(width).height() : m_watch->sizeHint().height() + 4;
}

void PictureView::paintEvent(QPaintEvent * /*event*/)
{
    if (!m_hasBox)
        return;
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    const QRect box(QPoint(0, 0), boxFor(width()));
    QPainterPath shape;
    shape.addRoundedRect(box, cornerRadius, cornerRadius);
    painter.fillPath(shape, placeholder(palette()));
    if (m_image.isNull())
        return paintInitials(painter, box);
    painter.setClipPath(shape);
    QRect target({}, m_image.size().scaled(box.size(), fit(m_image.size())));
    target.moveCenter(box.center());
    painter.drawImage(target, m_image);
    if (m_contents.others > 0)
        paintNumber(painter, box);
}

void PictureView::paintInitials(QPainter &painter, const QRect &box) const
{
    QFont large = font();
    large.setPixelSize(std::max(12, box.height() / 4));
    large.setWeight(QFont::DemiBold);
    painter.setFont(large);
    painter.setPen(mix(placeholder(palette()), palette().color(QPalette::Text), 0.5));
    painter.drawText(box, Qt::AlignCenter, initials(m_contents.title));
}

// How many more there are.
void PictureView::paintNumber(QPainter &painter, const QRect &box) const
{
    const QString text = u'+' + locale().toString(m_contents.others);
    QRect ground(0, 0, fontMetrics().horizontalAdvance(text) + 12, fontMetrics().height() + 4);
    ground.moveTopRight(box.topRight() + QPoint(-buttonMargin, buttonMargin));
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0, 0, 170));
    painter.drawRoundedRect(ground, 4, 4);
    painter.setPen(Qt::white);
    painter.drawText(ground, Qt::AlignCenter, text);
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

void PictureView::mouseReleaseEvent(QMouseEvent *event)
{
    const QRect box(QPoint(0, 0), boxFor(width()));
    if (event->button() == Qt::LeftButton && m_hasBox && box.contains(event->position().toPoint()))
        Q_EMIT activated();
    else
        QWidget::mouseReleaseEvent(event);
}

// In the lower corners of the picture, so that they do not cover the initials; else in a row.
void PictureView::placeButtons()
{
    const auto room = [](const QPushButton *button) {
        return button->sizeHint() + QSize(2 * buttonMargin, 4);
    };
    const QSize box = boxFor(width());
    const int margin = m_hasBox ? buttonMargin : 0;
    const int bottom = (m_hasBox ? box.height() : height()) - margin - 1;
    QRect watch({}, room(m_watch));
    watch.moveBottomLeft({margin, bottom});
    m_watch->setGeometry(watch);
    QRect load({}, room(m_load));
    if (m_hasBox)
        load.moveBottomRight({box.width() - margin - 1, bottom});
    else
        load.moveBottomLeft({m_watch->isHidden() ? 0 : watch.right() + buttonMargin, bottom});
    m_load->setGeometry(load);
}

} // namespace broadsheet
