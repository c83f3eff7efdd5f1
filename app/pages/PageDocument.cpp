#include "pages/PageDocument.h"

#include "base/Limits.h"
#include "pages/PageFault.h"
#include "pages/PageWork.h"

#include <QFile>
#include <QTimer>

#include <algorithm>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace broadsheet {

namespace {

// A descriptor of our own that can only read, or -1. A pipe or a device is no PDF.
int openForReading(const QByteArray &path)
{
    const int file = ::open(path.constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    struct stat status
    {};
    if (file >= 0 && (::fstat(file, &status) != 0 || !S_ISREG(status.st_mode))) {
        ::close(file);
        return -1;
    }
    return file;
}

bool isTooLong(int file)
{
    struct stat status
    {};
    return ::fstat(file, &status) != 0 || status.st_size > maxPdfBytes;
}

} // namespace

PageDocument::PageDocument(QString program, QObject *parent)
    : QObject(parent), m_work(std::make_unique<PageWork>(std::move(program))),
      m_later(std::make_unique<QObject>())
{
    connect(m_work.get(), &PageWork::opened, this, &PageDocument::opened);
    connect(m_work.get(), &PageWork::failed, this, &PageDocument::fail);
    connect(m_work.get(), &PageWork::pageFailed, this, [this](int page, PageProblem problem) {
        Q_EMIT pageFailed(page, problem, errorOf(problem, m_name, {}, std::max(page, 0)));
    });
    connect(m_work.get(), &PageWork::rendered, this, &PageDocument::rendered);
    connect(m_work.get(), &PageWork::textRead, this, &PageDocument::textRead);
    connect(m_work.get(), &PageWork::linksRead, this, &PageDocument::linksRead);
    connect(m_work.get(), &PageWork::figuresRead, this, &PageDocument::figuresRead);
    connect(m_work.get(), &PageWork::outlineRead, this, &PageDocument::outlineRead);
    connect(m_work.get(), &PageWork::found, this, &PageDocument::found);
    connect(m_work.get(), &PageWork::searched, this, &PageDocument::searched);
    connect(m_work.get(), &PageWork::searchEnded, this, &PageDocument::searchEnded);
}

PageDocument::~PageDocument()
{
    letGo();
}

void PageDocument::prepare()
{
    m_work->prepare();
}

void PageDocument::open(const QString &path, const QString &name, const QString &password)
{
    openOwn(openForReading(QFile::encodeName(path)), name, password);
}

void PageDocument::open(int file, const QString &name, const QString &password)
{
    openOwn(openForReading("/proc/self/fd/" + QByteArray::number(file)), name, password);
}

void PageDocument::openOwn(int file, const QString &name, const QString &password)
{
    letGo();
    m_file = file;
    m_name = name;
    reopen(password);
}

void PageDocument::reopen(const QString &password)
{
    m_work->stop();
    m_later = std::make_unique<QObject>();
    m_isBusy = true;
    if (m_file < 0)
        failLater(PageProblem::NoFile);
    else if (isTooLong(m_file))
        failLater(PageProblem::TooCostly);
    else
        m_work->open(m_file, password);
}

void PageDocument::close()
{
    letGo();
}

void PageDocument::letGo()
{
    m_work->stop();
    m_later = std::make_unique<QObject>();
    m_isBusy = false;
    if (m_file >= 0)
        ::close(m_file);
    m_file = -1;
}

void PageDocument::rest()
{
    m_work->rest();
}

bool PageDocument::isOpen() const
{
    return m_work->isOpen();
}

const PagesInfo &PageDocument::info() const
{
    return m_work->info();
}

qint64 PageDocument::processId() const
{
    return m_work->processId();
}

bool PageDocument::isRefused()
{
    if (!m_isBusy)
        failLater(PageProblem::NotOpen);
    return !m_isBusy;
}

void PageDocument::want(const QList<PageView> &views)
{
    if (m_isBusy || (!views.isEmpty() && !isRefused()))
        m_work->want(views);
}

void PageDocument::readText(int page)
{
    if (!isRefused())
        m_work->ask({.kind = FrameKind::Text, .page = page});
}

void PageDocument::readLinks(int page)
{
    if (!isRefused())
        m_work->ask({.kind = FrameKind::Links, .page = page});
}

void PageDocument::readFigures(int page)
{
    if (!isRefused())
        m_work->ask({.kind = FrameKind::Figures, .page = page});
}

void PageDocument::readOutline()
{
    if (!isRefused())
        m_work->ask({.kind = FrameKind::Outline, .page = 0});
}

void PageDocument::search(const QString &text, int from)
{
    if (!isRefused())
        m_work->search(text, from);
}

void PageDocument::stopSearch()
{
    m_work->stopSearch();
}

void PageDocument::fail(PageProblem problem, const QString &detail)
{
    if (std::exchange(m_isBusy, false)) // else the process was only prepared
        Q_EMIT failed(problem, errorOf(problem, m_name, detail));
}

void PageDocument::failLater(PageProblem problem)
{
    QTimer::singleShot(0, m_later.get(), [this, problem] {
        m_isBusy = false;
        Q_EMIT failed(problem, errorOf(problem, m_name));
    });
}

} // namespace broadsheet
