#include "controllers/DetailController.h"

#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/MarkController.h"
#include "controllers/NamesController.h"
#include "controllers/PageController.h"
#include "detail/PaperPane.h"
#include "detail/ReaderNotes.h"
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
    connectPaper();
    connectNames();
    connectSettings();
}

void DetailController::connectPaper()
{
    SummaryView &view = m_parts.view;
    MarkController &marks = m_parts.marks;
    connect(&view, &SummaryView::pictureRequested, this, &DetailController::showPicture);
    view.on<LoadPicture>(
        this, [this](const LoadPicture &picture) { m_parts.thumbnails.demand(picture.url); });
    view.on<OpenLink>(this, [this](const OpenLink &link) {
        m_parts.pages.openLinkOf(m_parts.view.paper(), link.url);
    });
    view.on<CopyAddress>(this,
                         [this](const CopyAddress &copy) { m_parts.pages.copyAddress(copy.url); });
    view.on<OpenPaper>(this, [this](const OpenPaper &open) {
        if (open.paper == m_parts.view.paper())
            m_parts.view.closeAuthor();
        m_parts.list.selectPaper(open.paper);
    });
    view.on<StarPaper>(&marks,
                       [&marks](const StarPaper &star) { marks.setStarred(star.paper, star.on); });
    view.on<AddTag>(&marks, [&view, &marks](const AddTag &add) {
        marks.setTagged(view.paper(), add.tag, true);
    });
    view.on<RemoveTag>(&marks, [&view, &marks](const RemoveTag &remove) {
        if (remove.isEditing)
            marks.setTagged(view.paper(), remove.tag, false);
        else
            marks.removeTag(view.paper(), remove.tag);
    });
    view.on<WriteNote>(&marks, [&marks](const WriteNote &written) {
        marks.setNote(written.paper, written.note, written.continues);
    });
    connect(&marks, &GestureController::refused, &view.pane().notes(), &ReaderNotes::keepRefused);
    connect(&marks, &MarkController::tagsKnown, &view.pane().notes(), &ReaderNotes::setKnownTags);
    connect(&marks, &MarkController::tagging, this,
            [this](int papers) { whenShown([this, papers] { m_parts.view.editTags(papers); }); });
    connect(&view, &SummaryView::authorClosed, this, [this] { m_authorReply.cancel(); });
    connect(&marks, &GestureController::marked, this, &DetailController::onMarked);
}

void DetailController::connectNames()
{
    SummaryView &view = m_parts.view;
    NamesController &names = m_parts.names;
    view.on<OpenAuthor>(this, [this](const OpenAuthor &author) { showAuthor(author.name); });
    view.on<FollowAuthor>(&names, [&names](const FollowAuthor &author) {
        names.setFollowed(author.name, author.on);
    });
    view.on<MuteWord>(&names,
                      [&names](const MuteWord &mute) { names.setWordMuted(mute.word, true); });
    view.on<MuteAuthor>(
        &names, [&names](const MuteAuthor &mute) { names.setAuthorMuted(mute.name, mute.on); });
    view.on<SeparatePeople>(&names, [&names](const SeparatePeople &separate) {
        names.tellApart(separate.name, separate.people);
    });
    view.on<JoinPeople>(&names,
                        [&names](const JoinPeople &join) { names.join(join.name, join.papers); });
}

void DetailController::connectSettings()
{
    m_parts.view.on<PreferText>(
        this, [this](const PreferText &text) { m_parts.settings.setTextLanguage(text.key); });
    connect(&m_parts.view, &SummaryView::zoomChanged, this,
            [this](int steps) { m_parts.settings.setSummaryZoom(steps); });
}

void DetailController::showPaper(const PaperId &paper)
{
    if (paper != m_paper) {
        m_authorReply.cancel(); // of a paper that the user left
        m_whenShown = {};
    }
    m_paper = paper;
    if (paper.isEmpty()) {
        m_paperReply.cancel();
        m_parts.view.clear({}); // the empty list says why there is nothing to read
        return;
    }
    if (paper != m_parts.view.paper())
        m_parts.view.closeAuthor();
    m_paperReply.ask(m_parts.library.paper(paper, m_parts.list.sorting().fit().profile), this,
                     [this](const Result<Paper> &result) { show(result); });
}

void DetailController::show(const Result<Paper> &paper)
{
    m_shown = paper.value_or(Paper());
    if (paper)
        m_parts.view.setPaper(m_shown);
    else
        m_parts.view.clear(paper.error().message);
    if (const auto act = std::exchange(m_whenShown, {}); act && paper)
        act();
}

// At once, or when the current paper has been read: until then the pane shows the one before.
void DetailController::whenShown(std::function<void()> act)
{
    if (m_paper == m_parts.view.paper())
        act();
    else
        m_whenShown = std::move(act);
}

void DetailController::editNote()
{
    whenShown([this] { m_parts.view.editNote(); });
}

// Shows a note that was stored at once. If it is undone before the paper can be loaded again, the
// note field would otherwise never learn that its text was stored, and keep it as a draft.
void DetailController::onMarked(const Marking &marking)
{
    if (marking.mark != Mark::Note || marking.subjects != QStringList{m_shown.id.text})
        return;
    m_shown.note = marking.text;
    if (m_parts.view.paper() == m_shown.id)
        m_parts.view.setPaper(m_shown);
}

void DetailController::showAuthor(const QString &name)
{
    m_authorReply.ask(
        m_parts.library.author(name), this, [this](const Result<AuthorPapers> &result) {
            if (result)
                m_parts.view.showAuthor(pageOf(*result, m_parts.names.muting().authors));
            else
                Q_EMIT failed(result.error());
        });
}

// The page may be closed, or show another author, when the answer arrives.
void DetailController::refreshAuthor(const QString &name)
{
    m_authorRefresh.ask(
        m_parts.library.author(name), this, [this, name](const Result<AuthorPapers> &result) {
            if (result && m_parts.view.shownAuthor() == name)
                m_parts.view.showAuthor(pageOf(*result, m_parts.names.muting().authors));
        });
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
    if (!m_paper.isEmpty() &&
        (changes.authors || changes.everything || changes.state.contains(m_paper) ||
         changes.content.contains(m_paper)))
        showPaper(m_paper);
    if (m_parts.view.showsAuthor())
        refreshAuthor(m_parts.view.shownAuthor());
}

void DetailController::pageOrGoOn()
{
    if (m_parts.view.showsAuthor()) {
        m_parts.view.closeAuthor();
        return;
    }
    const SpaceKey space = m_parts.settings.spaceKey();
    const PaperId paper = m_parts.list.papers().current();
    if (paper != m_parts.view.paper())
        return; // a paper that is still being loaded has not been read
    if (space != SpaceKey::Next && m_parts.view.isVisible() && m_parts.view.pageDown())
        return;
    if (space == SpaceKey::Scroll)
        return;
    if (!paper.isEmpty())
        m_parts.marks.setRead(paper, true);
    m_parts.list.papers().step(1);
}

void DetailController::zoomBy(int steps)
{
    m_parts.view.setZoom(steps == 0 ? 0 : m_parts.view.zoom() + steps);
    m_parts.settings.setSummaryZoom(m_parts.view.zoom());
}

} // namespace broadsheet
