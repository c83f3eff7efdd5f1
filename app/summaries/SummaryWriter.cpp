#include "summaries/SummaryWriter.h"

#include "base/Deliver.h"
#include "base/Limits.h"
#include "library/Library.h"
#include "library/LibraryPlace.h"
#include "modeltext/ModelText.h"
#include "secrets/KeyServer.h"
#include "summaries/Answer.h"
#include "summaries/ModelReport.h"
#include "summaries/ServerErrors.h"
#include "summaries/Tr.h"

#include <algorithm>
#include <utility>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto maxWait = 120s; // that a server asks for; longer ones end the run
constexpr int maxWaits = 3;    // for one paper

} // namespace

SummaryWriter::SummaryWriter(Library &library, AccountToken &key, const Settings &settings,
                             const HttpSettings &http, Clock clock, QObject *parent)
    : QObject(parent), m_library(library), m_key(key), m_settings(settings),
      m_clock(std::move(clock)), m_limits{.pause = maxModelPause, .time = maxModelTime},
      m_stream(http)
{
    connect(&m_stream, &HttpStream::answered, this, &SummaryWriter::readHead);
    connect(&m_stream, &HttpStream::arrived, this, &SummaryWriter::readPiece);
    connect(&m_stream, &HttpStream::ended, this, &SummaryWriter::readEnd);
    connect(&m_key, &KeyLookup::found, this, &SummaryWriter::use);
    connect(&m_key, &KeyLookup::failed, this, [this](const Error &error) { fail(error, true); });
    connect(&m_retryTimer, &QTimer::timeout, this, &SummaryWriter::send);
    m_retryTimer.setSingleShot(true);
}

SummaryWriter::~SummaryWriter() = default;

PaperId SummaryWriter::paper() const
{
    return m_orders.isEmpty() ? PaperId() : m_orders.constFirst().what.paper;
}

QString SummaryWriter::soFar() const
{
    return answerSoFar(m_reader.text());
}

void SummaryWriter::ask(const ModelServer &server, const Prompt &prompt,
                        const QList<SummaryOrder> &orders)
{
    const bool wasBusy = isBusy();
    for (const SummaryOrder &order : orders) {
        const auto isSame = [&](const Order &known) {
            return known.what.paper == order.paper && known.server == server;
        };
        if (std::ranges::none_of(m_orders, isSame))
            m_orders.append({.what = order, .server = server, .prompt = prompt});
    }
    if (!wasBusy)
        next();
}

void SummaryWriter::stop()
{
    if (!isBusy())
        return;
    const qsizetype left = m_orders.size() - (m_isAsked ? 1 : 0);
    end();
    m_orders.clear();
    Q_EMIT finished(left);
}

void SummaryWriter::next()
{
    if (m_orders.isEmpty()) {
        Q_EMIT finished(0);
        return;
    }
    m_waits = 0;
    m_isAsked = false;
    m_reader = {};
    Q_EMIT began(paper());
    prepare();
}

// What cannot be kept is not asked for.
void SummaryWriter::prepare()
{
    const quint64 turn = ++m_turn;
    deliver(libraryPlace(m_library), this, [this, turn](const Result<LibraryPlace> &place) {
        if (turn != m_turn)
            return;
        if (!place || !place->isWritable)
            return fail({.kind = ErrorKind::Storage,
                         .message = SummariesTr::tr("The library is read-only, so a summary could "
                                                    "not be kept. Nothing was sent.")},
                        true);
        deliver(m_library.paper(paper()), this, [this, turn](const Result<Paper> &found) {
            if (turn != m_turn)
                return;
            if (found)
                take(*found);
            else
                fail(found.error(), false);
        });
    });
}

void SummaryWriter::take(const Paper &paper)
{
    const Order &order = m_orders.constFirst();
    if (!order.what.replaces && hasModelText(paper, order.server.language))
        return endPaper(&SummaryWriter::skipped);
    m_paper = paper;
    m_data = dataOf(paper);
    if (m_data.isEmpty())
        return fail(nothingToSummarise(), false);
    awaitKey();
}

void SummaryWriter::awaitKey()
{
    if (otherHostOfKey(m_settings, m_orders.constFirst().server.base).isEmpty())
        m_key.start();
    else
        use({}); // this server may need none
}

// The reader may have typed another one, for another server, since the paper was asked for.
void SummaryWriter::use(const QByteArray &key)
{
    m_otherHost = otherHostOfKey(m_settings, m_orders.constFirst().server.base);
    m_bearer = m_otherHost.isEmpty() ? key : QByteArray();
    send();
}

void SummaryWriter::send()
{
    const Order &order = m_orders.constFirst();
    m_reader = {};
    m_stream.send({.url = completionsAddress(order.server.base),
                   .body = requestBody(order.server, order.prompt, m_data),
                   .accept = "text/event-stream",
                   .bearer = m_bearer,
                   .maxBytes = maxModelReplyBytes,
                   .pause = m_limits.pause,
                   .time = m_limits.time});
    m_isAsked = true;
    Q_EMIT asked(paper());
}

void SummaryWriter::readHead(const StreamHead &head)
{
    if (head.status != 200)
        return refuse(head);
    if (const auto problem = ChatReader::problemWithType(head.contentType))
        fail(*problem, true);
}

void SummaryWriter::refuse(const StreamHead &head)
{
    const auto wait = std::chrono::milliseconds(
        head.retryAt.isValid() ? std::max<qint64>(m_clock().msecsTo(head.retryAt), 0) : 0);
    if (head.status != 429 || !head.retryAt.isValid() || wait > maxWait || ++m_waits > maxWaits)
        return fail(serverError(head, !m_bearer.isEmpty(), m_otherHost), true);
    m_stream.cancel();
    m_retryTimer.start(wait);
    Q_EMIT waits(paper(), head.retryAt);
}

void SummaryWriter::readPiece(const QByteArray &bytes)
{
    const qsizetype before = m_reader.text().size();
    if (const Result<void> taken = m_reader.take(bytes); !taken)
        return fail(taken.error(), false);
    const QString &text = m_reader.text();
    if (const auto problem = problemSoFar(text))
        return fail(*problem, false);
    if (m_reader.isDone())
        return complete();
    if (text.size() != before)
        Q_EMIT grew(paper());
}

void SummaryWriter::readEnd(const std::optional<Error> &error)
{
    if (error)
        return fail(*error, error->kind != ErrorKind::TooLarge);
    complete();
}

void SummaryWriter::complete()
{
    m_stream.cancel();
    if (const Result<void> whole = m_reader.finish(); !whole)
        return fail(whole.error(), false);
    const Order &order = m_orders.constFirst();
    const Result<QString> answer = checkedAnswer(m_reader.text(), order.server.language, m_data);
    if (!answer)
        return fail(answer.error(), false);
    if (!m_bearer.isEmpty() && answer->contains(QString::fromLatin1(m_bearer)))
        return fail({.kind = ErrorKind::Malformed,
                     .message = SummariesTr::tr("The answer has the key in it. It was not kept.")},
                    true);
    keep(signedText(*answer, {.model = order.server.model,
                              .language = order.server.language,
                              .at = m_clock(),
                              .prompt = order.prompt.version}));
}

// Another program may have been faster.
void SummaryWriter::keep(const QString &markdown)
{
    deliver(m_library.paper(m_paper.id), this,
            [this, turn = m_turn, markdown](const Result<Paper> &now) {
                if (turn != m_turn)
                    return;
                const Order &order = m_orders.constFirst();
                if (!order.what.replaces && now && hasModelText(*now, order.server.language))
                    return endPaper(&SummaryWriter::skipped);
                store(markdown);
            });
}

void SummaryWriter::store(const QString &markdown)
{
    const DayReport day = modelReport(m_paper, m_orders.constFirst().server, markdown);
    deliver(m_library.store({day}), this, [this, turn = m_turn](const Result<ChangeSet> &stored) {
        if (turn != m_turn)
            return;
        if (!stored)
            return fail(stored.error(), true);
        endPaper(&SummaryWriter::kept);
    });
}

void SummaryWriter::endPaper(void (SummaryWriter::*said)(const PaperId &))
{
    const PaperId id = paper();
    end();
    m_orders.removeFirst();
    Q_EMIT(this->*said)(id);
    next();
}

// Of what is under way.
void SummaryWriter::end()
{
    ++m_turn;
    m_stream.cancel();
    m_key.stop();
    m_retryTimer.stop();
    m_reader = {};
}

// `stopsAll`: the next paper would fare no better.
void SummaryWriter::fail(const Error &error, bool stopsAll)
{
    const PaperId id = paper();
    end();
    m_orders.removeFirst();
    const qsizetype left = stopsAll ? m_orders.size() : 0;
    if (stopsAll)
        m_orders.clear();
    Q_EMIT failed(id, error);
    if (stopsAll)
        Q_EMIT finished(left);
    else
        next();
}

} // namespace broadsheet
