#include "decoding/SvgPicture.h"

#include "base/Limits.h"
#include "base/XmlBytes.h"
#include "decoding/Scaling.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Compared without the namespace, as Qt's renderer does. `use`, `image`, `pattern`,
// `filter`, `style`, `animate`, `foreignObject` and `script` are missing on purpose.
constexpr std::array<QLatin1StringView, 18> harmlessElements{
    "svg"_L1,  "g"_L1,      "defs"_L1,    "title"_L1, "desc"_L1,           "path"_L1,
    "rect"_L1, "circle"_L1, "ellipse"_L1, "line"_L1,  "polyline"_L1,       "polygon"_L1,
    "text"_L1, "tspan"_L1,  "stop"_L1,    "mask"_L1,  "linearGradient"_L1, "radialGradient"_L1};

// References may only point into the file.
bool isHarmless(const QXmlStreamAttribute &attribute)
{
    const QStringView value = attribute.value();
    if (attribute.name() == "href"_L1)
        return value.trimmed().startsWith(u'#');
    for (qsizetype at = 0; (at = value.indexOf("url("_L1, at, Qt::CaseInsensitive)) >= 0; ++at)
        if (!value.mid(at + 4).trimmed().startsWith(u'#'))
            return false;
    return !value.contains(u'\\') && !value.contains(u'@'); // CSS escapes and rules
}

bool isHarmless(const QXmlStreamReader &xml)
{
    const QXmlStreamAttributes attributes = xml.attributes();
    return std::find(harmlessElements.begin(), harmlessElements.end(), xml.name()) !=
               harmlessElements.end() &&
           std::all_of(attributes.begin(), attributes.end(),
                       [](const auto &attribute) { return isHarmless(attribute); });
}

// Counts what costs time to draw.
class Details final
{
public:
    void add(const QXmlStreamReader &xml)
    {
        const QXmlStreamAttributes attributes = xml.attributes();
        ++m_elements;
        if (xml.name() == "text"_L1 || xml.name() == "tspan"_L1)
            ++m_texts;
        m_attributes = std::max(m_attributes, attributes.size());
        for (const QXmlStreamAttribute &attribute : attributes)
            if (attribute.name() == "d"_L1 || attribute.name() == "points"_L1)
                m_path += attribute.value().size();
    }

    [[nodiscard]] bool areTooMany() const
    {
        return m_elements > maxDrawingElements || m_texts > maxDrawingTexts ||
               m_attributes > maxDrawingAttributes || m_path > maxDrawingPath;
    }

private:
    int m_elements = 0;
    int m_texts = 0;
    qsizetype m_attributes = 0; // of the element that has most
    qsizetype m_path = 0;
};

PictureProblem problemOf(XmlFault fault)
{
    switch (fault) {
    case XmlFault::DocumentType:
    case XmlFault::Depth:
        return PictureProblem::DrawingNotPlain;
    case XmlFault::LongTag:
    case XmlFault::ManyAttributes:
    case XmlFault::LongText:
        return PictureProblem::DrawingTooDetailed;
    case XmlFault::Encoding:
    case XmlFault::None:
        break;
    }
    return PictureProblem::Damaged;
}

std::optional<PictureProblem> problemOf(const QByteArray &body)
{
    QXmlStreamReader xml(body);
    Details details;
    int depth = 0;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::ProcessingInstruction)
            return PictureProblem::DrawingNotPlain;
        if (token == QXmlStreamReader::EndElement)
            --depth;
        if (token != QXmlStreamReader::StartElement)
            continue;
        if (++depth > maxDrawingDepth || !isHarmless(xml))
            return PictureProblem::DrawingNotPlain;
        details.add(xml);
        if (details.areTooMany())
            return PictureProblem::DrawingTooDetailed;
    }
    if (xml.hasError() || depth != 0)
        return PictureProblem::Damaged;
    return std::nullopt;
}

} // namespace

DecodedImage renderSvg(const QByteArray &body, QSize box)
{
    if (body.size() > maxDrawingBytes)
        return fault(PictureProblem::DrawingTooLarge);
    // XML readers compare every attribute with all before it, and namespaces as well.
    constexpr XmlLimits limits{.tagBytes = maxDrawingBytes,
                               .attributes = maxDrawingAttributes,
                               .depth = maxDrawingDepth,
                               .textBytes = maxDrawingBytes};
    const XmlBytes xml = readXmlBytes(body, limits);
    if (xml.fault != XmlFault::None)
        return fault(problemOf(xml.fault));
    if (const std::optional<PictureProblem> problem = problemOf(xml.bytes))
        return fault(*problem);
    QSvgRenderer renderer(xml.bytes);
    const QSizeF natural =
        renderer.viewBoxF().isEmpty() ? QSizeF(renderer.defaultSize()) : renderer.viewBoxF().size();
    if (!renderer.isValid() || natural.isEmpty())
        return fault(PictureProblem::Damaged);

    const QSize size = natural.scaled(box, Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    QImage image(size.boundedTo(box), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(image.rect()));
    painter.end();
    return fitted(image, box);
}

} // namespace broadsheet
