#include "controllers/PageController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "export/Export.h"
#include "library/Library.h"
#include "papers/Links.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace broadsheet {

PageController::PageController(Library &library, ListController &list, MarkController &marks,
                               QObject *parent)
    : QObject(parent), m_library(library), m_list(list), m_marks(marks)
{}

void PageController::open(Page page)
{
    const PaperId paper = m_list.current();
    if (paper.isEmpty())
        return;
    const QUrl url = page == Page::Pdf           ? pdfPage(paper)
                     : page == Page::HuggingFace ? huggingFacePage(paper)
                                                 : abstractPage(paper);
    if (url.isEmpty()) {
        Q_EMIT failed(
            {ErrorKind::NotFound, tr("This paper has no such page: it is not on arXiv.")});
        return;
    }
    openLink(url);
    m_marks.setRead({paper}, true);
}

void PageController::openLink(const QUrl &url)
{
    if (!isSafeLink(url))
        Q_EMIT failed({ErrorKind::Malformed,
                       tr("Only web links are opened, not %1").arg(url.toDisplayString())});
    else if (!QDesktopServices::openUrl(url))
        Q_EMIT failed({ErrorKind::NotFound,
                       tr("No browser could be started for %1").arg(url.toDisplayString())});
}

void PageController::copyLink()
{
    const QList<PaperRow> rows = m_list.selectedRows();
    const QList<qint32> numbers = m_list.selectedNumbers();
    if (rows.size() == numbers.size())
        return copyLinksOf(rows);
    deliver(m_library.rowsAt(numbers), this, [this](const Result<QList<PaperRow>> &all) {
        all ? copyLinksOf(*all) : Q_EMIT failed(all.error());
    });
}

void PageController::copyLinksOf(const QList<PaperRow> &rows)
{
    QStringList links;
    for (const PaperRow &row : rows)
        links.append(abstractPage(row.id).toString());
    if (links.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
    Q_EMIT copied(links.size() == 1 ? tr("Copied %1").arg(links.constFirst())
                                    : tr("Copied %n link(s)", nullptr, int(links.size())));
}

void PageController::copyBibtex()
{
    const PaperId paper = m_list.current();
    if (paper.isEmpty())
        return;
    deliver(m_library.paper(paper), this, [this](const Result<Paper> &result) {
        if (!result) {
            Q_EMIT failed(result.error());
            return;
        }
        QGuiApplication::clipboard()->setText(QString::fromUtf8(toBibtex({*result})));
        Q_EMIT copied(tr("Copied BibTeX"));
    });
}

} // namespace broadsheet
