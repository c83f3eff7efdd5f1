// The caption of a figure in HTML as a text. Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

// In one line of at most maxCaptionLength letters, without tags and footnotes. A formula is what it
// says of itself in TeX, written as in titles; its MathML is not read.
[[nodiscard]] QString captionOf(QByteArrayView html);

// Of a picture with a caption of its own, such as "(a) Before.", inside a figure with another one:
// "Figure 2 (a) Before. – All of it." One that has a number of its own stays as it is.
[[nodiscard]] QString joinedCaption(const QString &figure, const QString &picture);

} // namespace broadsheet
