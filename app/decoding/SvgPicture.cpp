#include "decoding/SvgPicture.h"

#include "base/Limits.h"
#include "decoding/Tr.h"

#include <QPainter>
#include <QSvgRenderer>
#include <QXmlStreamReader>

#include <algorithm>
#include <array>

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

Result<void> check(const QByteArray &body, const QString &name)
{
    if (body.size() > maxDrawingBytes)
        return failure(ErrorKind::TooLarge,
                       DecodingTr::tr("The drawing %1 is too large.").arg(name));
    const auto refuse = [&name] {
        return failure(
            ErrorKind::Malformed,
            DecodingTr::tr("The drawing %1 contains more than plain shapes and is not shown.")
                .arg(name));
    };
    QXmlStreamReader xml(body);
    int depth = 0;
    int elements = 0;
    while (!xml.atEnd()) {
        const QXmlStreamReader::TokenType token = xml.readNext();
        if (token == QXmlStreamReader::DTD || token == QXmlStreamReader::ProcessingInstruction)
            return refuse();
        if (token == QXmlStreamReader::EndElement)
            --depth;
        if (token == QXmlStreamReader::StartElement &&
            (++depth > maxDrawingDepth || ++elements > maxDrawingElements || !isHarmless(xml)))
            return refuse();
    }
    if (xml.hasError() || elements == 0)
        return failure(ErrorKind::Malformed, DecodingTr::tr("The drawing %1 is damaged.").arg(name),
                       xml.errorString());
    return {};
}

} // namespace

Result<QImage> renderSvg(const QByteArray &body, QSize box, const QString &name)
{
    if (const Result<void> checked = check(body, name); !checked)
        return Failure(checked.error());
    QSvgRenderer renderer(body);
    const QSizeF natural =
        renderer.viewBoxF().isEmpty() ? QSizeF(renderer.defaultSize()) : renderer.viewBoxF().size();
    if (!renderer.isValid() || natural.isEmpty())
        return failure(ErrorKind::Malformed,
                       DecodingTr::tr("The drawing %1 is damaged.").arg(name));

    const QSize size = natural.scaled(box, Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    QImage image(size.boundedTo(box), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    renderer.render(&painter, QRectF(image.rect()));
    return image;
}

} // namespace broadsheet
