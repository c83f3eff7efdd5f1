#include "support/DrawnTexts.h"

#include "delegates/Colours.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <QPixmap>
#include <QWidget>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

class TextRecorder final : public QPaintEngine
{
public:
    explicit TextRecorder(const QRectF &whole)
        : QPaintEngine(QPaintEngine::AllFeatures), m_whole(whole)
    {}

    QList<DrawnText> texts;

    bool begin(QPaintDevice * /*device*/) override { return true; }
    bool end() override { return true; }
    [[nodiscard]] Type type() const override { return User; }
    void drawPixmap(const QRectF &, const QPixmap &, const QRectF &) override {}
    void drawImage(const QRectF &, const QImage &, const QRectF &,
                   Qt::ImageConversionFlags) override
    {}
    void drawPath(const QPainterPath &) override {}
    void drawPolygon(const QPointF *, int, PolygonDrawMode) override {}
    void drawPolygon(const QPoint *, int, PolygonDrawMode) override {}

    void updateState(const QPaintEngineState &now) override { m_transform = now.transform(); }

    void drawTextItem(const QPointF &origin, const QTextItem &item) override
    {
        if (item.text().trimmed().isEmpty())
            return;
        const QRectF place(origin.x(), origin.y() - item.ascent(), item.width(),
                           item.ascent() + item.descent());
        QRectF clip = m_whole & QRectF(systemClip().boundingRect());
        if (painter()->hasClipping())
            clip &= m_transform.mapRect(painter()->clipBoundingRect());
        texts.append({item.text(), m_transform.mapRect(place), clip, painter()->pen().color()});
    }

private:
    QRectF m_whole;
    QTransform m_transform;
};

class RecordingDevice final : public QPaintDevice
{
public:
    explicit RecordingDevice(const QWidget &window)
        : m_window(window), m_recorder(QRectF(window.rect()))
    {}

    [[nodiscard]] QPaintEngine *paintEngine() const override { return &m_recorder; }
    [[nodiscard]] const QList<DrawnText> &texts() const { return m_recorder.texts; }

protected:
    [[nodiscard]] int metric(PaintDeviceMetric what) const override
    {
        switch (what) {
        case PdmWidth:
            return m_window.width();
        case PdmHeight:
            return m_window.height();
        case PdmDepth:
            return 32;
        case PdmDpiX:
        case PdmPhysicalDpiX:
            return m_window.logicalDpiX();
        case PdmDpiY:
        case PdmPhysicalDpiY:
            return m_window.logicalDpiY();
        case PdmDevicePixelRatio:
            return 1;
        case PdmDevicePixelRatioScaled:
            return int(devicePixelRatioFScale());
        default:
            return 0;
        }
    }

private:
    const QWidget &m_window;
    mutable TextRecorder m_recorder;
};

// The upper and lower edges of everything that scrolls: at these a text may be cut.
QList<qreal> scrollEdges(QWidget &window)
{
    QList<qreal> edges{0, qreal(window.height())};
    for (const QAbstractScrollArea *area : window.findChildren<QAbstractScrollArea *>()) {
        if (!area->isVisible())
            continue;
        const QWidget &view = *area->viewport();
        const qreal top = view.mapTo(&window, QPoint(0, 0)).y();
        edges << top << top + view.height();
    }
    return edges;
}

bool isEdge(const QList<qreal> &edges, qreal y)
{
    return std::any_of(edges.cbegin(), edges.cend(),
                       [y](qreal edge) { return std::abs(edge - y) <= 1.5; });
}

QString describe(const DrawnText &text)
{
    const QRect place = text.place.toRect();
    return u"“%1” at %2,%3 (%4 × %5)"_s.arg(text.text.left(40))
        .arg(place.left())
        .arg(place.top())
        .arg(place.width())
        .arg(place.height());
}

// Ascents and descents have room for accents, which Latin text does not use.
QRectF ink(const DrawnText &text)
{
    const qreal margin = text.place.height() * 0.18;
    return text.place.adjusted(1.5, margin, -1.5, -margin);
}

bool isCut(const DrawnText &text, const QList<qreal> &edges)
{
    const QRectF body = ink(text);
    const QRectF seen = body & text.clip;
    if (seen.isEmpty())
        return false; // scrolled away, or behind something
    if (seen.left() > body.left() + 0.5 || seen.right() < body.right() - 0.5)
        return true;
    return (seen.top() > body.top() + 0.5 && !isEdge(edges, text.clip.top())) ||
           (seen.bottom() < body.bottom() - 0.5 && !isEdge(edges, text.clip.bottom()));
}

bool overlap(const DrawnText &first, const DrawnText &second)
{
    const QRectF both = ink(first) & first.clip & ink(second) & second.clip;
    return both.width() > 1 && both.height() > 1 &&
           !(first.text == second.text && first.place.topLeft() == second.place.topLeft());
}

// The colour that most pixels there have, without those of the text itself. That of the text: there
// is no other, so nobody sees it.
QColor groundIn(const QImage &image, const QRect &place, const QColor &text)
{
    constexpr qreal same = 1.2; // of contrast
    QHash<QRgb, int> counts;
    const QRect inside = place & image.rect();
    for (int y = inside.top(); y <= inside.bottom(); ++y)
        for (int x = inside.left(); x <= inside.right(); ++x)
            ++counts[image.pixel(x, y)];
    counts.removeIf([&text](const QHash<QRgb, int>::iterator &at) {
        return contrast(QColor::fromRgb(at.key()), text) < same;
    });
    QRgb most = text.rgb();
    for (auto at = counts.cbegin(); at != counts.cend(); ++at)
        if (at.value() > counts.value(most))
            most = at.key();
    return QColor::fromRgb(most);
}

bool isDisabled(QWidget &window, const QPointF &place)
{
    const QWidget *there = window.childAt(place.toPoint());
    return there && !there->isEnabled();
}

} // namespace

QList<DrawnText> drawnTexts(QWidget &window)
{
    RecordingDevice device(window);
    QPainter painter(&device);
    window.render(&painter);
    painter.end();
    return device.texts();
}

QStringList contrastFaults(QWidget &window)
{
    const QImage image = window.grab().toImage();
    QStringList faults;
    for (const DrawnText &text : drawnTexts(window)) {
        const QRectF seen = ink(text) & text.clip;
        if (seen.width() < 2 || seen.height() < 2 || isDisabled(window, seen.center()))
            continue;
        const QRectF around =
            (text.place & text.clip).adjusted(-3, -1, 3, 1); // a letter may fill it
        const qreal scale = image.devicePixelRatio();
        const QRectF pixels(around.topLeft() * scale, around.size() * scale);
        const QColor ground = groundIn(image, pixels.toAlignedRect(), text.ink);
        const QColor front = mix(ground, text.ink, text.ink.alphaF());
        const bool isLarge = text.place.height() >= 29; // of 18 points, in pixels with its descent
        if (const qreal ratio = contrast(front, ground);
            ratio < (isLarge ? contrastOfGraphics : contrastOfText))
            faults << describe(text) +
                          u" is hardly seen: %1 on %2, %3:1"_s.arg(front.name(), ground.name())
                              .arg(ratio, 0, 'f', 2);
    }
    return faults;
}

QStringList layoutFaults(QWidget &window)
{
    const QList<DrawnText> texts = drawnTexts(window);
    const QList<qreal> edges = scrollEdges(window);
    QStringList faults = contrastFaults(window);
    for (qsizetype at = 0; at < texts.size(); ++at) {
        if (isCut(texts.at(at), edges))
            faults << describe(texts.at(at)) + u" is cut"_s;
        for (qsizetype other = 0; other < at; ++other)
            if (overlap(texts.at(at), texts.at(other)))
                faults << describe(texts.at(at)) + u" is drawn over "_s + describe(texts.at(other));
    }
    return faults;
}

} // namespace broadsheet
