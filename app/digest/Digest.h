// Digest files between text and values: pure functions, no files, any thread.
//
// A digest is a Markdown file of one or more days ("## Daily Papers (2024-03-22)") with an entry
// for each paper ("### [Title](link)"), or the plain-text mailing-list digest that arXiv sends. The
// formats drift: what is not understood is kept as text where it can be, and always reported with
// its line.
#pragma once

#include "papers/Report.h"

#include <QByteArrayView>
#include <QDate>
#include <QList>
#include <QString>

namespace broadsheet {

struct DigestEntry
{
    PaperReport paper;
    // Lines of the entry that are neither a known field nor summary, with blank lines between them;
    // "Heading: …" is the whole heading where it holds more than [title](link).
    QString remainder;

    bool operator==(const DigestEntry &) const = default;
};

struct DigestDay
{
    QDate day;        // invalid when the file names none
    QString heading;  // the text of the heading line, without "## "; empty when there was none and
                      // the day is unknown ("Date: …" for a mailing)
    QString preamble; // text between the heading and the first entry
    QList<DigestEntry> entries;

    bool operator==(const DigestDay &) const = default;
};

enum class DigestKind { DailyPapers, ArxivMailing };

struct Digest
{
    DigestKind kind = DigestKind::DailyPapers;
    QString preamble;      // text before the first day
    QList<DigestDay> days; // as in the file; the same day can stand there twice

    bool operator==(const Digest &) const = default;
};

// Something the reader should know about a line of the file. Warnings say what was kept all the
// same; with an Error the file as a whole could not be read as a digest.
struct Diagnostic
{
    enum class Severity { Warning, Error };
    Severity severity = Severity::Warning;
    int line = 0; // from 1; 0: the whole file
    QString message;

    bool operator==(const Diagnostic &) const = default;
};

struct ParsedDigest
{
    Digest digest;
    QList<Diagnostic> diagnostics; // in the order of lines, at most maxDiagnostics of them
};

inline constexpr int maxDiagnostics = 200; // a hostile file must not make a million messages

// Never fails and never drops an entry; at worst the result is a preamble and an Error diagnostic.
// `assumedDay` (from a path such as 2024/03/22.md) is used where the file names no day.
//
// An entry without a usable link is known by its title: its id is "title:" and the title in lower
// case. The bytes may be UTF-8 or, with a byte order mark, UTF-16; what cannot be read in them
// becomes U+FFFD.
[[nodiscard]] ParsedDigest parseDigest(QByteArrayView bytes, QDate assumedDay = {});

// UTF-8, "\n". parseDigest(writeDigest(d)).digest == d for every d that parseDigest made.
[[nodiscard]] QByteArray writeDigest(const Digest &digest);

// What goes into the library: same-day parts joined, the same paper twice on one day merged (first
// one's order, the later votes, every text). A day heading with nothing under it is a day without
// papers; entries that nothing identifies, not even a title, are left out.
[[nodiscard]] QList<DayReport> toReports(const Digest &digest, const QString &origin);

// "2024/03/22.md", "2024-03-22.md", "2024-03-22.txt" → that day, else invalid.
[[nodiscard]] QDate dayFromPath(QStringView path);

} // namespace broadsheet
