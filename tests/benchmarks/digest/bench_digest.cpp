// bench_digest [FOLDER]: parses and writes every digest below the folder, in memory, on one core.
#include "digest/Digest.h"

#include <QDirIterator>
#include <QFile>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace broadsheet;
using namespace Qt::StringLiterals;

namespace {

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

// Processor time of the best of fifty rounds: other programs only ever slow one down.
double bestSeconds(const std::function<void()> &round)
{
    double best = 1e9;
    for (int i = 0; i < 50; ++i) {
        const std::clock_t begin = std::clock();
        round();
        best = std::min(best, double(std::clock() - begin) / CLOCKS_PER_SEC);
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
