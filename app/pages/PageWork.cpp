#include "pages/PageWork.h"

#include "base/Limits.h"
#include "pages/PageCodec.h"
#include "pages/PageProcess.h"
#include "pages/PageText.h"
#include "pages/SharedPixels.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

namespace {

struct Opening
{};

} // namespace

// What the process works at.
struct PageWork::Running
{
    std::variant<Opening, PageView, PageAsk, PageFind> job;
    std::optional<SharedPixels> pixels = {};
    bool isWanted = true;
};

PageWork::PageWork(QString program, QObject *parent)
    : QObject(parent), m_program(std::move(program)), m_later(std::make_unique<QObject>())
{
    m_idleTimer.setSingleShot(true);
    m_idleTimer.setInterval(maxPagesIdleTime);
    connect(&m_idleTimer, &QTimer::timeout, this, &PageWork::rest);
}

PageWork::~PageWork() = default;

void PageWork::prepare()
{
    if (m_process)
        return;
    m_process = new PageProcess(this);
    connect(m_process, &PageProcess::answered, this, &PageWork::use);
    connect(m_process, &PageProcess::ended, this, &PageWork::fail);
    m_process->start(m_program);
    m_idleTimer.start();
}

void PageWork::open(int file, const QString &password)
{
    stop();
    m_file = file;
    m_password = password;
    startOpening();
}

void PageWork::startOpening()
{
    prepare();
    m_isUsed = true;
    run({.job = Opening{}}, {.kind = FrameKind::Open, .content = contentOf(m_password)}, m_file);
}

void PageWork::stop()
{
    if (m_isUsed)
        endProcess();
    m_later = std::make_unique<QObject>();
    m_queue = {};
    m_info = {};
    m_password.clear();
}

void PageWork::rest()
{
    if (!m_running && m_queue.isEmpty())
        endProcess();
}

void PageWork::endProcess()
{
    m_idleTimer.stop();
    m_running.reset();
    m_isUsed = false;
    if (!m_process)
        return;
    m_process->disconnect(this);
    m_process->stop();
    m_process->deleteLater(); // it may be the one that calls
    m_process = nullptr;
}

qint64 PageWork::processId() const
{
    return m_process ? m_process->processId() : 0;
}

void PageWork::want(const QList<PageView> &views)
{
    QList<PageView> wanted = views;
    if (const auto *view = m_running ? std::get_if<PageView>(&m_running->job) : nullptr) {
        const bool isBrokenOff = !m_running->isWanted;
        const bool isWanted = wanted.removeAll(*view) > 0;
        if (isWanted && isBrokenOff)
            wanted.prepend(*view); // too late to let it go on
        if (!isWanted && !isBrokenOff)
            m_process->breakOff();
        m_running->isWanted = isWanted && !isBrokenOff;
    }
    m_queue.want(wanted);
    wake();
}

void PageWork::ask(const PageAsk &ask)
{
    m_queue.ask(ask);
    wake();
}

void PageWork::search(const QString &text, int from)
{
    stopSearch();
    m_hits = 0;
    if (isFindable(text)) {
        m_queue.search(text.left(maxSearchLength), from);
        return wake();
    }
    QTimer::singleShot(0, m_later.get(), [this] { Q_EMIT searchEnded(0, false); });
}

void PageWork::stopSearch()
{
    m_queue.stopSearch();
    if (m_running && std::holds_alternative<PageFind>(m_running->job))
        m_running->isWanted = false;
}

void PageWork::wake()
{
    if (!isOpen() || m_running || m_queue.isEmpty())
        return;
    if (!m_process)
        return startOpening(); // it was idle for long, and reads the file again first
    QTimer::singleShot(0, m_later.get(), [this] { next(); });
}

void PageWork::next()
{
    while (isOpen() && m_process && !m_running) {
        const std::optional<PageJob> job = m_queue.take(int(m_info.sizes.size()));
        if (!job)
            return m_idleTimer.start();
        start(*job);
    }
}

void PageWork::start(const PageJob &job)
{
    if (const auto *view = std::get_if<PageView>(&job)) {
        startView(*view);
    } else if (const auto *find = std::get_if<PageFind>(&job)) {
        const FindRequest request{.page = find->page, .text = find->text};
        run({.job = *find}, {.kind = FrameKind::Find, .content = contentOf(request)});
    } else {
        const auto &ask = std::get<PageAsk>(job);
        if (ask.page < 0 || ask.page >= m_info.sizes.size())
            return Q_EMIT pageFailed(ask.page, PageProblem::NoPage);
        run({.job = ask}, {.kind = ask.kind, .content = contentOf(ask.page)});
    }
}

void PageWork::startView(const PageView &view)
{
    if (view.page < 0 || view.page >= m_info.sizes.size() || !(view.scale > 0))
        return Q_EMIT pageFailed(view.page, PageProblem::NoPage);
    const QRect part = pixelsOf(view, m_info.sizes.at(view.page));
    if (part.isEmpty())
        return Q_EMIT pageFailed(view.page, PageProblem::NoPage);
    std::optional<SharedPixels> memory;
    if (qint64(part.width()) * part.height() <= maxPagePixels)
        memory = SharedPixels::make(part.size());
    if (!memory)
        return Q_EMIT pageFailed(view.page, PageProblem::TooCostly);
    const RenderRequest request{.page = view.page, .scale = view.scale, .clip = part};
    const int file = memory->file();
    run({.job = view, .pixels = std::move(memory)},
        {.kind = FrameKind::Render, .content = contentOf(request)}, file);
}

void PageWork::run(Running running, PageFrame frame, int file)
{
    m_idleTimer.stop();
    m_running = std::make_unique<Running>(std::move(running));
    frame.id = ++m_lastId;
    m_process->ask(frame, file);
}

// A slot that hears of the answer may have opened another file, so next() looks where things stand.
void PageWork::use(const PageFrame &answer)
{
    const std::unique_ptr<Running> done = std::move(m_running);
    bool isGood = answer.kind == FrameKind::Done || !done->isWanted;
    if (answer.kind == FrameKind::Failed) {
        isGood = true;
        useFailure(*done, answer.content);
    } else if (answer.kind == FrameKind::Done && done->isWanted) {
        if (std::holds_alternative<Opening>(done->job))
            isGood = useOpening(answer.content);
        else if (const auto *view = std::get_if<PageView>(&done->job))
            useView(*view, done->pixels->image());
        else if (const auto *ask = std::get_if<PageAsk>(&done->job))
            isGood = useAsked(*ask, answer.content);
        else
            isGood = useFound(std::get<PageFind>(done->job), answer.content);
    }
    if (!isGood)
        fail(PageProblem::Misbehaved);
    next();
}

bool PageWork::useOpening(const QByteArray &content)
{
    const auto info = fromContent<PagesInfo>(content);
    if (!info || info->sizes.isEmpty())
        return false;
    if (isOpen()) // the same file as before; the process was idle
        return *info == m_info;
    m_info = *info;
    Q_EMIT opened(m_info);
    return true;
}

void PageWork::useView(const PageView &view, const QImage &image)
{
    if (image.isNull())
        Q_EMIT pageFailed(view.page, PageProblem::TooCostly);
    else
        Q_EMIT rendered(view, image);
}

bool PageWork::useAsked(const PageAsk &ask, const QByteArray &content)
{
    const auto hand = [](const auto &value, auto give) {
        if (value)
            give(*value);
        return value.has_value();
    };
    switch (ask.kind) {
    case FrameKind::Text:
        return hand(fromContent<QList<PageWord>>(content),
                    [&](const auto &words) { Q_EMIT textRead(ask.page, words); });
    case FrameKind::Links:
        return hand(fromContent<QList<PageLink>>(content),
                    [&](const auto &links) { Q_EMIT linksRead(ask.page, links); });
    case FrameKind::Figures:
        return hand(fromContent<QList<PageFigure>>(content),
                    [&](const auto &figures) { Q_EMIT figuresRead(ask.page, figures); });
    default:
        return hand(fromContent<QList<OutlineEntry>>(content),
                    [&](const auto &entries) { Q_EMIT outlineRead(entries); });
    }
}

bool PageWork::useFound(const PageFind &find, const QByteArray &content)
{
    const auto hits = fromContent<QList<PageHit>>(content);
    const bool isGood = hits && std::all_of(hits->begin(), hits->end(), [&](const PageHit &hit) {
                            return hit.page == find.page && !hit.boxes.isEmpty();
                        });
    if (isGood)
        countFound(*hits);
    return isGood;
}

void PageWork::countFound(const QList<PageHit> &hits)
{
    const bool isCut = m_hits + hits.size() > maxPageHits;
    const QList<PageHit> shown = hits.first(std::min(hits.size(), maxPageHits - m_hits));
    m_hits += shown.size();
    if (isCut)
        m_queue.stopSearch();
    const auto pages = int(m_info.sizes.size());
    const bool isLast = !m_queue.isSearching();
    if (!shown.isEmpty())
        Q_EMIT found(shown);
    Q_EMIT searched(m_queue.searchedPages(), pages);
    if (isLast && !m_queue.isSearching()) // a slot may have begun another search
        Q_EMIT searchEnded(int(m_hits), isCut);
}

void PageWork::useFailure(const Running &done, const QByteArray &content)
{
    const auto problem = fromContent<PageProblem>(content);
    if (!problem || std::holds_alternative<Opening>(done.job))
        fail(problem.value_or(PageProblem::Misbehaved));
    else if (!done.isWanted)
        return;
    else if (std::holds_alternative<PageFind>(done.job))
        countFound({});
    else if (const auto *view = std::get_if<PageView>(&done.job))
        Q_EMIT pageFailed(view->page, *problem);
    else
        Q_EMIT pageFailed(std::get<PageAsk>(done.job).page, *problem);
}

void PageWork::fail(PageProblem problem, const QString &detail)
{
    stop();
    endProcess();
    Q_EMIT failed(problem, detail);
}

} // namespace broadsheet
