// Fetches a paper's page in HTML from arXiv and reads its figures, for one paper at a time. Nothing
// is asked for before fetch(). GUI thread; pages are read on a pool.
#pragma once

#include "network/HttpClient.h"
#include "papers/PaperId.h"
#include "webfigures/FigurePage.h"

#include <chrono>

namespace broadsheet {

struct FoundFigures
{
    QList<WebFigure> figures;
    bool isWhole = true; // false: the page broke off or is too large, and there may be more
};

class FigureFetch final : public QObject
{
    Q_OBJECT

public:
    struct Patience
    {
        std::chrono::milliseconds pause; // without any byte
        std::chrono::milliseconds total;
    };

    // `base`: the paper's id follows; empty: arXiv. The client must outlive this object.
    FigureFetch(HttpClient &http, const QUrl &base, QObject *parent = nullptr);
    ~FigureFetch() override; // as cancel()

    void setPatience(const Patience &patience) { m_patience = patience; }

    // Takes the place of the one before. found() or failed() follows, from the event loop.
    void fetch(const PaperId &paper);
    void cancel();
    [[nodiscard]] bool isFetching() const { return !m_paper.isEmpty(); }

    [[nodiscard]] QUrl address(const PaperId &paper) const; // of its page

Q_SIGNALS:
    // Never without any.
    void found(const broadsheet::PaperId &paper, const broadsheet::FoundFigures &figures);
    // NotFound: there is nothing to be shown now or later in this session.
    void failed(const broadsheet::PaperId &paper, const broadsheet::Error &error);

private:
    void take(const Result<HttpReply> &answer);
    void read(const HttpReply &reply);

    HttpClient &m_http;
    QUrl m_base;
    Patience m_patience;
    PaperId m_paper; // empty: none is being fetched
    HttpClient::Ticket m_ticket = 0;
    quint64 m_round = 0; // of fetches; what belongs to an earlier one is dropped
};

} // namespace broadsheet
