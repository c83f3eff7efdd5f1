// Hostile input, by parser and shape. To measure another parser, add its rows to allShapes().
#pragma once

#include <QByteArray>

#include <functional>
#include <vector>

namespace broadsheet {

struct Shape
{
    const char *parser;
    const char *name;
    std::function<QByteArray(qsizetype bytes)> make; // an input of about this size
    std::function<void(const QByteArray &input)> parse;
};

[[nodiscard]] const std::vector<Shape> &allShapes();

} // namespace broadsheet
