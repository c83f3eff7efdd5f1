#include "lab/LabWatch.h"

#include "lab/LabThread.h"
#include "library/Library.h"

namespace broadsheet {

LabWatch::LabWatch(Library &library, const PostgresAddress &address, const QString &password,
                   LabTimes times)
    : m_library(library), m_clock(times.clock),
      m_thread(std::make_unique<Thread>(*this, address, password, std::move(times)))
{
    // Of a star the library knows by itself whether it is shared.
    connect(&library, &Library::changed, this, [this] { m_thread->wake(); });
}

LabWatch::~LabWatch() = default;

QFuture<Result<int>> LabWatch::found(const QString &title, const LabFace &self)
{
    return m_thread->ask([thread = m_thread.get(), title, self] {
        const Result<int> space =
            thread->exchange().lab().and_then([&](Lab *lab) { return lab->found(title, self); });
        thread->round();
        return space;
    });
}

QFuture<Result<int>> LabWatch::join(const QString &invitation, const LabFace &self)
{
    return m_thread->ask([thread = m_thread.get(), invitation, self] {
        const Result<int> space = thread->exchange().lab().and_then(
            [&](Lab *lab) { return lab->join(invitation, self); });
        thread->round();
        return space;
    });
}

QFuture<Result<QString>> LabWatch::invite(int space)
{
    return m_thread->ask([thread = m_thread.get(), space] {
        const Result<QString> word =
            thread->exchange().lab().and_then([&](Lab *lab) { return lab->invite(space); });
        if (!word)
            thread->round(); // the connection is perhaps lost
        return word;
    });
}

QFuture<Result<void>> LabWatch::leave(int space)
{
    return m_thread->ask([thread = m_thread.get(), space] {
        const Result<void> left = thread->exchange().leave(space);
        thread->tellChanged();
        thread->round();
        return left;
    });
}

QFuture<Result<bool>> LabWatch::ask()
{
    return m_thread->ask([thread = m_thread.get()] { return thread->round(); });
}

QFuture<Result<void>> LabWatch::shareStars(int space, bool on)
{
    QFuture<Result<void>> done =
        LibraryAccess(m_library).run([space, on, now = m_clock()](Database &database) {
            broadsheet::shareStars(database, space, on, now);
        });
    m_thread->wake();
    return done;
}

QFuture<Result<void>> LabWatch::share(const LabMark &mark)
{
    return queue(mark, true);
}

QFuture<Result<void>> LabWatch::withdraw(const LabMark &mark)
{
    return queue(mark, false);
}

QFuture<Result<void>> LabWatch::queue(const LabMark &mark, bool isShared)
{
    QFuture<Result<void>> done =
        LibraryAccess(m_library).run([mark, isShared, now = m_clock()](Database &database) {
            queueLabMark(database, mark, isShared, now);
        });
    m_thread->wake();
    return done;
}

QFuture<Result<LabHere>> labHere(Library &library)
{
    return LibraryAccess(library).ask([](Database &database) { return labHere(database); });
}

QFuture<Result<QList<LabMark>>> labMarksOn(Library &library, const PaperId &paper)
{
    return LibraryAccess(library).ask(
        [paper](Database &database) { return labMarksOn(database, paper); });
}

QFuture<Result<QHash<QString, QList<LabFace>>>> starsOfOthers(Library &library)
{
    return LibraryAccess(library).ask([](Database &database) { return starsOfOthers(database); });
}

} // namespace broadsheet
