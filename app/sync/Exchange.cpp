#include "sync/Exchange.h"

#include "base/Limits.h"
#include "eventfile/EventLine.h"
#include "journal/ApplyMarking.h"
#include "journal/Journal.h"
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

// What a carrier brings is hostile: only what the event file could have is taken. All later events
// come after an event, so one in the far future would leave no room for them.
QList<JournalEvent> checked(const Received &page, const QDateTime &now, SyncReport &report)
{
    const qint64 last = now.addYears(maxYearsAhead).toMSecsSinceEpoch();
    QList<JournalEvent> events;
    const auto refuse = [&report](const QString &words) {
        ++report.refused;
        if (report.firstRefused.isEmpty())
            report.firstRefused = words;
    };
    for (const JournalEvent &event : page.events) {
        std::optional<JournalEvent> fine = eventIn(lineOf(event));
        if (!fine)
            refuse(SyncTr::tr("Something that is no event of a journal arrived. It was left out."));
        else if (fine->at > last)
            refuse(SyncTr::tr("Something arrived whose time is more than %n year(s) ahead. It was "
                              "left out.",
                              nullptr, maxYearsAhead));
        else
            events.append(std::move(*fine));
    }
    report.refused += page.refused;
    if (report.firstRefused.isEmpty())
        report.firstRefused = page.firstRefused;
    return events;
}

// Whole gestures, about so many events in each part.
QList<QList<JournalEvent>> partsOf(const QList<JournalEvent> &events)
{
    QHash<QString, qsizetype> partOf; // by gesture
    QList<QList<JournalEvent>> parts;
    for (const JournalEvent &event : events) {
        const auto known = partOf.constFind(event.action);
        if (known != partOf.cend()) {
            parts[*known].append(event);
            continue;
        }
        if (parts.isEmpty() || parts.last().size() >= maxNamedPapers)
            parts.append(QList<JournalEvent>());
        parts.last().append(event);
        partOf.insert(event.action, parts.size() - 1);
    }
    return parts;
}

QString shownName(const QString &name)
{
    constexpr qsizetype longest = 60;
    QString shown = name.left(longest).simplified();
    std::ranges::replace_if(
        shown, [](QChar c) { return !c.isPrint(); }, QChar(u'?'));
    return shown;
}

} // namespace

Exchange::Exchange(Library &library, QString place, CarrierChoice choice, Clock clock)
    : m_library(library), m_place(std::move(place)), m_choice(std::move(choice)),
      m_clock(std::move(clock))
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

Result<SyncPlace> Exchange::place()
{
    return m_library
        .run([address = m_choice.address](Database &database) {
            return syncPlace(database, address);
        })
        .result();
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
    const Result<SyncPlace> known = place();
    if (!known)
        return Failure(known.error());
    make(known->device);
    const Result<Opened> opened = m_carrier->open(known->receipt);
    if (!opened)
        return Failure(opened.error());
    if (opened->lacksSent)
        if (const Result<void> again = m_library.run(sendEverything).result(); !again)
            return Failure(again.error());
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

Result<SyncReport> Exchange::run()
{
    SyncReport report;
    const Result<Carrier *> opened = carrier();
    if (!opened)
        return Failure(opened.error());
    Result<void> done = receive(report);
    if (done)
        done = send(report);
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

Result<void> Exchange::receive(SyncReport &report)
{
    for (bool hasMore = true; hasMore;) {
        if (m_isEnding)
            return failure(ErrorKind::Cancelled, SyncTr::tr("The exchange was ended."));
        const Result<SyncPlace> known = place();
        if (!known)
            return Failure(known.error());
        const Result<Received> page = m_carrier->receive(known->cursor, pageSize);
        if (!page)
            return Failure(page.error());
        if (const Result<void> taken = take(*page, page->cursor != known->cursor, report); !taken)
            return taken;
        hasMore = page->hasMore && page->cursor != known->cursor;
    }
    return {};
}

Result<void> Exchange::take(const Received &page, bool isMoved, SyncReport &report)
{
    const QList<JournalEvent> events = checked(page, m_clock(), report);
    if (const Result<void> named = nameThoseIn(events); !named)
        return named;
    QList<QList<JournalEvent>> parts = partsOf(events);
    if (parts.isEmpty() && isMoved)
        parts.append(QList<JournalEvent>());
    for (qsizetype at = 0; at < parts.size(); ++at) {
        const bool isLast = at + 1 == parts.size();
        const Arrival arrival{.events = parts[at],
                              .cursor = isLast ? page.cursor : QByteArray(),
                              .address = m_choice.address};
        const Result<ChangeSet> taken =
            m_library
                .write([&arrival, &report](Database &database) {
                    return takeArrival(database, arrival, report.received);
                })
                .result();
        if (!taken)
            return Failure(taken.error());
    }
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
    const Result<QList<DeviceReport>> reports = m_carrier->devices();
    if (!reports)
        return Failure(reports.error());
    QHash<QString, QString> names;
    for (const QString &device : std::as_const(devices))
        names.insert(device, QString()); // so that nobody asks again
    for (const DeviceReport &one : *reports)
        names.insert(one.sender.device, shownName(one.sender.name));
    return m_library.run([&names](Database &database) { nameMachines(database, names); }).result();
}

Result<void> Exchange::send(SyncReport &report)
{
    for (bool hasMore = true; hasMore;) {
        if (m_isEnding)
            return failure(ErrorKind::Cancelled, SyncTr::tr("The exchange was ended."));
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
        const Outgoing outgoing = **next;
        hasMore = outgoing.hasMore;
        if (outgoing.events.isEmpty())
            break;
        const Result<QByteArray> receipt = m_carrier->append(outgoing.events);
        if (!receipt)
            return Failure(receipt.error());
        const Result<void> noted =
            m_library
                .run([this, &outgoing, &receipt](Database &database) {
                    noteSent(database, m_choice.address, outgoing.events, *receipt);
                })
                .result();
        if (!noted)
            return noted;
        report.sent += outgoing.events.size();
    }
    return {};
}

} // namespace broadsheet
