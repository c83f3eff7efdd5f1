// Asks the user's model for summaries of papers, one at a time, and keeps what it answers in the
// library, signed (modeltext/ModelText.h). Nothing is sent but on ask(). GUI thread, or the one
// thread of a command, with an event loop.
#pragma once

#include "base/Clock.h"
#include "base/Result.h"
#include "network/HttpStream.h"
#include "papers/Paper.h"
#include "summaries/ChatReader.h"
#include "summaries/KeyLookup.h"
#include "summaries/ModelServer.h"
#include "summaries/Prompt.h"

#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace broadsheet {

class AccountToken;
class Library;
class Settings;

// What the user asks for.
struct SummaryOrder
{
    PaperId paper;
    bool replaces = false; // also if there is a text of a model in this language

    bool operator==(const SummaryOrder &) const = default;
};

class SummaryWriter final : public QObject
{
    Q_OBJECT

public:
    struct Limits
    {
        std::chrono::milliseconds pause; // without a byte from the server
        std::chrono::milliseconds time;  // for one answer
    };

    // `key`: of the account at the server that `settings` name (secrets/KeyServer.h); it goes to no
    // other one, also when the reader changes it meanwhile. All must outlive it.
    SummaryWriter(Library &library, AccountToken &key, const Settings &settings,
                  const HttpSettings &http, Clock clock = systemTime, QObject *parent = nullptr);
    ~SummaryWriter() override;

    void setLimits(const Limits &limits) { m_limits = limits; }

    // Appends to what is still to be done, and begins. What is there already is not added again.
    void ask(const ModelServer &server, const Prompt &prompt, const QList<SummaryOrder> &orders);
    void stop(); // everything; nothing of an unfinished answer is kept

    [[nodiscard]] bool isBusy() const { return !m_orders.isEmpty(); }
    [[nodiscard]] PaperId paper() const; // that is asked about now; empty: none
    [[nodiscard]] QString soFar() const; // of its answer, as Markdown
    [[nodiscard]] qsizetype left() const { return m_orders.size(); } // with that one

Q_SIGNALS:
    void began(const broadsheet::PaperId &paper);
    void grew(const broadsheet::PaperId &paper);
    void kept(const broadsheet::PaperId &paper);
    void skipped(const broadsheet::PaperId &paper); // it has such a text
    void failed(const broadsheet::PaperId &paper, const broadsheet::Error &error);
    void waits(const broadsheet::PaperId &paper, const QDateTime &until); // the server asked for it
    void asked(const broadsheet::PaperId &paper); // the request goes out, or again after a wait
    // After the last paper, or when going on makes no sense: `left` were not asked about.
    void finished(qsizetype left);

private:
    struct Order
    {
        SummaryOrder what;
        ModelServer server;
        Prompt prompt;
    };

    void next();
    void prepare();
    void take(const Paper &paper);
    void awaitKey();
    void use(const QByteArray &key);
    void send();
    void readHead(const StreamHead &head);
    void readPiece(const QByteArray &bytes);
    void readEnd(const std::optional<Error> &error);
    void complete();
    void keep(const QString &markdown);
    void store(const QString &markdown);
    void endPaper(void (SummaryWriter::*said)(const PaperId &));
    void refuse(const StreamHead &head);
    void end();
    void fail(const Error &error, bool stopsAll);

    Library &m_library;
    KeyLookup m_key;
    const Settings &m_settings;
    Clock m_clock;
    Limits m_limits;
    HttpStream m_stream;
    QList<Order> m_orders; // the first one is under way
    Paper m_paper;
    QString m_data; // what the model is given
    QByteArray m_bearer;
    QString m_otherHost; // that the key is for; empty: it may go to this server
    ChatReader m_reader;
    int m_waits = 0; // of this paper
    bool m_isAsked = false;
    quint64 m_turn = 0;  // answers of the library to earlier turns are dropped
    QTimer m_retryTimer; // the server asked for a pause
};

} // namespace broadsheet
