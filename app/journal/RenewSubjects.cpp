#include "journal/RenewSubjects.h"

#include "journal/Journal.h"
#include "papers/MarkKinds.h"
#include "spelling/PersonNames.h"

#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// A row of the table `state`.
struct State
{
    QString kind;
    QString subject;
    qint64 value = 0;
    QString text;
    qint64 at = 0;
    QString event;
};

QString currentPaper(const QString &id)
{
    return PaperId{id}.today().text;
}

// What the subject of a mark is called now; empty: nobody.
QStringList currentSubjects(Mark mark, const QString &subject)
{
    const qsizetype first = subject.indexOf(listSeparator);
    const qsizetype last = subject.lastIndexOf(listSeparator);
    switch (markKind(mark).subject) {
    case MarkSubject::Paper:
        return {currentPaper(subject)};
    case MarkSubject::PaperAndText:
    case MarkSubject::Highlight:
        return {currentPaper(subject.left(last)) + subject.mid(last)};
    case MarkSubject::TextAndPaper:
        if (const QString name = personName(subject.left(first)); !name.isEmpty())
            return {name + listSeparator + currentPaper(subject.mid(first + 1))};
        return {};
    case MarkSubject::Author:
        return withoutOthers(personNames(subject));
    case MarkSubject::Word:
    case MarkSubject::Search:
        break;
    }
    return {subject};
}

State stateOf(Database &database, const QString &kind, const QString &subject)
{
    Rows rows = database.select(
        u"SELECT value, text, at, event FROM state WHERE kind = ? AND subject = ?"_s, kind,
        subject);
    State state{.kind = kind, .subject = subject};
    if (rows.next()) {
        state.value = rows.number(0);
        state.text = rows.text(1);
        state.at = rows.number(2);
        state.event = rows.text(3);
    }
    return state;
}

void write(Database &database, const State &wanted)
{
    const QString id = idThatFollows(
        wanted.at, {wanted.kind, wanted.subject, QString::number(wanted.value), wanted.text});
    database.execute(u"INSERT OR IGNORE INTO event"
                     " (id, at, device, action, kind, subject, value, text)"
                     " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s,
                     id, wanted.at, QString(renewalDevice), id, wanted.kind, wanted.subject,
                     wanted.value, wanted.text);
    fold(database, {.first = id, .last = id});
}

// The mark's event again, for another subject.
void copy(Database &database, const State &mark, const QString &subject)
{
    const qint64 time = database.number(u"SELECT wall_time(?, ?)"_s, mark.event, mark.at);
    const QString id = idThatFollows(time, {mark.kind, subject, mark.event});
    database.execute(u"INSERT OR IGNORE INTO event"
                     " (id, at, device, action, undoes, kind, subject, value, text)"
                     " SELECT ?, at, device, action, undoes, kind, ?, value, text FROM event"
                     " WHERE id = ?"_s,
                     id, subject, mark.event);
    fold(database, {.first = id, .last = id});
}

// What is kept of several marks on one subject.
State together(QList<State> marks)
{
    std::ranges::sort(marks, [](const State &a, const State &b) {
        return std::tie(a.at, a.event) < std::tie(b.at, b.event);
    });
    State kept;
    QStringList notes;
    for (const State &mark : marks) {
        if (mark.value != 0)
            kept = mark;
        const std::optional<Mark> kind = markNamed(mark.kind);
        if (mark.value != 0 && kind && markKind(*kind).text == MarkText::Note &&
            !notes.contains(mark.text))
            notes.append(mark.text);
    }
    if (!notes.isEmpty())
        kept.text = notes.join(u"\n\n"_s);
    kept.at = marks.constLast().at + 1;
    return kept;
}

void move(Database &database, const State &mark, const QStringList &subjects)
{
    for (const QString &subject : subjects) {
        const State before = stateOf(database, mark.kind, subject);
        copy(database, mark, subject);
        if (before.event.isEmpty())
            continue;
        State kept = together({before, mark});
        kept.subject = subject;
        const State now = stateOf(database, mark.kind, subject);
        if (std::tie(now.value, now.text) != std::tie(kept.value, kept.text))
            write(database, kept);
    }
    if (!subjects.contains(mark.subject))
        write(database, {.kind = mark.kind, .subject = mark.subject, .at = mark.at + 1});
}

} // namespace

QString idThatFollows(qint64 time, const QStringList &from)
{
    const QString digest = QString::fromLatin1(
        QCryptographicHash::hash(from.join(u'\0').toUtf8(), QCryptographicHash::Sha256).toHex());
    const QString digits = u"%1"_s.arg(time & 0xffff'ffff'ffff, 12, 16, QChar(u'0'));
    return digits.first(8) + u'-' + digits.sliced(8) + u"-7"_s + digest.first(3) + u"-8"_s +
           digest.sliced(3, 3) + u'-' + digest.sliced(6, 12);
}

void renewSubjects(Database &database, const QString &events)
{
    static const QString all = u"SELECT kind, subject, value, text, at, event FROM state"
                               " WHERE value <> 0 ORDER BY at, event"_s;
    static const QString ofEvents =
        u"SELECT DISTINCT s.kind, s.subject, s.value, s.text, s.at, s.event FROM json_each(?) AS "
        u"asked"
        " CROSS JOIN event AS e ON e.id = asked.value"
        " CROSS JOIN state AS s ON s.kind = e.kind AND s.subject = e.subject"
        " WHERE s.value <> 0 ORDER BY s.at, s.event"_s;
    QList<std::pair<State, QStringList>> moves;
    {
        Rows rows = events.isEmpty() ? database.select(all) : database.select(ofEvents, events);
        while (rows.next()) {
            const std::optional<Mark> mark = markNamed(rows.text(0));
            const QString subject = rows.text(1);
            const QStringList now = mark ? currentSubjects(*mark, subject) : QStringList{subject};
            if (now != QStringList{subject})
                moves.append({State{.kind = rows.text(0),
                                    .subject = subject,
                                    .value = rows.number(2),
                                    .text = rows.text(3),
                                    .at = rows.number(4),
                                    .event = rows.text(5)},
                              now});
        }
    }
    for (const auto &[mark, subjects] : std::as_const(moves))
        move(database, mark, subjects);
}

void renewText(Database &database, const QString &kind, const QString &subject, const QString &text)
{
    State renewed = stateOf(database, kind, subject);
    renewed.text = text;
    ++renewed.at;
    write(database, renewed);
}

} // namespace broadsheet
