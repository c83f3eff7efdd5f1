// Makes items on a second thread while the caller's thread uses those that are ready. The caller's
// thread makes the first items itself, because it would only wait for them. When there are few
// items it makes all of them: starting a thread would cost more.
#pragma once

#include <QList>

#include <functional>
#include <future>

namespace broadsheet {

template<class Thing>
class MadeAhead final
{
public:
    // Makes some things from what it holds; throws nothing. Empty: all were made.
    using Make = std::function<QList<Thing>()>;

    // `next` collects what at most `atOnce` of the next things are made from; `things`: how many
    // there are. It is called on this thread, by the constructor and take(); one call ahead, which
    // bounds the memory.
    MadeAhead(qsizetype things, std::function<Make(qsizetype atOnce)> next)
        : m_next(std::move(next))
    {
        constexpr qsizetype first = 4;
        begin(std::launch::deferred, things > most ? first : most);
    }

    [[nodiscard]] bool isEmpty() const { return !m_made.valid(); }
    // Unless it is empty. `isMore` false: these are the last.
    [[nodiscard]] QList<Thing> take(bool isMore = true)
    {
        std::future<QList<Thing>> taken = std::move(m_made);
        if (isMore)
            begin(std::launch::async | std::launch::deferred, most); // where no thread can be had
        return taken.get();
    }

private:
    static constexpr qsizetype most = 32; // things

    // The future's destructor waits for the thread.
    void begin(std::launch how, qsizetype atOnce)
    {
        if (Make make = m_next(atOnce))
            m_made = std::async(how, std::move(make));
    }

    std::function<Make(qsizetype atOnce)> m_next;
    std::future<QList<Thing>> m_made;
};

} // namespace broadsheet
