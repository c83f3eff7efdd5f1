// Runs command lines as main() does, and keeps what they print.
#pragma once

#include "commands/CommandLine.h"

#include <QTemporaryDir>

namespace broadsheet::test {

struct Outcome
{
    int status = -1;
    QByteArray out;
    QByteArray err;
};

class CommandRun final
{
public:
    explicit CommandRun(const QString &library) : m_library(library) {}

    // The words after "broadsheet --library FILE".
    [[nodiscard]] Outcome operator()(const QStringList &words, const QByteArray &input = {}) const;
    // Ends the event loop of the command as soon as it has printed this on standard error.
    [[nodiscard]] Outcome untilSaid(const QByteArray &text, const QStringList &words) const;

    [[nodiscard]] QString library() const { return m_library; }

private:
    [[nodiscard]] Outcome run(const QStringList &words, const Streams &streams) const;

    QString m_library;
};

// A temporary folder for files and a library.
class Place
{
public:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }
    QString write(const QString &name, const QByteArray &bytes) const; // its path
    [[nodiscard]] CommandRun broadsheet() const
    {
        return CommandRun(path(QStringLiteral("library.sqlite")));
    }

private:
    QTemporaryDir m_folder;
};

// A digest day with entries "2403.00001", "2403.00002", … and votes 10, 20, …
[[nodiscard]] QByteArray digestOf(const QByteArray &day, int entries, int firstId = 1);

// The ids of a JSON list, in its order.
[[nodiscard]] QStringList idsOf(const QByteArray &json);

// A library of three papers on 22 March and two on 21 March 2024, one of them on both days.
struct SmallLibrary final : Place
{
    SmallLibrary();
    CommandRun run;
    Outcome imported;
};

} // namespace broadsheet::test
