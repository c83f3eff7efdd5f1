// Makes things on another thread while this one uses those that were made before. This thread makes
// the first ones, for which it would have to wait: little work needs no other thread.
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

    // `next` collects what the next things are made from. It is called on this thread, by the
    // constructor and take(); one call ahead, which bounds the memory.
    explicit MadeAhead(std::function<Make()> next) : m_next(std::move(next))
    {
        begin(std::launch::deferred);
    }

    [[nodiscard]] bool isEmpty() const { return !m_made.valid(); }
    // Unless it is empty. `isMore` false: these are the last.
    [[nodiscard]] QList<Thing> take(bool isMore = true)
    {
        std::future<QList<Thing>> taken = std::move(m_made);
        if (isMore)
            begin(std::launch::async | std::launch::deferred); // where no thread can be had
        return taken.get();
    }

private:
    // The future's destructor waits for the thread.
    void begin(std::launch how)
    {
        if (Make make = m_next())
            m_made = std::async(how, std::move(make));
    }

    std::function<Make()> m_next;
    std::future<QList<Thing>> m_made;
};

} // namespace broadsheet
