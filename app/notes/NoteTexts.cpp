#include "notes/NoteTexts.h"

#include <QList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The dividing line has no words, because machines can have different languages.
const QString &ruleText()
{
    static const QString rule = u"──────"_s;
    return rule;
}

struct Part
{
    QString title; // the dividing line; empty: what this place wrote
    QString text;
};

QString dividingLine(const QString &machine, QDate day)
{
    QStringList words{machine, day.toString(Qt::ISODate)};
    words.removeAll(QString());
    return ruleText() + u' ' + words.join(u" · "_s) + u' ' + ruleText();
}

bool isDividingLine(const QString &line)
{
    return line.startsWith(ruleText()) && line.endsWith(ruleText()) &&
           line.size() > 2 * ruleText().size();
}

QList<Part> partsOf(const QString &note)
{
    QList<Part> parts{{}};
    for (const QString &line : note.split(u'\n'))
        if (isDividingLine(line))
            parts.append({.title = line});
        else
            parts.last().text += line + u'\n';
    for (Part &part : parts)
        part.text = part.text.trimmed();
    return parts;
}

QString noteOf(const QList<Part> &parts)
{
    QStringList texts;
    for (const Part &part : parts) {
        if (part.text.isEmpty())
            continue;
        texts.append(part.title.isEmpty() ? part.text : part.title + u"\n\n"_s + part.text);
    }
    return texts.join(u"\n\n"_s);
}

} // namespace

QString bothNotes(const QString &mine, const QStringList &earlier, const NoteElsewhere &other)
{
    QList<Part> parts = partsOf(mine);
    bool isChanged = false;
    for (Part part : partsOf(other.text)) {
        const bool isKnown =
            std::ranges::any_of(parts, [&part](const Part &one) { return one.text == part.text; });
        if (part.text.isEmpty() || isKnown || earlier.contains(part.text))
            continue;
        if (part.title.isEmpty())
            part.title = dividingLine(other.machine, other.day);
        const auto replaced = std::find_if(parts.begin() + 1, parts.end(), [&](const Part &one) {
            return other.earlier.contains(one.text);
        });
        if (replaced == parts.end())
            parts.append(part);
        else
            *replaced = part;
        isChanged = true;
    }
    if (!isChanged)
        return mine;
    if (parts.first().text.isEmpty() && parts.size() == 2)
        return parts.last().text; // this place has no note
    return noteOf(parts);
}

} // namespace broadsheet
