// The keys of all actions while they are being changed. No key may hide another: two keys collide
// if they are equal or if one begins the other ("J" and "J, X"). A plain value.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QMap>
#include <QString>

namespace broadsheet {

// An action, its keys now, and its default keys.
struct KeyBinding
{
    QString name; // of the setting
    QString text; // for the user
    QList<QKeySequence> keys;
    QList<QKeySequence> defaults;
    QString group = {};       // for the user; empty: in no group
    bool isFixed = false;     // a key of a widget, which is only shown
    bool isElsewhere = false; // holds only where the others do not, so it collides with none
};

class KeyBindings final
{
public:
    explicit KeyBindings(QList<KeyBinding> bindings) : m_bindings(std::move(bindings)) {}

    [[nodiscard]] qsizetype size() const { return m_bindings.size(); }
    [[nodiscard]] const KeyBinding &at(qsizetype row) const { return m_bindings.at(row); }

    // Which row has a key that collides with `key`, other than the key at `place` of `row` and, if
    // `place` is -1, all keys of `row`; -1: none.
    [[nodiscard]] qsizetype ownerOf(const QKeySequence &key, qsizetype row, qsizetype place) const;

    // The caller has asked ownerOf(). `place`: of the key to replace, or the number of keys.
    void set(qsizetype row, qsizetype place, const QKeySequence &key);
    QKeySequence remove(qsizetype row, qsizetype place);
    void reset(qsizetype row) { m_bindings[row].keys = m_bindings[row].defaults; }

    // Those that differ from their defaults: name → keys as QKeySequence::PortableText, "; "
    // between.
    [[nodiscard]] QMap<QString, QString> different() const;

private:
    QList<KeyBinding> m_bindings;
};

[[nodiscard]] QString joined(const QList<QKeySequence> &keys, QKeySequence::SequenceFormat format,
                             const QString &between);

} // namespace broadsheet
