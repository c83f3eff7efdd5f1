// What the notice bar has to say, in order: the first is shown. Nothing that stays until the user
// has seen it is dropped by something else.
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace broadsheet {

struct Notice
{
    enum class Kind { Information, Problem };
    Kind kind = Kind::Information;
    QString text = {};
    QString action = {}; // "Retry", "Undo"; empty: no button
    QString secondAction = {};
    QString details = {};         // shown on demand
    bool stays = false;           // see isStanding()
    bool outlastsActions = false; // its buttons leave it where it is
    // What the buttons do, after the notice was removed.
    std::function<void()> act = {};
    std::function<void()> secondAct = {};

    // Stays until the user acts on it or dismisses it. The others are over after a while.
    [[nodiscard]] bool isStanding() const
    {
        return stays || kind == Kind::Problem || !details.isEmpty();
    }
};

class NoticeQueue final
{
public:
    // What the user just did and problems come first; standing information comes after problems.
    // One with the same text is replaced, and so is one that is not standing by another such.
    void add(const Notice &notice);
    void endPassing(); // removes the one that is not standing, if there is one
    void removeFirst();
    void remove(const QString &text);
    void putFirstLast();

    [[nodiscard]] qsizetype size() const { return m_notices.size(); }
    [[nodiscard]] bool isEmpty() const { return m_notices.isEmpty(); }
    [[nodiscard]] Notice first() const { return m_notices.value(0); } // empty if there is none

    static constexpr qsizetype maxKept = 20; // the last in order is dropped

private:
    QList<Notice> m_notices;
};

} // namespace broadsheet
