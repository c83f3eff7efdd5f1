// broadsheet-decoder: the process in which Broadsheet decodes pictures, see DecoderProcess. It is
// of no use by itself.
#include "confined/Sandbox.h"
#include "decoding/Channel.h"
#include "decoding/Decode.h"
#include "decoding/Format.h"

#include <QBuffer>
#include <QGuiApplication>
#include <QImageReader>
#include <QPainter>

#include <cstdio>
#include <cstring>
#include <memory>

#include <sys/mman.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

// Plugins are loaded when a format is read for the first time. In the sandbox that is too late.
void loadPlugins()
{
    QBuffer nothing;
    nothing.open(QIODevice::ReadOnly);
    for (const PictureFormat format : {PictureFormat::Png, PictureFormat::Jpeg, PictureFormat::Gif,
                                       PictureFormat::WebP, PictureFormat::Bmp})
        (void)QImageReader(&nothing, readerFormat(format)).canRead();
}

// Fonts are files as well. Drawings that ask for others get one of these.
void loadFonts()
{
    QImage image(8, 8, QImage::Format_ARGB32_Premultiplied);
    QPainter painter(&image);
    for (const auto &family : {u"sans-serif"_s, u"serif"_s, u"monospace"_s}) {
        for (const int weight : {QFont::Normal, QFont::Bold}) {
            painter.setFont(QFont(family, 12, weight));
            painter.drawText(0, 8, u"A한"_s);
        }
    }
}

channel::Reply decode(const channel::Request &request, uchar *memory)
{
    const QByteArray body = QByteArray::fromRawData(reinterpret_cast<const char *>(memory),
                                                    qsizetype(request.bodySize));
    const DecodedImage image = decodePicture(body, request.box);
    if (!image)
        return {.problem = image.error().problem, .size = image.error().claimed};
    const channel::Reply reply{
        .isDecoded = true, .hasAlpha = image->hasAlphaChannel(), .size = image->size()};
    const QImage plain = image->convertToFormat(channel::pixelFormat(reply.hasAlpha));
    const size_t lineSize = size_t(4) * size_t(plain.width());
    for (int y = 0; y < plain.height(); ++y)
        std::memcpy(memory + channel::bodyCapacity + size_t(y) * lineSize, plain.constScanLine(y),
                    lineSize);
    return reply;
}

// Returns when the program has closed its end or is gone.
void serve(uchar *memory)
{
    channel::Request request;
    while (::recv(channel::socketFile, &request, sizeof request, 0) == ssize_t(sizeof request)) {
        limitProcessorTime(maxDecodingTime);
        const channel::Reply reply = decode(request, memory);
        limitProcessorTime({});
        if (::send(channel::socketFile, &reply, sizeof reply, MSG_NOSIGNAL) != sizeof reply)
            return;
    }
}

} // namespace

int main(int argc, char *argv[])
{
    void *memory = ::mmap(nullptr, channel::memorySize, PROT_READ | PROT_WRITE, MAP_SHARED,
                          channel::memoryFile, 0);
    if (memory == MAP_FAILED) {
        std::fputs("broadsheet-decoder is started by Broadsheet itself.\n", stderr);
        return 2;
    }
    ::close_range(channel::memoryFile + 1, ~0u, 0); // what the program did not mean to pass on

    const bool isForDrawings = argc > 1 && std::strcmp(argv[1], channel::drawingsOption) == 0;
    std::unique_ptr<QCoreApplication> app;
    if (isForDrawings) {
        app = std::make_unique<QGuiApplication>(argc, argv);
        loadFonts();
    } else {
        app = std::make_unique<QCoreApplication>(argc, argv);
        loadPlugins();
    }
    limitDecodedSize();
    if (!enterSandbox({.memory = maxDecodingMemory})) {
        std::fputs("broadsheet-decoder: this kernel has no filter for system calls.\n", stderr);
        return 1;
    }
    serve(static_cast<uchar *>(memory));
    ::_exit(0); // destructors and leak checks would need what the sandbox takes away
}
