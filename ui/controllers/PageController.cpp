#include "controllers/PageController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/MarkController.h"
#include "library/Library.h"
#include "papers/Links.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QUrl addressOf(PageController::Page page, const PaperId &paper)
{
    switch (page) {
    case PageController::Page::Abstract:
        return abstractPage(paper);
    case PageController::Page::Pdf:
        return pdfPage(paper);
    case PageController::Page::HuggingFace:
        return huggingFacePage(paper);
    }
    Q_UNREACHABLE();
}

} // namespace

PageController::PageController(Library &library, ListController &list, MarkController &marks,
                               QObject *parent)
    : QObject(parent), m_library(library), m_list(list), m_marks(marks)
{}

void PageController::open(Page page)
{
    open(page, m_list.papers().current());
}

void PageController::openPaper(const PaperId &paper)
{
    open(Page::Abstract, paper);
}

void PageController::open(Page page, const PaperId &paper)
{
    if (paper.isEmpty())
        return;
    const QUrl url = addressOf(page, paper);
    if (url.isEmpty()) {
        Q_EMIT failed(
            {ErrorKind::NotFound, tr("This paper is not on arXiv, so it has no such page.")});
        return;
    }
    openLink(url);
    m_marks.setRead(paper, true);
    Q_EMIT opened(paper);
}

void PageController::openLinkOf(const PaperId &paper, const QUrl &url)
{
    for (const Page page : {Page::Abstract, Page::Pdf, Page::HuggingFace})
        if (url == addressOf(page, paper))
            return open(page, paper);
    openLink(url);
}

void PageController::openLink(const QUrl &url)
{
    if (!isSafeLink(url))
        Q_EMIT failed(
            {ErrorKind::Malformed, tr("Only web links can be opened, not %1").arg(shownUrl(url))});
    else if (!QDesktopServices::openUrl(url))
        Q_EMIT failed(
            {ErrorKind::NotFound, tr("Could not open a browser for %1").arg(shownUrl(url))});
}

void PageController::copyAddress(const QUrl &url)
{
    QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
    Q_EMIT copied(tr("Copied %1").arg(shownUrl(url)));
}

void PageController::withSelected(const std::function<void(const QList<PaperRow> &)> &use)
{
    const QList<PaperRow> rows = m_list.papers().selectedRows();
    const QList<qint32> numbers = m_list.papers().selectedNumbers();
    if (rows.size() == numbers.size())
        return use(rows);
    deliver(m_library.rowsAt(numbers), this, [this, use](const Result<QList<PaperRow>> &all) {
        if (all)
            use(*all);
        else
            Q_EMIT failed(all.error());
    });
}

void PageController::copyLink()
{
    withSelected([this](const QList<PaperRow> &rows) { copyLinksOf(rows); });
}

void PageController::copyLinksOf(const QList<PaperRow> &rows)
{
    QStringList links;
    for (const PaperRow &row : rows) {
        const QUrl page = abstractPage(row.id);
        if (!page.isEmpty())
            links.append(page.toString(QUrl::FullyEncoded));
    }
    if (links.isEmpty()) {
        if (!rows.isEmpty())
            Q_EMIT failed(
                {ErrorKind::NotFound, tr("The address of this paper is not safe to open.")});
        return;
    }
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
    Q_EMIT copied(links.size() == 1 ? tr("Copied %1").arg(shownUrl(QUrl(links.constFirst())))
                                    : tr("Copied %Ln link(s)", nullptr, int(links.size())));
}

} // namespace broadsheet
