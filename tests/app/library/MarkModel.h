// What the user did, in memory: the marks that are set, and where undo and redo lead. And random
// marks, for a library and for this.
#pragma once

#include "Builders.h"
#include "papers/MarkKinds.h"

// Because the public interface does not show all marks at once.
#include "sqlite/Database.h"

#include <QMap>
#include <QRandomGenerator>

namespace broadsheet::test {

// The value and the text of each mark that is set, by kind and subject. Passed is left out.
using Marks = QMap<std::pair<QString, QString>, std::pair<qint64, QString>>;

inline Marks marksIn(const QString &path)
{
    Database file(path, Database::Access::ReadOnly);
    Marks marks;
    Rows rows = file.select(QStringLiteral("SELECT kind, subject, value, text FROM state"
                                           " WHERE value <> 0 AND kind <> 'passed'"));
    while (rows.next())
        marks.insert({rows.text(0), rows.text(1)}, {rows.number(2), rows.text(3)});
    return marks;
}

struct Seen
{
    Marks marks;
    QStringList papers;

    bool operator==(const Seen &) const = default;
};

// What is in a library that is closed.
inline Seen seenIn(const QString &path)
{
    Seen seen{.marks = marksIn(path), .papers = {}};
    Database file(path, Database::Access::ReadOnly);
    for (Rows rows = file.select(QStringLiteral("SELECT id FROM paper ORDER BY id")); rows.next();)
        seen.papers.append(rows.text(0));
    return seen;
}

// A gesture that changes nothing is none.
class MarkHistory final
{
public:
    [[nodiscard]] const Marks &now() const { return m_history.at(m_place); }
    void gesture(const Marks &after)
    {
        if (after == now())
            return;
        m_history.resize(m_place + 1);
        m_history.append(after);
        ++m_place;
    }
    // The newest gesture has a further part.
    void continued(const Marks &after) { m_history[m_place] = after; }
    [[nodiscard]] bool undo() { return m_place > 0 && (--m_place, true); }
    [[nodiscard]] bool redo() { return m_place + 1 < m_history.size() && (++m_place, true); }

private:
    QList<Marks> m_history{Marks()};
    qsizetype m_place = 0;
};

template<class T>
const T &anyOf(QRandomGenerator &random, const QList<T> &some)
{
    return some.at(random.bounded(some.size()));
}

struct MarkWords
{
    QStringList papers;
    QStringList names;
    QStringList words;
};

// A marking of any kind that can be undone. Nothing: another time.
inline std::optional<Marking> anyMarking(QRandomGenerator &random, const MarkWords &of)
{
    const MarkKind kind = anyOf(random, QList<MarkKind>(markKinds.begin(), markKinds.end()));
    if (!kind.isUndoable)
        return {};
    const bool isOfPapers =
        kind.subject == MarkSubject::Paper || kind.subject == MarkSubject::PaperAndText ||
        kind.subject == MarkSubject::TextAndPaper || kind.subject == MarkSubject::Highlight;
    QStringList subjects = isOfPapers                            ? of.papers
                           : kind.subject == MarkSubject::Author ? of.names
                                                                 : of.words;
    subjects.removeIf([&random](const QString &) { return random.bounded(2) == 0; });
    if (subjects.isEmpty())
        return {};
    Marking marking{.mark = kind.mark, .on = random.bounded(3) > 0, .subjects = subjects};
    if (kind.text != MarkText::None && (marking.on || kind.text != MarkText::Note))
        marking.text = anyOf(random, kind.text == MarkText::Author ? of.names : of.words);
    if (kind.subject == MarkSubject::Highlight)
        marking.highlight = anyOf(random, of.words);
    if (kind.value == MarkValue::Colour)
        marking.colour = marking.on ? 1 + random.bounded(4) : 0;
    if (kind.value == MarkValue::Person)
        marking.person = marking.on ? 1 + random.bounded(3) : 0;
    return marking;
}

inline void apply(const Marking &marking, Marks &marks)
{
    const MarkKind &kind = markKind(marking.mark);
    const bool hasText = kind.text == MarkText::Note || kind.text == MarkText::SearchName ||
                         kind.text == MarkText::Highlight;
    const qint64 value = kind.value == MarkValue::Person   ? marking.person
                         : kind.value == MarkValue::Colour ? marking.colour
                                                           : 1;
    for (const QString &subject : marking.subjects) {
        QString key = subject;
        if (kind.subject == MarkSubject::PaperAndText)
            key = subject + listSeparator + marking.text;
        if (kind.subject == MarkSubject::TextAndPaper)
            key = marking.text + listSeparator + subject;
        if (kind.subject == MarkSubject::Highlight)
            key = subject + listSeparator + marking.highlight;
        if (marking.on && kind.endsLater)
            marks.remove({markKind(Mark::Later).name, key});
        if (!marking.on)
            marks.remove({kind.name, key});
        else
            marks[{kind.name, key}] = {value, hasText ? marking.text : QString()};
    }
}

} // namespace broadsheet::test
