#include "sync/Exchange.h"

#include "journal/Journal.h"
#include "sync/TakeArrival.h"
#include "sync/Tr.h"

#include <QSysInfo>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using namespace std::chrono_literals;

constexpr int pageSize = 5000;          // events of a page, to send or to receive
constexpr auto pauseForGestures = 20ms; // while a large one is done in steps

Failure wasEnded()
{
    return failure(ErrorKind::Cancelled, SyncTr::tr("The exchange was ended."));
}

} // namespace

Exchange::Exchange(Library &library, QString place, CarrierChoice choice, Clock clock,
                   std::chrono::milliseconds journalPause)
    : m_library(library), m_place(std::move(place)), m_choice(std::move(choice)),
      m_clock(std::move(clock)), m_journalPause(journalPause),
      m_content(library,
                m_choice.contentAddress.isEmpty() ? m_choice.address : m_choice.contentAddress,
                !m_choice.contentAddress.isEmpty(), m_isEnding)
{}

void Exchange::interrupt(bool isEnd)
{
    if (isEnd)
        m_isEnding = true;
    const std::scoped_lock lock(m_mutex);
    if (m_carrier && isEnd)
        m_carrier->end();
    if (m_carrier)
        m_carrier->stop();
}

Result<SyncPlace> Exchange::known()
{
    return m_library
        .run([address = m_choice.address](Database &database) {
            return syncPlace(database, address);
        })
        .result();
}

Result<SyncPlace> Exchange::place()
{
    Result<SyncPlace> place = known();
    const Result<qint64> waiting = m_library.ask(waitingEvents).result();
    if (place && waiting)
        place->waiting = *waiting;
    return place;
}

void Exchange::make(const QString &device)
{
    if (m_carrier)
        return;
    std::unique_ptr<Carrier> made = m_choice.make(
        {.device = device, .place = m_place, .name = shownName(QSysInfo::machineHostName())});
    const std::scoped_lock lock(m_mutex);
    m_carrier = std::move(made);
    if (m_isEnding)
        m_carrier->end();
}

Result<Carrier *> Exchange::carrier()
{
    if (m_isOpen)
        return m_carrier.get();
    const Result<SyncPlace> place = known();
    if (!place)
        return Failure(place.error());
    make(place->device);
    const Result<Opened> opened = m_carrier->open(place->receipt);
    if (!opened)
        return Failure(opened.error());
    if (opened->lacksSent)
        if (const Result<void> again = m_library.run(sendEverything).result(); !again)
            return Failure(again.error());
    m_lacksContent = m_lacksContent || (opened->lacksSent && m_choice.contentAddress.isEmpty());
    m_isOpen = true;
    return m_carrier.get();
}

Result<Carrier *> Exchange::visited()
{
    if (m_isOpen)
        return m_carrier.get();
    const Result<QString> device = m_library.ask(deviceOf).result();
    if (!device)
        return Failure(device.error());
    make(*device);
    const Result<Opened> opened = m_carrier->open({});
    if (!opened)
        return Failure(opened.error());
    return m_carrier.get();
}

Result<SyncReport> Exchange::run(const Tell &tell)
{
    SyncReport report;
    const Result<Carrier *> opened = carrier();
    if (!opened)
        return Failure(opened.error());
    Result<void> done =
        exchangeJournal(report).and_then([&] { return exchangeContent(report, tell); });
    if (done)
        done = m_library
                   .run([this, now = m_clock()](Database &database) {
                       noteExchanged(database, m_choice.address, now);
                   })
                   .result();
    if (!done) {
        close();
        return Failure(done.error());
    }
    return report;
}

Result<void> Exchange::exchangeJournal(SyncReport &report)
{
    const Result<void> done = listUnsent()
                                  .and_then([&] { return receive(report); })
                                  .and_then([&] { return listUnsent(); })
                                  .and_then([&] { return send(report); });
    m_sinceJournal.start();
    return done;
}

Result<void> Exchange::listUnsent()
{
    for (bool isDone = false; !isDone;) {
        if (m_isEnding)
            return wasEnded();
        const Result<bool> listed = m_library.run(broadsheet::listUnsent).result();
        if (!listed)
            return Failure(listed.error());
        isDone = *listed;
    }
    return {};
}

// What only the user can mend stops content alone, and so does all of a folder of its own. A star
// does not wait for the papers of a first exchange. The journal looks at what has arrived since, so
// papers that arrived as well would not be noticed without another turn.
Result<void> Exchange::exchangeContent(SyncReport &report, const Tell &tell)
{
    if (!m_choice.withContent)
        return m_content.end();
    Result<void> journal;
    bool isAgain = false;
    const auto betweenPages = [&] {
        tell(report);
        if (m_sinceJournal.elapsed() < m_journalPause.count())
            return journal;
        isAgain = true;
        return journal = exchangeJournal(report);
    };
    Result<void> done;
    do {
        isAgain = false;
        done = m_content.run(*m_carrier, m_lacksContent, report, betweenPages);
        m_lacksContent = m_lacksContent && !done;
    } while (done && isAgain);
    if (!journal)
        return journal;
    const bool isApart = !m_choice.contentAddress.isEmpty();
    const auto isOfContent = [isApart](ErrorKind kind) {
        return kind == ErrorKind::Usage || kind == ErrorKind::Newer ||
               kind == ErrorKind::Malformed || (isApart && kind != ErrorKind::Cancelled);
    };
    if (done || !isOfContent(done.error().kind))
        return done;
    report.contentProblem = done.error().message;
    return {};
}

Result<void> Exchange::receive(SyncReport &report)
{
    m_notes.clear();
    for (bool hasMore = true; hasMore;) {
        if (m_isEnding)
            return wasEnded();
        const Result<SyncPlace> place = known();
        if (!place)
            return Failure(place.error());
        const Result<Received> page = m_carrier->receive(place->cursor, pageSize);
        if (!page)
            return Failure(page.error());
        if (const Result<void> taken = take(*page, page->cursor != place->cursor, report); !taken)
            return taken;
        hasMore = page->hasMore && page->cursor != place->cursor;
    }
    return {};
}

Result<void> Exchange::take(const Received &page, bool isMoved, SyncReport &report)
{
    const QList<JournalEvent> events = checkedEvents(page, m_clock(), report);
    if (const Result<void> named = nameThoseIn(events); !named)
        return named;
    if (events.isEmpty() && !isMoved)
        return {};
    if (page.lacksTaken) // before the cursor forgets it
        if (const Result<void> again = m_library.run(sendEverything).result(); !again)
            return again;
    const Result<qint64> added = m_library
                                     .gesture(TakeArrival({.events = events,
                                                           .cursor = page.cursor,
                                                           .address = m_choice.address,
                                                           .notes = &m_notes}))
                                     .result();
    if (!added)
        return Failure(added.error());
    report.received += *added;
    return {};
}

// Before their events arrive, because notes of two machines name them.
Result<void> Exchange::nameThoseIn(const QList<JournalEvent> &events)
{
    QStringList devices;
    for (const JournalEvent &event : events)
        if (!devices.contains(event.device))
            devices.append(event.device);
    if (devices.isEmpty())
        return {};
    const Result<bool> isUnnamed =
        m_library.run([&devices](Database &database) { return hasUnnamed(database, devices); })
            .result();
    if (!isUnnamed || !*isUnnamed)
        return isUnnamed ? Result<void>() : Failure(isUnnamed.error());
    const Result<QHash<QString, QString>> said = m_carrier->names();
    if (!said)
        return Failure(said.error());
    QHash<QString, QString> names;
    for (const QString &device : std::as_const(devices))
        names.insert(device, QString()); // so that nobody asks again
    for (const auto &[device, name] : said->asKeyValueRange())
        names.insert(device, shownName(name));
    return m_library.run([&names](Database &database) { nameMachines(database, names); }).result();
}

Result<void> Exchange::send(SyncReport &report)
{
    for (bool hasMore = true; hasMore;) {
        if (m_isEnding)
            return wasEnded();
        const auto next =
            m_library
                .runSettled([](Database &database) { return nextOutgoing(database, pageSize); })
                .result();
        if (!next)
            return Failure(next.error());
        if (!*next) { // a part of a gesture must not be seen
            QThread::msleep(pauseForGestures.count());
            continue;
        }
        hasMore = (*next)->hasMore;
        const Result<QList<JournalEvent>> events = eventsOf((*next)->gestures);
        if (!events)
            return Failure(events.error());
        if (events->isEmpty())
            break;
        const Result<QByteArray> receipt = m_carrier->append(*events);
        if (!receipt)
            return Failure(receipt.error());
        if (const Result<void> noted = noteSent(*events, *receipt); !noted)
            return noted;
        report.sent += events->size();
    }
    return {};
}

Result<QList<JournalEvent>> Exchange::eventsOf(const QStringList &gestures)
{
    QList<JournalEvent> all;
    for (OutgoingPlace place; place.gesture < gestures.size();) {
        const Result<QList<JournalEvent>> some =
            m_library
                .ask([&](Database &database) { return outgoingEvents(database, gestures, place); })
                .result();
        if (!some)
            return some;
        all += *some;
    }
    std::ranges::sort(all, {}, &JournalEvent::id);
    return all;
}

Result<void> Exchange::noteSent(const QList<JournalEvent> &events, const QByteArray &receipt)
{
    constexpr qsizetype atOnce = 1000; // which takes some milliseconds
    for (qsizetype from = 0; from < events.size(); from += atOnce) {
        QStringList ids;
        for (const JournalEvent &event : events.mid(from, atOnce))
            ids.append(event.id);
        const Result<void> noted = m_library
                                       .run([&](Database &database) {
                                           broadsheet::noteSent(database, m_choice.address, ids);
                                       })
                                       .result();
        if (!noted)
            return noted;
    }
    return m_library
        .run([&](Database &database) { noteReceipt(database, m_choice.address, receipt); })
        .result();
}

} // namespace broadsheet
