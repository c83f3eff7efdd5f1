#include "CommandRun.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTimer>

#include <memory>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet::test {

namespace {

using Stream = std::unique_ptr<std::FILE, int (*)(std::FILE *)>;

Stream temporary(const QByteArray &contents = {})
{
    Stream stream(std::tmpfile(), std::fclose);
    std::fwrite(contents.constData(), 1, static_cast<size_t>(contents.size()), stream.get());
    std::rewind(stream.get());
    return stream;
}

QByteArray contentsOf(std::FILE *stream)
{
    std::fflush(stream);
    std::rewind(stream);
    QFile file;
    return file.open(stream, QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

Outcome CommandRun::operator()(const QStringList &words, const QByteArray &input) const
{
    const Stream in = temporary(input);
    const Stream out = temporary();
    const Stream err = temporary();
    return run(words, {.in = in.get(), .out = out.get(), .err = err.get()});
}

Outcome CommandRun::untilSaid(const QByteArray &text, const QStringList &words) const
{
    const Stream in = temporary();
    const Stream out = temporary();
    const Stream err = temporary();
    QTimer watch;
    QObject::connect(&watch, &QTimer::timeout, &watch, [&] {
        std::fflush(err.get());
        QByteArray said(64 * 1024, '\0'); // without moving the position for writing
        said.truncate(qMax<qsizetype>(
            ::pread(::fileno(err.get()), said.data(), static_cast<size_t>(said.size()), 0), 0));
        if (said.contains(text))
            QCoreApplication::quit();
    });
    watch.start(std::chrono::milliseconds(5));
    return run(words, {.in = in.get(), .out = out.get(), .err = err.get()});
}

Outcome CommandRun::run(const QStringList &words, const Streams &streams) const
{
    const auto invocation =
        parseCommandLine(QStringList{u"broadsheet"_s, u"--library"_s, m_library} + words);
    const int status = invocation ? runCommand(*invocation, streams)
                                  : refuseCommandLine(invocation.error(), streams);
    return {.status = status, .out = contentsOf(streams.out), .err = contentsOf(streams.err)};
}

QString Place::write(const QString &name, const QByteArray &bytes) const
{
    const QString file = path(name);
    QDir().mkpath(QFileInfo(file).path());
    QFile target(file);
    if (!target.open(QIODevice::WriteOnly) || target.write(bytes) != bytes.size())
        qFatal("The test could not write %s", qUtf8Printable(file));
    return file;
}

QByteArray digestOf(const QByteArray &day, int entries, int firstId)
{
    QByteArray digest = "## Daily Papers (" + day + ")\n";
    for (int i = 0; i < entries; ++i) {
        const QByteArray id = "2403." + QByteArray::number(firstId + i).rightJustified(5, '0');
        const QByteArray number = QByteArray::number(firstId + i);
        digest += "\n### [Paper " + number + " of the day](https://arxiv.org/abs/" + id + ")\n\n" +
                  "![](https://example.org/" + number +
                  ".png)\n\nVote: " + QByteArray::number(10 * (firstId + i)) +
                  "\n\nAuthors: Ada Author " + number + ", Ben Both\n\n- **What's New**: 논문 " +
                  number + "\n";
    }
    return digest;
}

QStringList idsOf(const QByteArray &json)
{
    QStringList ids;
    for (const QJsonValue &paper : QJsonDocument::fromJson(json).array())
        ids.append(paper[u"id"].toString());
    return ids;
}

SmallLibrary::SmallLibrary() : run(broadsheet())
{
    write(u"archive/2024/03/22.md"_s, digestOf("2024-03-22", 3));
    write(u"archive/2024/03/21.md"_s, digestOf("2024-03-21", 2, 3));
    imported = run({u"import"_s, path(u"archive"_s)});
}

} // namespace broadsheet::test
