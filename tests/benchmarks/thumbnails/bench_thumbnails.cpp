// Times how long a picture takes to reach the size of a row: from the fetched file, and from the
// small copy on disk. Prints a line for each: name, value, unit (the median of several runs).
#include "decoding/Decode.h"
#include "thumbnails/ScaledCopies.h"

#include "Pictures.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace broadsheet;
using namespace broadsheet::test;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize kRow(320, 180);

template<class Work>
void measure(const char *name, Work work)
{
    constexpr int kRuns = 41;
    std::vector<double> milliseconds;
    for (int run = 0; run < kRuns; ++run) {
        QElapsedTimer timer;
        timer.start();
        work();
        milliseconds.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    const auto middle = milliseconds.begin() + kRuns / 2;
    std::nth_element(milliseconds.begin(), middle, milliseconds.end());
    std::printf("%s %.3f ms\n", name, *middle);
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const QUrl url(u"https://x.org/card.png"_s);
    const QByteArray png = encoded(card(), "png");
    const QByteArray jpeg = encoded(card(), "jpeg", 85);
    const auto toRow = [](const QByteArray &body) {
        if (!decodePicture(body, kRow, u"card"_s))
            std::abort();
    };

    std::printf("thumbnail_png_card_size %lld KB\n", png.size() / 1024);
    measure("thumbnail_png_card_to_row", [&] { toRow(png); });
    measure("thumbnail_jpeg_card_to_row", [&] { toRow(jpeg); });

    ScaledCopies copies(folder.path(), 1'000'000);
    const ScaledCopy copy{.image = *decodePicture(png, kRow, u"card"_s),
                          .source = "hash",
                          .freshUntil = QDateTime::currentDateTimeUtc()};
    measure("thumbnail_copy_write", [&] { copies.save(url, kRow, copy); });
    measure("thumbnail_copy_read", [&] {
        if (!copies.load(url, kRow))
            std::abort();
    });
    return 0;
}
