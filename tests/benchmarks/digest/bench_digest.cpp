// bench_digest [FOLDER]: parses and writes every digest below the folder, in memory, on one core.
#include "digest/Digest.h"

#include <QDirIterator>
#include <QFile>

#include <chrono>
#include <cstdio>
#include <functional>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace
{

QList<QByteArray> readFiles(const QString &folder)
{
    QList<QByteArray> files;
    QDirIterator paths(folder, {u"*.md"_s, u"*.txt"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (paths.hasNext()) {
        QFile file(paths.next());
        if (file.open(QIODevice::ReadOnly))
            files.append(file.readAll());
    }
    return files;
}

// The best of the rounds that fit into two seconds: noise only ever slows.
double bestSeconds(const std::function<void()> &round)
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    double best = 1e9;
    while (Clock::now() - start < std::chrono::seconds(2)) {
        const auto begin = Clock::now();
        round();
        best = std::min(best, std::chrono::duration<double>(Clock::now() - begin).count());
    }
    return best;
}

} // namespace

int main(int argc, char *argv[])
{
    const QString folder =
        argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral(BROADSHEET_CORPUS "/digests");
    const QList<QByteArray> files = readFiles(folder);
    qsizetype bytes = 0;
    for (const QByteArray &file : files)
        bytes += file.size();
    if (bytes == 0) {
        std::fprintf(stderr, "No digests in %s\n", qPrintable(folder));
        return 1;
    }

    QList<Digest> digests;
    const double parsing = bestSeconds([&] {
        digests.clear();
        for (const QByteArray &file : files)
            digests.append(parseDigest(file).digest);
    });
    qsizetype written = 0;
    const double writing = bestSeconds([&] {
        written = 0;
        for (const Digest &digest : digests)
            written += writeDigest(digest).size();
    });
    std::printf("digest: %lld files, %.1f MB, parse %.0f MB/s, write %.0f MB/s\n",
                static_cast<long long>(files.size()), double(bytes) / 1e6,
                double(bytes) / 1e6 / parsing, double(written) / 1e6 / writing);
    return 0;
}
