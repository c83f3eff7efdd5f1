#include "pdf/PdfServer.h"

#include "base/Limits.h"
#include "confined/Sandbox.h"
#include "pages/PageFigures.h"
#include "pages/PageText.h"
#include "pages/SharedPixels.h"

#include <array>
#include <cerrno>
#include <cstring>

#include <sys/mman.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

namespace broadsheet {

namespace {

constexpr qsizetype maxRequest = 64 * kibibyte; // of the content; the longest is a search

int passedFile(msghdr &message)
{
    for (cmsghdr *head = CMSG_FIRSTHDR(&message); head; head = CMSG_NXTHDR(&message, head))
        if (head->cmsg_level == SOL_SOCKET && head->cmsg_type == SCM_RIGHTS &&
            head->cmsg_len == CMSG_LEN(sizeof(int))) {
            int file = -1;
            std::memcpy(&file, CMSG_DATA(head), sizeof file);
            return file;
        }
    return -1;
}

bool copyPixels(const QImage &image, int file)
{
    const auto bytes = size_t(bytesOfPixels(image.size()));
    struct stat status
    {};
    if (file < 0 || ::fstat(file, &status) != 0 || size_t(status.st_size) < bytes)
        return false;
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
    if (memory == MAP_FAILED)
        return false;
    const size_t line = size_t(4) * size_t(image.width());
    for (int y = 0; y < image.height(); ++y)
        std::memcpy(static_cast<uchar *>(memory) + size_t(y) * line, image.constScanLine(y), line);
    ::munmap(memory, bytes);
    return true;
}

PageFrame failed(PageProblem problem)
{
    return {.kind = FrameKind::Failed, .content = contentOf(problem)};
}

template<class T>
PageFrame frameOf(const PdfResult<T> &result)
{
    if (!result)
        return failed(result.error());
    const QByteArray content = contentOf(*result);
    if (content.size() > maxPageReplyBytes)
        return failed(PageProblem::TooCostly);
    return {.kind = FrameKind::Done, .content = content};
}

} // namespace

void PdfServer::serve()
{
    if (!send({}))
        return;
    for (Request request; receive(request); request = {}) {
        limitProcessorTime(maxPageTime);
        PageFrame reply = answer(request);
        limitProcessorTime({});
        if (request.file >= 0 && request.frame.kind != FrameKind::Open)
            ::close(request.file);
        reply.id = request.frame.id;
        if (!send(reply))
            return;
    }
}

bool PdfServer::receiveBytes(QByteArray &bytes, int &file)
{
    qsizetype count = 0;
    while (count < bytes.size()) {
        iovec part{.iov_base = bytes.data() + count, .iov_len = size_t(bytes.size() - count)};
        alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
        msghdr message{};
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const ssize_t got = ::recvmsg(m_socket, &message, MSG_CMSG_CLOEXEC);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        count += got;
        if (const int passed = passedFile(message); passed >= 0)
            file = passed;
    }
    return true;
}

// Reads no byte further than the frame, so that the file of the next one is not taken for its own.
bool PdfServer::receive(Request &request)
{
    QByteArray head(frameHeadSize, '\0');
    if (!receiveBytes(head, request.file))
        return false;
    PageFrameReader reader(maxRequest);
    reader.feed(head);
    std::optional<PageFrame> frame = reader.next();
    if (!frame && !reader.isBroken()) {
        QByteArray content(reader.missing(), '\0');
        if (!receiveBytes(content, request.file))
            return false;
        reader.feed(content);
        frame = reader.next();
    }
    if (!frame)
        return false;
    // It came too late: its request is answered.
    if (frame->kind == FrameKind::BreakOff)
        return receive(request);
    request.frame = *frame;
    return true;
}

PageFrame PdfServer::answer(const Request &request)
{
    const PageFrame &frame = request.frame;
    if (frame.kind == FrameKind::Open) {
        const auto password = fromContent<QString>(frame.content);
        return password ? frameOf(m_pdf.open(request.file, *password))
                        : failed(PageProblem::NoFile);
    }
    if (frame.kind == FrameKind::Render)
        return render(request);
    if (frame.kind == FrameKind::Find)
        return find(frame);
    const std::optional<int> page = fromContent<int>(frame.content);
    if (!page)
        return failed(PageProblem::NoPage);
    switch (frame.kind) {
    case FrameKind::Text:
        return frameOf(m_pdf.words(*page));
    case FrameKind::Links:
        return frameOf(m_pdf.links(*page));
    case FrameKind::Figures:
        return figures(*page);
    case FrameKind::Outline:
        return frameOf(m_pdf.outline());
    default:
        return failed(PageProblem::NoPage);
    }
}

PageFrame PdfServer::render(const Request &request)
{
    const auto wanted = fromContent<RenderRequest>(request.frame.content);
    if (!wanted)
        return failed(PageProblem::NoPage);
    bool isLeft = false;
    const auto image = m_pdf.render(*wanted, [&] {
        isLeft = isLeft || isBrokenOff(request.frame.id);
        return isLeft;
    });
    if (isLeft)
        return {.kind = FrameKind::BrokenOff};
    if (!image)
        return failed(image.error());
    return copyPixels(*image, request.file) ? PageFrame{.kind = FrameKind::Done}
                                            : failed(PageProblem::TooCostly);
}

PageFrame PdfServer::find(const PageFrame &request)
{
    const auto wanted = fromContent<FindRequest>(request.content);
    if (!wanted)
        return failed(PageProblem::NoPage);
    return frameOf(m_pdf.words(wanted->page).map([&](const QList<PageWord> &words) {
        QList<PageHit> hits = findOnPage(wanted->page, words, wanted->text);
        return hits.first(std::min(hits.size(), maxPageHits));
    }));
}

PageFrame PdfServer::figures(int page)
{
    return frameOf(m_pdf.words(page).map(
        [&](const QList<PageWord> &words) { return figuresOf(words, m_pdf.pageSize(page)); }));
}

bool PdfServer::isBrokenOff(quint32 id)
{
    constexpr int often = 32; // poppler asks for each thing on the page
    if (++m_questions % often != 0)
        return false;
    const QByteArray expected = frameBytes({.kind = FrameKind::BreakOff, .id = id});
    QByteArray head(expected.size(), '\0');
    const ssize_t count =
        ::recv(m_socket, head.data(), size_t(head.size()), MSG_DONTWAIT | MSG_PEEK);
    if (count == 0)
        ::_exit(0); // the program is gone
    return count == ssize_t(expected.size()) && head == expected;
}

bool PdfServer::send(const PageFrame &frame)
{
    const QByteArray bytes = frameBytes(frame);
    qsizetype count = 0;
    while (count < bytes.size()) {
        const ssize_t sent =
            ::send(m_socket, bytes.constData() + count, size_t(bytes.size() - count), MSG_NOSIGNAL);
        if (sent <= 0)
            return false;
        count += sent;
    }
    return true;
}

} // namespace broadsheet
