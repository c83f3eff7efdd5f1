#include "carriers/PatientCarrier.h"

#include "carriers/Tr.h"

#include <condition_variable>
#include <mutex>
#include <optional>
#include <thread>

namespace broadsheet {

using Steady = std::chrono::steady_clock;

namespace {

constexpr std::chrono::seconds longestEnd(1); // for all that still runs

} // namespace

struct PatientCarrier::Task
{
    virtual ~Task() = default;
    virtual void run(Carrier &carrier) = 0;
};

template<class Ask>
struct PatientCarrier::TaskOf final : Task
{
    using Outcome = std::invoke_result_t<Ask &, Carrier &>;

    explicit TaskOf(Ask given) : ask(std::move(given)) {}
    void run(Carrier &carrier) override { outcome.emplace(ask(carrier)); }

    Ask ask;
    std::optional<Outcome> outcome;
};

// What the thread and who asks it have in common. The last of them removes it.
struct PatientCarrier::Desk
{
    std::mutex mutex; // of all below, but what the carrier allows any thread
    std::condition_variable changed;
    std::unique_ptr<Carrier> carrier;
    std::unique_ptr<Task> task; // that is being done, or was done last
    bool isBusy = false;
    bool isLeaving = false;
    bool isGone = false;                   // the thread has left
    bool isLeftBehind = false;             // nobody asks any more
    std::optional<Steady::time_point> end; // nothing is waited for any longer

    // True: it was left behind.
    bool run()
    {
        std::unique_lock lock(mutex);
        while (true) {
            changed.wait(lock, [this] { return isBusy || isLeaving; });
            if (isLeaving)
                break;
            lock.unlock();
            task->run(*carrier);
            lock.lock();
            isBusy = false;
            changed.notify_all();
        }
        carrier.reset();
        isGone = true;
        changed.notify_all();
        return isLeftBehind;
    }

    // At the latest at this time. False: the thread is busy.
    bool waitUntilFree(std::unique_lock<std::mutex> &lock, Steady::time_point latest)
    {
        while (isBusy && Steady::now() < (end ? std::min(*end, latest) : latest))
            changed.wait_until(lock, end ? std::min(*end, latest) : latest);
        return !isBusy;
    }
};

PatientCarrier::PatientCarrier(std::unique_ptr<Carrier> carrier, QString silence,
                               std::chrono::milliseconds longest)
    : m_desk(std::make_unique<Desk>()), m_silence(std::move(silence)), m_longest(longest)
{
    m_desk->carrier = std::move(carrier);
    std::thread([desk = m_desk.get()] {
        if (desk->run())
            delete desk;
    }).detach();
}

PatientCarrier::~PatientCarrier()
{
    end();
    stop();
    std::unique_lock lock(m_desk->mutex);
    m_desk->isLeaving = true;
    m_desk->changed.notify_all();
    if (!m_desk->changed.wait_until(lock, *m_desk->end, [this] { return m_desk->isGone; })) {
        m_desk->isLeftBehind = true;
        lock.unlock();
        (void)m_desk.release(); // the thread's
    }
}

void PatientCarrier::stop()
{
    const std::scoped_lock lock(m_desk->mutex);
    if (m_desk->carrier)
        m_desk->carrier->stop();
}

void PatientCarrier::end()
{
    const std::scoped_lock lock(m_desk->mutex);
    if (m_desk->end)
        return;
    m_desk->end = Steady::now() + longestEnd;
    if (m_desk->carrier)
        m_desk->carrier->end();
    m_desk->changed.notify_all();
}

template<class Ask>
auto PatientCarrier::call(Ask ask, std::chrono::milliseconds more)
    -> std::invoke_result_t<Ask &, Carrier &>
{
    const Steady::time_point latest = Steady::now() + m_longest + more;
    std::unique_lock lock(m_desk->mutex);
    if (m_desk->waitUntilFree(lock, latest)) {
        auto task = std::make_unique<TaskOf<Ask>>(std::move(ask));
        TaskOf<Ask> *asked = task.get();
        m_desk->task = std::move(task);
        m_desk->isBusy = true;
        m_desk->changed.notify_all();
        if (m_desk->waitUntilFree(lock, latest))
            return std::move(*asked->outcome);
    }
    if (m_desk->end)
        return failure(ErrorKind::Cancelled, CarriersTr::tr("The exchange was ended."));
    return failure(ErrorKind::Unreachable, m_silence);
}

Result<Opened> PatientCarrier::open(const QByteArray &receipt)
{
    return call([receipt](Carrier &carrier) { return carrier.open(receipt); });
}

Result<QByteArray> PatientCarrier::append(const QList<JournalEvent> &events)
{
    return call([events](Carrier &carrier) { return carrier.append(events); });
}

Result<Received> PatientCarrier::receive(const QByteArray &cursor, int most)
{
    return call([cursor, most](Carrier &carrier) { return carrier.receive(cursor, most); });
}

Result<Opened> PatientCarrier::openContent(const QByteArray &receipt)
{
    return call([receipt](Carrier &carrier) { return carrier.openContent(receipt); });
}

Result<QByteArray> PatientCarrier::appendContent(const QList<ContentRow> &rows)
{
    return call([rows](Carrier &carrier) { return carrier.appendContent(rows); });
}

Result<ReceivedContent> PatientCarrier::receiveContent(const QByteArray &cursor)
{
    return call([cursor](Carrier &carrier) { return carrier.receiveContent(cursor); });
}

Result<bool> PatientCarrier::wait(std::chrono::milliseconds longest)
{
    return call([longest](Carrier &carrier) { return carrier.wait(longest); }, longest);
}

Result<QList<DeviceReport>> PatientCarrier::devices()
{
    return call([](Carrier &carrier) { return carrier.devices(); });
}

Result<QHash<QString, QString>> PatientCarrier::names()
{
    return call([](Carrier &carrier) { return carrier.names(); });
}

Result<void> PatientCarrier::forget(const QString &device)
{
    return call([device](Carrier &carrier) { return carrier.forget(device); });
}

} // namespace broadsheet
