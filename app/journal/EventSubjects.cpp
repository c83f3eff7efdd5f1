#include "journal/EventSubjects.h"

#include "journal/Journal.h"
#include "journal/Tr.h"
#include "search/Fold.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype longestName = 100;
constexpr qsizetype longestNote = 100'000;

// On one line, without control characters: they would take subjects apart.
QString oneLine(QString text)
{
    for (QChar &character : text)
        if (character.category() == QChar::Other_Control)
            character = u' ';
    return text.simplified();
}

QString required(const QString &text, const QString &complaint)
{
    if (text.isEmpty())
        fail(ErrorKind::Usage, complaint);
    return text;
}

QString tagOf(const Marking &marking)
{
    const QString tag = oneLine(marking.text);
    (void)required(folded(tag), JournalTr::tr("A tag needs a name.")); // one that can be seen
    if (tag.size() > longestName)
        fail(ErrorKind::Usage, JournalTr::tr("A tag has at most %1 characters; this one has %2.")
                                   .arg(longestName)
                                   .arg(tag.size()));
    return tag;
}

QString noteOf(const Marking &marking)
{
    QString note = marking.on ? marking.text : QString();
    note.remove(QChar::Null);
    if (note.size() > longestNote)
        fail(ErrorKind::Usage, JournalTr::tr("A note has at most %1 characters; this one has %2.")
                                   .arg(longestNote)
                                   .arg(note.size()));
    return folded(note).isEmpty() ? QString() : note;
}

void requirePapers(Database &database, const QStringList &ids)
{
    const QString unknown = database.text(u"SELECT value FROM json_each(?)"
                                          " WHERE value NOT IN (SELECT id FROM paper) LIMIT 1"_s,
                                          jsonOf(ids));
    if (!unknown.isEmpty() || ids.contains(QString()))
        fail(ErrorKind::NotFound,
             JournalTr::tr("The library holds no paper “%1”. Nothing was changed.").arg(unknown));
}

// Muted words that only differ in case or marks are the same: what was written first stays.
QStringList mutedLike(Database &database, const QStringList &words, bool on)
{
    QStringList muted;
    for (Rows rows =
             database.select(u"SELECT subject FROM state WHERE kind = 'muteWord' AND value = 1"_s);
         rows.next();)
        muted.append(rows.text(0));
    const auto sameAs = [](const QString &word) {
        return [wanted = folded(word)](const QString &other) { return folded(other) == wanted; };
    };
    QStringList subjects;
    for (const QString &word : words) {
        if (!on)
            std::ranges::copy_if(muted, std::back_inserter(subjects), sameAs(word));
        else if (std::ranges::none_of(muted + subjects, sameAs(word)))
            subjects.append(word);
    }
    return subjects;
}

QStringList eachOf(const QStringList &subjects, const QString &complaint)
{
    QStringList plain;
    for (const QString &subject : subjects)
        plain.append(required(oneLine(subject), complaint));
    return plain;
}

QStringList combined(const QStringList &first, const QString &between, const QStringList &second)
{
    QStringList subjects;
    for (const QString &one : first)
        for (const QString &other : second)
            subjects.append(one + between + other);
    return subjects;
}

} // namespace

WantedState wantedState(Database &database, const Marking &marking)
{
    WantedState wish{.kind = kindOf(marking.mark),
                     .subjects = marking.subjects,
                     .value = marking.on ? 1 : 0,
                     .text = {}};
    switch (marking.mark) {
    case Mark::Read:
    case Mark::Starred:
        requirePapers(database, marking.subjects);
        break;
    case Mark::Tag:
        requirePapers(database, marking.subjects);
        wish.subjects = combined(marking.subjects, listSeparator, {tagOf(marking)});
        break;
    case Mark::Note:
        requirePapers(database, marking.subjects);
        wish.text = noteOf(marking);
        wish.value = wish.text.isEmpty() ? 0 : 1;
        break;
    case Mark::Person: {
        requirePapers(database, marking.subjects);
        const QString name =
            required(oneLine(marking.text), JournalTr::tr("An author needs a name."));
        wish.subjects = combined({name}, listSeparator, marking.subjects);
        wish.value = marking.on ? std::max(marking.person, 0) : 0;
        break;
    }
    case Mark::Follow:
    case Mark::MuteAuthor:
        wish.subjects = eachOf(marking.subjects, JournalTr::tr("An author needs a name."));
        break;
    case Mark::MuteWord:
        wish.subjects = mutedLike(
            database, eachOf(marking.subjects, JournalTr::tr("What is muted needs a word.")),
            marking.on);
        break;
    case Mark::SavedSearch:
        wish.subjects =
            eachOf(marking.subjects, JournalTr::tr("A saved search needs something to find."));
        wish.text = marking.on ? oneLine(marking.text) : QString();
        break;
    case Mark::Passed:
        Q_UNREACHABLE();
    }
    return wish;
}

QStringList differing(Database &database, const WantedState &wish)
{
    QStringList subjects;
    QSet<QString> seen;
    Rows rows = database.select(
        u"SELECT asked.value FROM json_each(?) AS asked LEFT JOIN state AS s"
        " ON s.kind = ? AND s.subject = asked.value"
        " WHERE (ifnull(s.value, 0), ifnull(s.text, '')) <> (?, ?) ORDER BY asked.key"_s,
        jsonOf(wish.subjects), wish.kind, wish.value, wish.text);
    while (rows.next()) {
        const QString subject = rows.text(0);
        if (seen.contains(subject))
            continue;
        seen.insert(subject);
        subjects.append(subject);
    }
    return subjects;
}

PaperId paperOf(Mark mark, const QString &subject)
{
    switch (mark) {
    case Mark::Read:
    case Mark::Starred:
    case Mark::Passed:
    case Mark::Note:
        return PaperId{subject};
    case Mark::Tag: // tags hold no separator
        return PaperId{subject.left(subject.lastIndexOf(listSeparator))};
    case Mark::Person: // nor do names
        return PaperId{subject.mid(subject.indexOf(listSeparator) + 1)};
    case Mark::Follow:
    case Mark::MuteWord:
    case Mark::MuteAuthor:
    case Mark::SavedSearch:
        break;
    }
    return {};
}

Marking markingFrom(Mark mark, const QString &subject, int value, const QString &text)
{
    Marking marking{.mark = mark, .on = value != 0, .subjects = {subject}, .text = text};
    const PaperId paper = paperOf(mark, subject);
    if (!paper.isEmpty())
        marking.subjects = {paper.text};
    if (mark == Mark::Tag)
        marking.text = subject.mid(subject.lastIndexOf(listSeparator) + 1);
    if (mark == Mark::Person) {
        marking.text = subject.left(subject.indexOf(listSeparator));
        marking.person = value;
    }
    return marking;
}

} // namespace broadsheet
