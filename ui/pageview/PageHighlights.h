// The highlights that are shown on the pages, and which of them is current. A value.
#pragma once

#include "pages/PageTypes.h"

#include <QMap>

#include <optional>

namespace broadsheet {

struct PageHighlight
{
    QString id;
    int page = 0;        // from 0
    QList<QRectF> boxes; // one for each line, in points; may lie anywhere
    int colour = 1;
    bool hasNote = false;

    bool operator==(const PageHighlight &) const = default;
};

class PageHighlights final
{
public:
    PageHighlights() = default;
    PageHighlights(const QList<PageHighlight> &highlights, QString current);

    [[nodiscard]] QList<PageHighlight> on(int page) const { return m_pages.value(page); }
    // One at a point of the page; nothing: there is none.
    [[nodiscard]] std::optional<PageHighlight> at(int page, QPointF point) const;
    [[nodiscard]] const QString &current() const { return m_current; } // its id, or empty

private:
    QMap<int, QList<PageHighlight>> m_pages;
    QString m_current;
};

} // namespace broadsheet
