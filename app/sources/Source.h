// A service that lists papers: how it is asked, and how its answers are read. Pure: no network, no
// files, no clock, any thread. What the services do was measured on real replies; each source's
// file says what it relies on.
#pragma once

#include "base/Budget.h"
#include "papers/Report.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QStringList>
#include <QUrl>

#include <memory>

namespace broadsheet {

// Where the reader wants it to be asked, and for what.
struct SourceOptions
{
    QUrl baseUrl; // without a trailing slash
    QStringList categories = {};
};

struct SourceRequest
{
    QDate day;                  // asked for; for Source::Asks::Newest: the reader's today
    int page = 0;               // Source::Asks::Days
    QList<PaperId> papers = {}; // Source::Asks::Details, at most batchSize() of them
};

// What came back, whatever it was.
struct SourceResponse
{
    int status = 200; // HTTP's
    QUrl url;         // after redirects
    QByteArray contentType;
    QByteArray body;
    QDateTime at;    // UTC
    QString problem; // not empty: the body breaks off, and why
};

struct ParsedResponse
{
    // Every valid entry of the answer, by day. Of the day asked for there is always a report, the
    // first one, with its status and problem; reports of other days have DayStatus::NotFetched.
    // Asks::Newest: the day is the answer's own when it names one. Asks::Details: one report
    // without a day, whose status and problem are those of the answer.
    QList<DayReport> days;
    bool hasMore = false;   // another page may follow
    bool isRefused = false; // the question itself was refused: fewer papers may be answered
    QStringList remarks;    // on entries that were left out, one sentence each; at most maxRemarks
};

inline constexpr int maxRemarks = 50;

class Source
{
public:
    // Days: any day, in pages. Newest: whatever is newest. Details: of papers already known.
    enum class Asks { Days, Newest, Details };

    virtual ~Source() = default;

    [[nodiscard]] virtual QString id() const = 0; // as in SourceTraits and the settings
    [[nodiscard]] virtual Asks asks() const = 0;
    [[nodiscard]] virtual QUrl defaultBaseUrl() const { return {}; } // empty: none, so it is off
    [[nodiscard]] virtual Budget budget(const QUrl &baseUrl) const = 0;
    [[nodiscard]] virtual int batchSize() const { return 1; }
    [[nodiscard]] virtual QByteArray accept() const = 0; // Accept header

    [[nodiscard]] virtual QUrl address(const SourceOptions &options,
                                       const SourceRequest &request) const = 0;
    [[nodiscard]] virtual ParsedResponse parse(const SourceRequest &request,
                                               const SourceResponse &response) const = 0;
};

// The source of that id: "huggingFace", "arxivFeed", "arxivApi", "archive", or "archive-NAME" for
// further archives. Null for another id.
[[nodiscard]] std::unique_ptr<Source> makeSource(const QString &id);

// The ids that need no name of the reader's, in the order in which people are shown them.
[[nodiscard]] QStringList sourceIds();

// Base addresses are https, or http on this machine alone.
[[nodiscard]] bool isAcceptableBase(const QUrl &url);

} // namespace broadsheet
