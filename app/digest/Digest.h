// Parses and writes digests. Pure functions without file access, for any thread.
//
// A digest is a Markdown file of one or more days ("## Daily Papers (2024-03-22)") with an entry
// for each paper ("### [Title](link)"), or the plain-text digest that arXiv sends to its mailing
// lists. README.md describes both.
#pragma once

#include "notation/NoteBlock.h"
#include "papers/Report.h"

#include <QByteArrayView>
#include <QDate>
#include <QList>
#include <QString>

namespace broadsheet {

struct DigestEntry
{
    PaperReport paper;
    // Lines that are neither a known field nor part of the summary, separated by blank lines.
    // "Heading: …" is the whole heading when it has more than [title](link).
    QString remainder;

    bool operator==(const DigestEntry &) const = default;
};

struct DigestDay
{
    QDate day; // invalid: unknown
    // Without "## ". Empty when the file has no heading and the day is unknown. In a mailing, the
    // line "Date: …".
    QString heading;
    QString preamble; // between the heading and the first entry
    QList<DigestEntry> entries;

    bool operator==(const DigestDay &) const = default;
};

enum class DigestKind { DailyPapers, ArxivMailing };

struct Digest
{
    DigestKind kind = DigestKind::DailyPapers;
    QString preamble;      // before the first day
    QList<DigestDay> days; // in the order of the file; the same day can occur twice

    bool operator==(const Digest &) const = default;
};

// A message for the user about a line of the file. A Warning says what was kept; an Error, that the
// file is not a digest.
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
    QList<Diagnostic> diagnostics; // sorted by line, at most maxDiagnostics
    bool endsInEntry = false;      // the file is cut off; its last day lacks something
    QList<PaperNote> notes;        // of whoever wrote the file; no part of any text
};

inline constexpr int maxDiagnostics = 200; // for files that would cause a million

// Never fails and never drops an entry; at worst the result is a preamble and an Error diagnostic.
// `assumedDay` (see notation/Dates.h) is the day of papers for which the file has none.
//
// At most `maxEntries` papers and days are read, and an Error names the line from which on nothing
// was; 0: as many as a file may have.
//
// The id of an entry without a usable link is "title:" and the title in lower case. The bytes are
// UTF-8, or UTF-16 with a byte order mark; invalid characters become U+FFFD.
[[nodiscard]] ParsedDigest parseDigest(QByteArrayView bytes, QDate assumedDay = {},
                                       qsizetype maxEntries = 0);

// UTF-8 with "\n" line ends. parseDigest(writeDigest(d)).digest == d for every digest d that
// parseDigest() returned.
[[nodiscard]] QByteArray writeDigest(const Digest &digest);

// The reports to store, one for each day. A paper that occurs twice on a day is merged: position of
// the first entry, votes of the last one, the texts of all. A heading with nothing below it makes a
// day without papers. Entries without an id are left out. `origin` is the file's name.
[[nodiscard]] QList<DayReport> toReports(const Digest &digest, const QString &origin);

} // namespace broadsheet
