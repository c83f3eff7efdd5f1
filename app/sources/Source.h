// A service that lists papers: how it is asked, and how its responses are parsed. Pure: no network,
// no files, no clock; any thread. The behaviour of the services was measured on real responses; the
// file of each source says what it relies on. How to add a source: README.md in this folder.
#pragma once

#include "base/Budget.h"
#include "papers/Report.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QList>
#include <QSet>
#include <QStringList>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>

namespace broadsheet {

// Where the user wants a source to be asked, and for what.
struct SourceOptions
{
    QUrl baseUrl;              // without a trailing slash
    QStringList categories;    // of arXiv, "cs.CL"
    QString fileTemplate = {}; // of an archive, see FileTemplate.h; empty: the default
    QString query = {};        // a search of arXiv, as its query API writes it
};

struct SourceRequest
{
    QDate day;              // for Source::Asks::Newest: today, by the user's clock
    int page = 0;           // from 0
    int list = 0;           // of ParsedResponse::list: which of the categories; from 0
    QDate since = {};       // Newest, with pages: read back to this day; invalid: one page
    QDate known = {};       // Newest: the day of the list that is known; invalid: none is
    QList<PaperId> papers;  // Source::Asks::Details only, at most batchSize() of them
    QStringList categories; // some of Source::parts(); empty: all
};

// What the service sent, whatever it is.
struct SourceResponse
{
    int status = 200; // of HTTP
    QUrl url;         // after redirects
    QByteArray contentType;
    QByteArray body;
    QDateTime at;          // when it arrived, UTC
    QString problem;       // why the body is incomplete, one sentence; empty: it is complete
    bool hadToken = false; // the request had the token of the user's account
};

// A page of one of several lists, of a category each. The same papers may be on several of them,
// and one that cannot be read says nothing about the others.
struct ListPage
{
    QList<PaperId> entries = {};   // on this page, also those that were left out
    std::optional<int> total = {}; // entries that the list has on all of its pages, as it says
    bool isOfLastList = true;
};

struct ParsedResponse
{
    // Every valid entry of the response, by day. The first report is always there: it is that of
    // the requested day, with its status and problem. Reports of other days have
    // DayStatus::NotFetched, or Complete or SoFar if the response has all of the day.
    // Asks::Newest: the day is the one that the response names, or its newest, if any.
    // Asks::Details: one report without a day, whose status and problem are those of the response.
    QList<DayReport> days;
    bool hasMore = false; // another page may follow
    std::optional<ListPage> list = {};
    QSet<PaperId> undated = {}; // in the report of the requested day, because they name no day
    // The request itself: one with fewer papers or categories may be accepted, or answered in full.
    bool isRefused = false;
    QStringList remarks; // on entries that were left out, one sentence each; at most maxRemarks
};

inline constexpr int maxRemarks = 50;

// How long a service is waited for.
struct Patience
{
    std::chrono::milliseconds pause; // without any byte
    std::chrono::milliseconds total; // for one attempt
};

class Source
{
public:
    // Days: any day, in pages. Newest: the newest day only. Details: of papers already known.
    enum class Asks { Days, Newest, Details };

    virtual ~Source() = default;

    [[nodiscard]] virtual QString id() const = 0; // as in SourceTraits and the settings
    [[nodiscard]] virtual Asks asks() const = 0;
    [[nodiscard]] virtual QUrl defaultBaseUrl() const
    {
        return {};
    } // empty: the user has to give one
    [[nodiscard]] virtual Budget budget(const QUrl &baseUrl) const = 0;
    // The requests that the budget allows with the token of the user's account. 0: at this address
    // the token is not sent.
    [[nodiscard]] virtual int requestsWithToken(const QUrl &) const { return 0; }
    // What a request can be split into: the categories. Empty: nothing.
    [[nodiscard]] virtual QStringList parts(const SourceOptions &) const { return {}; }
    [[nodiscard]] virtual Patience patience() const;          // maxReplyPause and maxReplyTime
    [[nodiscard]] virtual int batchSize() const { return 1; } // papers per request for details
    [[nodiscard]] virtual QByteArray accept() const = 0;      // Accept header

    [[nodiscard]] virtual QUrl address(const SourceOptions &options,
                                       const SourceRequest &request) const = 0;
    // Clean text, within the limits of base/Limits.h.
    [[nodiscard]] ParsedResponse parse(const SourceRequest &request,
                                       const SourceResponse &response) const;

private:
    [[nodiscard]] virtual ParsedResponse read(const SourceRequest &request,
                                              const SourceResponse &response) const = 0;
};

// The source with this id: one of sourceIds(), or one that the user named: "archive-NAME",
// "feed-NAME", "arxivQuery-NAME". Null for any other id.
[[nodiscard]] std::unique_ptr<Source> makeSource(const QString &id);

// The ids of the built-in sources, in the order in which the user sees them.
[[nodiscard]] QStringList sourceIds();

// Whether a source may be asked at this address: https anywhere, or http on this machine.
[[nodiscard]] bool isAcceptableBase(const QUrl &url);
// The same for an address that is complete, which may have a query.
[[nodiscard]] bool isAcceptableAddress(const QUrl &url);

} // namespace broadsheet
