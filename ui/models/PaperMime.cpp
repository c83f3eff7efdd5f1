#include "models/PaperMime.h"

#include "models/PaperListModel.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

#include <QMimeData>

using namespace Qt::StringLiterals;

namespace broadsheet {

std::unique_ptr<QMimeData> mimeDataOf(const QList<DraggedLink> &links)
{
    auto data = std::make_unique<QMimeData>();
    if (links.isEmpty())
        return data;
    QList<QUrl> urls;
    QStringList lines;
    QStringList paragraphs;
    for (const DraggedLink &link : links) {
        const QString address = link.url.toString(QUrl::FullyEncoded);
        urls.append(link.url);
        lines.append(link.title + u'\n' + address);
        paragraphs.append(
            u"<a href=\"%1\">%2</a>"_s.arg(address.toHtmlEscaped(), link.title.toHtmlEscaped()));
    }
    data->setUrls(urls);
    data->setText(lines.join(u"\n\n"_s));
    const QString rich = paragraphs.size() == 1
                             ? paragraphs.constFirst()
                             : QString(u"<p>"_s + paragraphs.join(u"</p>\n<p>"_s) + u"</p>"_s);
    data->setData(u"text/html"_s, rich.toUtf8());
    return data;
}

std::unique_ptr<QMimeData> mimeDataOf(const PaperListModel &papers, const QList<int> &rows)
{
    QList<DraggedLink> links;
    for (const int row : rows) {
        const PaperRow *paper = papers.row(row);
        if (!paper) {
            links.clear();
            break;
        }
        const QUrl page = abstractPage(paper->id);
        if (!page.isEmpty())
            links.append({safeText(displayTitle(paper->title)), page});
    }
    std::unique_ptr<QMimeData> data = mimeDataOf(links);
    data->setData(papersMimeType, {});
    return data;
}

} // namespace broadsheet
