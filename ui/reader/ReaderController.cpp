#include "reader/ReaderController.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/MarkController.h"
#include "controllers/PageController.h"
#include "library/Library.h"
#include "notices/Messages.h"
#include "pages/PageDocument.h"
#include "papers/Links.h"
#include "reader/FoundPlace.h"
#include "reader/PasswordPanel.h"
#include "reader/ReaderView.h"
#include "reader/StarredPdfs.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"

#include <QBoxLayout>
#include <QLocale>

#include <utility>

namespace broadsheet {

ReaderController::ReaderController(Parts parts, QObject *parent)
    : QObject(parent), m_parts(std::move(parts)),
      m_found(new FoundPlace(m_parts.library, m_parts.list, this))
{
    ListController &list = m_parts.list;
    makePdfs();
    connect(m_found, &FoundPlace::found, this, [this] {
        if (isOpen())
            m_found->show(*m_view);
    });
    new StarredPdfs(m_parts.library, m_parts.settings, *m_pdfs, this);
    connect(&list, &ListController::selectionChanged, this, &ReaderController::leave);
    connect(&list, &ListController::currentChanged, this, [this](const PaperId &paper) {
        // A list that lost the paper moved by itself: nobody went elsewhere.
        if (isOpen() && paper != m_paper && m_parts.list.papers().hasHeld())
            leave();
    });
}

// The view uses the document, which ends here.
ReaderController::~ReaderController()
{
    delete m_view;
}

void ReaderController::toggle()
{
    if (isOpen())
        return leave();
    const PaperId paper = m_parts.list.papers().current();
    if (!paper.isEmpty())
        open(paper);
}

void ReaderController::open(const PaperId &paper)
{
    if (!paper.isArxiv())
        return Q_EMIT failed(
            {ErrorKind::NotFound, tr("This paper is not on arXiv, so its PDF is not known.")});
    if (!m_view)
        makeView();
    m_parts.list.papers().step(0); // one paper, where several were selected
    m_parts.list.papers().hold();
    m_paper = paper;
    const QList<PaperRow> rows = m_parts.list.papers().selectedRows();
    m_title = rows.isEmpty() ? paper.text : rows.constFirst().title;
    m_view->setTitle(m_title);
    makeRoom();
    request();
    m_found->ask(paper);
    m_marksRead = true;
}

void ReaderController::makePdfs()
{
    const QUrl base(m_parts.settings.text(SettingsTable::pdfBase));
    m_pdfs = new Pdfs(m_parts.http, {.folder = pdfFolder(), .base = base}, this);
    connect(m_pdfs, &Pdfs::progress, this, [this](const PaperId &paper, const PdfProgress &now) {
        if (paper == m_paper)
            showProgress(now);
    });
    connect(m_pdfs, &Pdfs::ready, this, [this](const PaperId &paper, const QString &file) {
        if (paper == m_paper)
            m_document->open(file, m_title);
        prune();
    });
    connect(m_pdfs, &Pdfs::failed, this, [this](const PaperId &paper, const Error &error) {
        if (paper == m_paper)
            showProblem(tr("The paper could not be fetched"), error, tr("Try again"));
    });
}

void ReaderController::makeView()
{
    m_places = PlaceMemory(m_parts.settings.plainText(SettingsTable::pdfPlaces));
    m_document = new PageDocument(pagesProgram(), this);
    m_view = new ReaderView(*m_document, m_parts.passing, &m_parts.central);
    m_view->hide();
    m_view->setDark(m_parts.settings.isOn(SettingsTable::pdfDarkPages));
    connectView();
    connectPassword();
    connectDocument();
    Q_EMIT viewMade(*m_view, *m_document);
}

void ReaderController::connectView()
{
    connect(m_view, &ReaderView::leaveRequested, this, &ReaderController::leave);
    const auto browse = [this] {
        const PaperId paper = m_paper;
        leave();
        m_parts.pages.openLinkOf(paper, pdfPage(paper));
    };
    connect(m_view, &ReaderView::browserRequested, this, browse);
    connect(m_view, &ReaderView::secondWayChosen, this, browse);
    connect(m_view, &ReaderView::firstWayChosen, this, [this] {
        if (m_hasFailed)
            request();
        else
            leave();
    });
    connect(m_view, &ReaderView::linkFollowed, &m_parts.pages, &PageController::openLink);
    connect(m_view, &ReaderView::darkChosen, this,
            [this](bool dark) { m_parts.settings.setOn(SettingsTable::pdfDarkPages, dark); });
}

void ReaderController::connectPassword()
{
    m_password = new PasswordPanel(m_view);
    m_password->hide();
    connect(m_password, &PasswordPanel::given, this, [this](const QString &password) {
        m_hasPassword = true;
        m_document->reopen(password);
    });
    connect(m_password, &PasswordPanel::leaveRequested, this, &ReaderController::leave);
    connect(m_password, &PasswordPanel::browserRequested, m_view, &ReaderView::browserRequested);
}

void ReaderController::askForPassword()
{
    m_view->showMessage({});
    m_view->showPanel(*m_password);
    m_password->ask(m_hasPassword);
}

void ReaderController::connectDocument()
{
    connect(m_document, &PageDocument::opened, this, [this](const PagesInfo &info) {
        if (!isOpen())
            return;
        m_view->showPages(info, m_places.of(m_paper));
        if (std::exchange(m_marksRead, false)) // not again when its file is opened anew
            m_parts.marks.setRead(m_paper, true);
        Q_EMIT shown(m_paper);
        m_found->show(*m_view);
    });
    connect(
        m_document, &PageDocument::failed, this, [this](PageProblem problem, const Error &error) {
            if (!isOpen())
                return;
            keepPlace();
            if (problem == PageProblem::Locked)
                return askForPassword();
            const bool isFile = problem == PageProblem::NotPdf || problem == PageProblem::Damaged ||
                                problem == PageProblem::NoFile;
            if (isFile) // the next try fetches it anew
                QFile::remove(m_pdfs->shelf().path(m_paper));
            showProblem(tr("The paper cannot be shown"), error,
                        isFile ? tr("Fetch again") : tr("Open again"));
        });
}

void ReaderController::request()
{
    m_hasFailed = false;
    m_hasPassword = false;
    showProgress({});
    m_document->prepare();
    m_pdfs->request(m_paper);
}

// Everything but the bar of the window gives way, and comes back as it was.
void ReaderController::makeRoom()
{
    QLayout &layout = *m_parts.central.layout();
    for (int at = 1; at < layout.count(); ++at)
        if (QWidget *widget = layout.itemAt(at)->widget();
            widget && widget != m_view && !widget->isHidden()) {
            widget->hide();
            m_hidden.append(widget);
        }
    layout.addWidget(m_view);
    m_parts.central.setFocusProxy(m_view);
    m_noticeHome = qobject_cast<QBoxLayout *>(m_parts.notice.parentWidget()->layout());
    m_noticePlace = m_noticeHome->indexOf(&m_parts.notice);
    m_view->layout()->addWidget(&m_parts.notice);
    m_view->show();
}

void ReaderController::giveWay()
{
    m_view->hide();
    m_parts.central.setFocusProxy(nullptr);
    m_noticeHome->insertWidget(m_noticePlace, &m_parts.notice);
    const QList<QPointer<QWidget>> hidden = std::exchange(m_hidden, {});
    for (const QPointer<QWidget> &widget : hidden)
        if (widget)
            widget->show();
}

void ReaderController::leave()
{
    if (!isOpen())
        return;
    Q_EMIT leaving();
    keepPlace();
    m_pdfs->cancel(std::exchange(m_paper, {}));
    m_parts.list.papers().release();
    m_document->close();
    m_view->showMessage({});
    giveWay();
    Q_EMIT left();
}

PagesView *ReaderController::pages() const
{
    return isOpen() && m_view->showsPages() ? &m_view->pages() : nullptr;
}

PageDocument *ReaderController::document() const
{
    return pages() ? m_document : nullptr;
}

void ReaderController::keepPlace()
{
    if (!isOpen() || !m_view->showsPages())
        return;
    m_places.keep(m_paper, m_view->pages().place());
    m_parts.settings.setPlain(SettingsTable::pdfPlaces, m_places.text());
}

void ReaderController::showProgress(const PdfProgress &progress)
{
    m_hasFailed = false;
    const QLocale locale;
    QString text = tr("arXiv is asked for it.");
    if (progress.isWaiting()) {
        const QString until =
            locale.toString(progress.wait.until.toLocalTime().time(), QLocale::LongFormat);
        text = progress.wait.isAskedByServer
                   ? tr("The server asks to wait until %1.").arg(until)
                   : tr("arXiv allows one request in a few seconds. It is asked at %1.").arg(until);
    } else if (progress.total > 0) {
        text = tr("%1 of %2")
                   .arg(locale.formattedDataSize(progress.received),
                        locale.formattedDataSize(progress.total));
    } else if (progress.received > 0) {
        text = locale.formattedDataSize(progress.received);
    }
    m_view->showMessage({.title = tr("Fetching the paper…"),
                         .text = text,
                         .primary = tr("Cancel"),
                         .secondary = tr("Open in the browser")});
}

void ReaderController::showProblem(const QString &title, const Error &error,
                                   const QString &firstWay)
{
    m_hasFailed = true;
    Message message = errorMessage(title, error);
    message.primary = firstWay;
    message.secondary = tr("Open in the browser");
    message.third = tr("Back to the list");
    m_view->showMessage(message);
}

void ReaderController::prune()
{
    deliver(m_parts.library.rows(m_pdfs->shelf().papers()), this,
            [this](const Result<QList<PaperRow>> &rows) {
                if (!rows)
                    return;
                QSet<PaperId> kept{m_paper};
                for (const PaperRow &row : *rows)
                    if (row.state.starred)
                        kept.insert(row.id);
                const qint64 limit = m_parts.settings.number(SettingsTable::pdfKeepMiB) * mebibyte;
                m_pdfs->shelf().prune(limit, kept);
            });
}

} // namespace broadsheet
