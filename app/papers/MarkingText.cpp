#include "papers/MarkingText.h"

#include <QCoreApplication>

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::reading)
};

// And not who of several people of the name wrote which paper.
bool saysOnePerson(const Marking &marking)
{
    return !marking.on || marking.person > 0;
}

// %1 is the paper, name or word; %2 what goes with it: the tag, or the name of a search.
QString oneText(const Marking &marking)
{
    const bool on = marking.on;
    switch (marking.mark) {
    case Mark::Read:
        return on ? Tr::tr("Marked “%1” as read") : Tr::tr("Marked “%1” as unread");
    case Mark::Starred:
        return on ? Tr::tr("Starred “%1”") : Tr::tr("Removed the star from “%1”");
    case Mark::Follow:
        return on ? Tr::tr("Followed %1") : Tr::tr("Stopped following %1");
    case Mark::Tag:
        return on ? Tr::tr("Tagged “%1” with “%2”") : Tr::tr("Removed the tag “%2” from “%1”");
    case Mark::Note:
        return on ? Tr::tr("Wrote a note on “%1”") : Tr::tr("Removed the note from “%1”");
    case Mark::MuteWord:
        return on ? Tr::tr("Muted “%1”") : Tr::tr("“%1” is no longer muted");
    case Mark::MuteAuthor:
        return on ? Tr::tr("Muted %1") : Tr::tr("%1 is no longer muted");
    case Mark::SavedSearch:
        if (!on)
            return Tr::tr("Removed the saved search “%1”");
        return marking.text.isEmpty() ? Tr::tr("Saved the search “%1”")
                                      : Tr::tr("Named the search “%1” “%2”");
    case Mark::Person:
        return saysOnePerson(marking) ? Tr::tr("Kept a paper of %1 as one person’s")
                                      : Tr::tr("Told a paper of %1 apart");
    case Mark::Passed:
        break; // not a gesture, so never told
    }
    Q_UNREACHABLE();
}

QString manyText(const Marking &marking)
{
    const bool on = marking.on;
    switch (marking.mark) {
    case Mark::Read:
        return on ? Tr::tr("Marked %1 papers as read") : Tr::tr("Marked %1 papers as unread");
    case Mark::Starred:
        return on ? Tr::tr("Starred %1 papers") : Tr::tr("Removed the star from %1 papers");
    case Mark::Follow:
        return on ? Tr::tr("Followed %1 names") : Tr::tr("Stopped following %1 names");
    case Mark::Tag:
        return on ? Tr::tr("Tagged %1 papers with “%2”")
                  : Tr::tr("Removed the tag “%2” from %1 papers");
    case Mark::Note:
        return on ? Tr::tr("Wrote a note on %1 papers")
                  : Tr::tr("Removed the notes from %1 papers");
    case Mark::MuteWord:
        return on ? Tr::tr("Muted %1 words") : Tr::tr("%1 words are no longer muted");
    case Mark::MuteAuthor:
        return on ? Tr::tr("Muted %1 names") : Tr::tr("%1 names are no longer muted");
    case Mark::SavedSearch:
        return on ? Tr::tr("Saved %1 searches") : Tr::tr("Removed %1 saved searches");
    case Mark::Person:
        return saysOnePerson(marking) ? Tr::tr("Kept %1 papers of %2 as one person’s")
                                      : Tr::tr("Told %1 papers of %2 apart");
    case Mark::Passed:
        break;
    }
    Q_UNREACHABLE();
}

} // namespace

QString describe(const Marking &marking, const QString &title)
{
    const qsizetype count = marking.subjects.size() + marking.more;
    const QString subject = count != 1                     ? QString::number(count)
                            : marking.mark == Mark::Person ? marking.text
                            : title.isEmpty()              ? marking.subjects.first()
                                                           : title;
    // Both at once: a title may hold what looks like a place for the other.
    const QString text = count == 1 ? oneText(marking) : manyText(marking);
    return text.contains(u"%2") ? text.arg(subject, marking.text) : text.arg(subject);
}

} // namespace broadsheet
