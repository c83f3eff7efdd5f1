#include "keys/KeyBindings.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool collide(const QKeySequence &one, const QKeySequence &other)
{
    const int common = std::min(one.count(), other.count());
    for (int part = 0; part < common; ++part)
        if (one[uint(part)] != other[uint(part)])
            return false;
    return common > 0;
}

} // namespace

qsizetype KeyBindings::ownerOf(const QKeySequence &key, qsizetype row, qsizetype place) const
{
    for (qsizetype other = 0; other < m_bindings.size(); ++other) {
        const QList<QKeySequence> &keys = m_bindings.at(other).keys;
        if (m_bindings.at(other).isElsewhere)
            continue;
        for (qsizetype at = 0; at < keys.size(); ++at) {
            const bool isLeftOut = other == row && (at == place || place < 0);
            if (!isLeftOut && collide(keys.at(at), key))
                return other;
        }
    }
    return -1;
}

void KeyBindings::set(qsizetype row, qsizetype place, const QKeySequence &key)
{
    QList<QKeySequence> &keys = m_bindings[row].keys;
    if (place < keys.size())
        keys[place] = key;
    else
        keys.append(key);
}

QKeySequence KeyBindings::remove(qsizetype row, qsizetype place)
{
    return m_bindings[row].keys.takeAt(place);
}

QMap<QString, QString> KeyBindings::different() const
{
    QMap<QString, QString> result;
    for (const KeyBinding &binding : m_bindings)
        if (binding.keys != binding.defaults)
            result.insert(binding.name, joined(binding.keys, QKeySequence::PortableText, u"; "_s));
    return result;
}

QString joined(const QList<QKeySequence> &keys, QKeySequence::SequenceFormat format,
               const QString &between)
{
    QStringList names;
    for (const QKeySequence &key : keys)
        names << key.toString(format);
    return names.join(between);
}

} // namespace broadsheet
