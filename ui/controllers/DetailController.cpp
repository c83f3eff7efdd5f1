#include "controllers/DetailController.h"

#include "base/Deliver.h"
#include "controllers/ListController.h"
#include "controllers/MarkController.h"
#include "controllers/PageController.h"
#include "detail/SummaryView.h"
#include "library/Library.h"
#include "settings/Settings.h"
#include "thumbnails/Thumbnails.h"

namespace broadsheet {

namespace {

AuthorPageContents pageOf(const AuthorPapers &papers, const QStringList &muted)
{
    return {.author = papers.author,
            .papers = papers.papers,
            .coAuthors = papers.coAuthors,
            .people = papers.people,
            .isMuted = muted.contains(papers.author.name)};
}

} // namespace

DetailController::DetailController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{
    m_parts.view.setPreferredText(m_parts.settings.textLanguage());
    m_parts.view.setZoom(m_parts.settings.summaryZoom());
    connect(&m_parts.list, &ListController::currentChanged, this, &DetailController::showPaper);
    connect(&m_parts.library, &Library::changed, this, &DetailController::onChanged);
    connect(&m_parts.thumbnails, &Thumbnails::changed, this, [this](const QUrl &url) {
        if (url == m_picture)
            showPicture(m_picture, m_pictureSize);
    });
    connectView();
}

void DetailController::connectView()
{
    SummaryView &view = m_parts.view;
    connect(&view, &SummaryView::pictureRequested, this, &DetailController::showPicture);
    view.on<LoadPicture>(
        this, [this](const LoadPicture &picture) { m_parts.thumbnails.demand(picture.url); });
    view.on<OpenAuthor>(this, [this](const OpenAuthor &author) { showAuthor(author.name); });
    view.on<OpenLink>(this, [this](const OpenLink &link) { m_parts.pages.openLink(link.url); });
    view.on<FollowAuthor>(this, [this](const FollowAuthor &author) {
        m_parts.marks.setFollowed(author.name, author.on);
    });
    view.on<StarPaper>(
        this, [this](const StarPaper &star) { m_parts.marks.setStarred({star.paper}, star.on); });
    view.on<OpenPaper>(this, [this](const OpenPaper &open) {
        if (open.paper == m_parts.view.paper())
            m_parts.view.closeAuthor();
        m_parts.list.selectPaper(open.paper);
    });
    view.on<PreferText>(
        this, [this](const PreferText &text) { m_parts.settings.setTextLanguage(text.key); });
    connect(&view, &SummaryView::zoomChanged, this,
            [this](int steps) { m_parts.settings.setSummaryZoom(steps); });
}

void DetailController::showPaper(const PaperId &paper)
{
    m_answer.cancel();
    if (paper.isEmpty()) {
        ++m_generation;
        m_parts.view.clear(tr("Choose a paper to read its summary."));
        return;
    }
    if (paper != m_parts.view.paper())
        m_parts.view.closeAuthor();
    m_answer = m_parts.library.paper(paper);
    deliver(m_answer, this, [this, mine = ++m_generation](const Result<Paper> &result) {
        if (mine != m_generation)
            return;
        if (result)
            m_parts.view.setPaper(*result);
        else
            m_parts.view.clear(result.error().message);
    });
}

void DetailController::showAuthor(const QString &name)
{
    askForAuthor(name, [this](const Result<AuthorPapers> &result) {
        if (result)
            m_parts.view.showAuthor(pageOf(*result, m_muted));
        else
            Q_EMIT failed(result.error());
    });
}

// The page may be gone, or another one, when the answer is there.
void DetailController::refreshAuthor(const QString &name)
{
    askForAuthor(name, [this, name](const Result<AuthorPapers> &result) {
        if (result && m_parts.view.shownAuthor() == name)
            m_parts.view.showAuthor(pageOf(*result, m_muted));
    });
}

// The library answers in order: with the papers, it is known who is muted.
void DetailController::askForAuthor(const QString &name,
                                    const std::function<void(const Result<AuthorPapers> &)> &use)
{
    deliver(m_parts.library.muting(), this,
            [this](const Result<Muting> &muting) { m_muted = muting.value_or(Muting()).authors; });
    deliver(m_parts.library.author(name), this, use);
}

void DetailController::showPicture(const QUrl &url, QSize devicePixels)
{
    m_picture = url;
    m_pictureSize = devicePixels;
    const Thumbnail picture = m_parts.thumbnails.request(url, devicePixels);
    if (picture.state == ThumbnailState::Ready)
        m_parts.view.setPicture(url, picture.image);
    else if (picture.state == ThumbnailState::Failed)
        m_parts.view.setPictureFailed(url, picture.error);
    else if (picture.state == ThumbnailState::NotLoaded)
        m_parts.view.setPictureOnDemand(url);
}

void DetailController::onChanged(const ChangeSet &changes)
{
    const PaperId paper = m_parts.list.current();
    if (!paper.isEmpty() && (changes.authors || changes.everything ||
                             changes.state.contains(paper) || changes.content.contains(paper)))
        showPaper(paper);
    if (m_parts.view.showsAuthor())
        refreshAuthor(m_parts.view.shownAuthor());
}

void DetailController::pageOrGoOn()
{
    if (m_parts.view.showsAuthor()) {
        m_parts.view.closeAuthor();
        return;
    }
    const PaperId paper = m_parts.list.current();
    if (paper != m_parts.view.paper() || m_parts.view.pageDown())
        return; // a paper that is still on its way was not read
    if (!paper.isEmpty())
        m_parts.marks.setRead({paper}, true);
    m_parts.list.step(1);
}

void DetailController::zoomBy(int steps)
{
    m_parts.view.setZoom(steps == 0 ? 0 : m_parts.view.zoom() + steps);
    m_parts.settings.setSummaryZoom(m_parts.view.zoom());
}

} // namespace broadsheet
