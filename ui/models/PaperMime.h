// Links to papers as other programs take them when they are dragged: addresses, lines of text, and
// HTML. Pure functions.
#pragma once

#include <QLatin1StringView>
#include <QList>
#include <QString>
#include <QUrl>

#include <memory>

class QMimeData;

namespace broadsheet {

class PaperListModel;

struct DraggedLink
{
    QString title; // of the paper, as it is shown
    QUrl url;      // http or https
};

// Empty data if there are none.
[[nodiscard]] std::unique_ptr<QMimeData> mimeDataOf(const QList<DraggedLink> &links);

// Of the selected papers of the list, for its own window as papersMimeType. Papers without a page
// are left out. There are no links at all while one of the papers is not loaded, for some of them
// would pass for all.
[[nodiscard]] std::unique_ptr<QMimeData> mimeDataOf(const PaperListModel &papers,
                                                    const QList<int> &rows);

} // namespace broadsheet
