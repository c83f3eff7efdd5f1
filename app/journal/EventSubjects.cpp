#include "journal/EventSubjects.h"

#include "base/Limits.h"
#include "journal/Tr.h"
#include "papers/MarkKinds.h"
#include "papers/StorableText.h"
#include "search/Fold.h"
#include "spelling/PersonNames.h"
#include "tables/MarkedSubjects.h"

#include <QLocale>
#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString required(const QString &text, const QString &complaint)
{
    if (text.isEmpty())
        fail(ErrorKind::Usage, complaint);
    return text;
}

QStringList allRequired(const QStringList &subjects, const QString &complaint)
{
    QStringList plain;
    for (const QString &subject : subjects)
        plain.append(required(storableName(subject), complaint));
    return plain;
}

QString authorOf(const Marking &marking)
{
    return required(personName(storableName(marking.text)),
                    JournalTr::tr("An author needs a name."));
}

// Kept when the highlight is taken away: a note that another machine wrote brings it back.
QString highlightOf(const Marking &marking)
{
    const QString text = required(storableText(marking.text), JournalTr::tr("Select text first."));
    if (text.size() > maxHighlightLength)
        fail(ErrorKind::Usage, JournalTr::tr("This is too long for a highlight."));
    return text;
}

// Empty when the note is removed or has no visible character.
QString noteOf(const Marking &marking)
{
    const QString note = marking.on ? storableText(marking.text) : QString();
    if (note.size() > maxNoteLength)
        fail(ErrorKind::Usage, JournalTr::tr("A note has at most %1 characters; this one has %2.")
                                   .arg(QLocale().toString(maxNoteLength))
                                   .arg(QLocale().toString(note.size())));
    return folded(note).isEmpty() ? QString() : note;
}

QString textOf(MarkText text, const Marking &marking)
{
    switch (text) {
    case MarkText::None:
    case MarkText::CitationKey: // see GivenKeys.h
        return {};
    case MarkText::Tag:
        return tagNamed(marking.text);
    case MarkText::Note:
        return noteOf(marking);
    case MarkText::Author:
        return authorOf(marking);
    case MarkText::SearchName:
        return marking.on ? storableName(marking.text) : QString();
    case MarkText::Highlight:
        return highlightOf(marking);
    }
    Q_UNREACHABLE();
}

void requirePapers(Database &database, const QStringList &ids)
{
    const QString unknown = database.text(u"SELECT value FROM json_each(?)"
                                          " WHERE value NOT IN (SELECT id FROM paper) LIMIT 1"_s,
                                          jsonOf(ids));
    if (!unknown.isEmpty() || ids.contains(QString()))
        fail(ErrorKind::NotFound,
             JournalTr::tr("The library has no paper “%1”. Nothing was changed.").arg(unknown));
}

// Words that differ only in case or diacritics are the same; the spelling that was marked first
// stays. Taking the mark off returns every marked spelling of the words.
QStringList spellingsToMark(Database &database, Mark mark, const QStringList &words, bool on)
{
    const QStringList marked = markedSubjects(database, mark);
    const auto sameAs = [](const QString &word) {
        return [wanted = folded(word)](const QString &other) { return folded(other) == wanted; };
    };
    QStringList subjects;
    for (const QString &word : words) {
        if (!on)
            std::ranges::copy_if(marked, std::back_inserter(subjects), sameAs(word));
        else if (std::ranges::none_of(marked + subjects, sameAs(word)))
            subjects.append(word);
    }
    return subjects;
}

QStringList subjectsOf(Database &database, MarkSubject kind, const Marking &marking,
                       const QString &text)
{
    QStringList subjects = marking.subjects;
    switch (kind) {
    case MarkSubject::Paper:
        requirePapers(database, subjects);
        return subjects;
    case MarkSubject::PaperAndText:
        requirePapers(database, subjects);
        for (QString &subject : subjects)
            subject = subject + listSeparator + text;
        return subjects;
    case MarkSubject::TextAndPaper:
        requirePapers(database, subjects);
        for (QString &subject : subjects)
            subject = text + listSeparator + subject;
        return subjects;
    case MarkSubject::Highlight:
        requirePapers(database, subjects);
        for (QString &subject : subjects)
            subject = subject + listSeparator + storableName(marking.highlight);
        return subjects;
    case MarkSubject::Author:
        for (QString &subject : subjects)
            subject = personName(storableName(subject));
        return allRequired(subjects, JournalTr::tr("An author needs a name."));
    case MarkSubject::Word:
        return spellingsToMark(database, marking.mark,
                               allRequired(subjects, JournalTr::tr("Enter a word to mute.")),
                               marking.on);
    case MarkSubject::Search:
        return allRequired(subjects, JournalTr::tr("Enter a search to save."));
    }
    Q_UNREACHABLE();
}

int valueOf(MarkValue value, const Marking &marking, const QString &text)
{
    switch (value) {
    case MarkValue::OnOff:
        return marking.on ? 1 : 0;
    case MarkValue::HasText:
        return text.isEmpty() ? 0 : 1;
    case MarkValue::Person:
        return marking.on ? std::max(marking.person, 0) : 0;
    case MarkValue::Colour:
        return marking.on ? std::max(marking.colour, 1) : 0;
    }
    Q_UNREACHABLE();
}

bool isTextInSubject(MarkSubject subject)
{
    return subject == MarkSubject::PaperAndText || subject == MarkSubject::TextAndPaper;
}

} // namespace

QString tagNamed(const QString &text)
{
    const QString tag = storableName(text);
    // Folded, because a tag of invisible characters alone is no name either.
    (void)required(folded(tag), JournalTr::tr("A tag needs a name."));
    if (tag.size() > maxTagLength)
        fail(ErrorKind::Usage, JournalTr::tr("A tag has at most %1 characters; this one has %2.")
                                   .arg(QLocale().toString(maxTagLength))
                                   .arg(QLocale().toString(tag.size())));
    return tag;
}

WantedState wantedState(Database &database, const Marking &marking)
{
    const MarkKind &kind = markKind(marking.mark);
    const QString text = textOf(kind.text, marking);
    return {.kind = kind.name,
            .subjects = subjectsOf(database, kind.subject, marking, text),
            .value = valueOf(kind.value, marking, text),
            .text = isTextInSubject(kind.subject) ? QString() : text};
}

QStringList differing(Database &database, const WantedState &wanted)
{
    QStringList subjects;
    QSet<QString> seen;
    Rows rows = database.select(
        u"SELECT asked.value FROM json_each(?) AS asked LEFT JOIN state AS s"
        " ON s.kind = ? AND s.subject = asked.value"
        " WHERE (ifnull(s.value, 0), ifnull(s.text, '')) <> (?, ?)"
        " AND (ifnull(s.value, 0) <> 0 OR ? <> 0) ORDER BY asked.key"_s, // what is off stays off
        jsonOf(wanted.subjects), wanted.kind, wanted.value, wanted.text, wanted.value);
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
    switch (markKind(mark).subject) {
    case MarkSubject::Paper:
        return PaperId{subject};
    case MarkSubject::PaperAndText: // the text holds no separator, whatever the id holds
    case MarkSubject::Highlight:
        return PaperId{subject.left(subject.lastIndexOf(listSeparator))};
    case MarkSubject::TextAndPaper:
        return PaperId{subject.mid(subject.indexOf(listSeparator) + 1)};
    case MarkSubject::Author:
    case MarkSubject::Word:
    case MarkSubject::Search:
        break;
    }
    return {};
}

Marking markingFrom(Mark mark, const QString &subject, int value, const QString &text)
{
    const MarkKind &kind = markKind(mark);
    Marking marking{.mark = mark, .on = value != 0, .subjects = {subject}, .text = text};
    if (const PaperId paper = paperOf(mark, subject); !paper.isEmpty())
        marking.subjects = {paper.text};
    if (kind.subject == MarkSubject::PaperAndText)
        marking.text = subject.mid(subject.lastIndexOf(listSeparator) + 1);
    if (kind.subject == MarkSubject::TextAndPaper)
        marking.text = subject.left(subject.indexOf(listSeparator));
    if (kind.subject == MarkSubject::Highlight)
        marking.highlight = subject.mid(subject.lastIndexOf(listSeparator) + 1);
    if (kind.value == MarkValue::Person)
        marking.person = value;
    if (kind.value == MarkValue::Colour)
        marking.colour = value;
    return marking;
}

} // namespace broadsheet
