// Times how long a picture takes to reach the size of a row or of the summary: decoded in this
// process and by a decoder process, in turns, and from the small copy on disk. Prints a line for
// each: name, value, unit (the median of several runs).
#include "decoding/Decode.h"
#include "decoding/Decoders.h"
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
constexpr QSize kSummary(1280, 720);
constexpr int kRuns = 41;

template<class Work>
double milliseconds(Work work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1e6;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + qsizetype(values.size()) / 2;
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

template<class Work>
void measure(const char *name, Work work)
{
    std::vector<double> times;
    for (int run = 0; run < kRuns; ++run)
        times.push_back(milliseconds(work));
    std::printf("%s %.3f ms\n", name, median(times));
}

// Runs in pairs, so that both meet the same machine.
void compare(const char *name, const QByteArray &body, QSize box)
{
    Decoders decoders(QStringLiteral(BROADSHEET_DECODER));
    decoders.prepare();
    std::vector<double> here;
    std::vector<double> apart;
    for (int run = 0; run < kRuns; ++run) {
        here.push_back(milliseconds([&] { (void)decodePicture(body, box); }));
        apart.push_back(milliseconds([&] {
            if (!decoders.decode(body, box))
                std::abort();
        }));
    }
    std::printf("thumbnail_%s %.3f ms\n", name, median(apart));
    std::printf("thumbnail_%s_against_this_process %.3f times\n", name,
                median(apart) / median(here));
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QTemporaryDir folder;
    const QUrl url(u"https://x.org/card.png"_s);
    const QByteArray png = encoded(card(), "png");
    const QByteArray jpeg = encoded(card(), "jpeg", 85);

    std::printf("thumbnail_png_card_size %lld KB\n", png.size() / 1024);
    compare("png_card_to_row", png, kRow);
    compare("jpeg_card_to_row", jpeg, kRow);
    compare("png_card_to_summary", png, kSummary);
    measure("thumbnail_first_of_a_decoder", [&] {
        Decoders decoders(QStringLiteral(BROADSHEET_DECODER));
        if (!decoders.decode(png, kRow))
            std::abort();
    });

    ScaledCopies copies(folder.path(), 1'000'000);
    const ScaledCopy copy{.image = *decodePicture(png, kRow),
                          .source = "hash",
                          .freshUntil = QDateTime::currentDateTimeUtc()};
    measure("thumbnail_copy_write", [&] { copies.save(url, kRow, copy); });
    measure("thumbnail_copy_read", [&] {
        if (!copies.load(url, kRow))
            std::abort();
    });
    return 0;
}
