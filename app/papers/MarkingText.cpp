#include "papers/MarkingText.h"

#include "papers/MarkKinds.h"
#include "papers/Tr.h"

#include <QLocale>
#include <algorithm>
#include <array>

namespace broadsheet {

namespace {

// For one subject and for several: %1 is the title, name, word or search, or how many there are; %2
// is the marking's text. Where the subject begins with the text, the sentence for one has the text
// as %1. For a highlight %2 is its page.
struct Sentences
{
    Mark mark;
    const char *on;
    const char *off;
    const char *manyOn;
    const char *manyOff;
};

constexpr std::array sentences{
    Sentences{Mark::Read, QT_TRANSLATE_NOOP("broadsheet::papers", "Marked “%1” as read"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Marked “%1” as unread"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Marked %1 papers as read"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Marked %1 papers as unread")},
    Sentences{Mark::Starred, QT_TRANSLATE_NOOP("broadsheet::papers", "Starred “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the star from “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Starred %1 papers"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the star from %1 papers")},
    Sentences{Mark::Follow, QT_TRANSLATE_NOOP("broadsheet::papers", "Followed %1"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Stopped following %1"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Followed %1 names"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Stopped following %1 names")},
    Sentences{Mark::Tag, QT_TRANSLATE_NOOP("broadsheet::papers", "Tagged “%1” with “%2”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the tag “%2” from “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Tagged %1 papers with “%2”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the tag “%2” from %1 papers")},
    Sentences{Mark::Note, QT_TRANSLATE_NOOP("broadsheet::papers", "Wrote a note on “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the note from “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Wrote a note on %1 papers"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the notes from %1 papers")},
    Sentences{Mark::MuteWord, QT_TRANSLATE_NOOP("broadsheet::papers", "Muted “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "“%1” is no longer muted"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Muted %1 words"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 words are no longer muted")},
    Sentences{Mark::MuteAuthor, QT_TRANSLATE_NOOP("broadsheet::papers", "Muted %1"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 is no longer muted"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Muted %1 names"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 names are no longer muted")},
    Sentences{Mark::SavedSearch, QT_TRANSLATE_NOOP("broadsheet::papers", "Saved the search “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the saved search “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Saved %1 searches"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed %1 saved searches")},
    Sentences{Mark::Person,
              QT_TRANSLATE_NOOP("broadsheet::papers", "Separated a paper by %1 from the others"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Kept a paper by %1 with the others"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Separated %1 papers by %2 from the others"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Kept %1 papers by %2 together")},
    Sentences{Mark::Later, QT_TRANSLATE_NOOP("broadsheet::papers", "Set “%1” aside"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "“%1” is no longer set aside"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Set %1 papers aside"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 papers are no longer set aside")},
    Sentences{Mark::LessWord, QT_TRANSLATE_NOOP("broadsheet::papers", "Asked for less of “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "“%1” counts as before"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Asked for less of %1 words"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 words count as before")},
    Sentences{Mark::LessAuthor, QT_TRANSLATE_NOOP("broadsheet::papers", "Asked for less by %1"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 counts as before"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Asked for less by %1 authors"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 authors count as before")},
    Sentences{Mark::Highlight,
              QT_TRANSLATE_NOOP("broadsheet::papers", "Highlight on page %2 of “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the highlight on page %2 of “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 highlights"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed %1 highlights")},
    Sentences{Mark::HighlightNote,
              QT_TRANSLATE_NOOP("broadsheet::papers", "Note on page %2 of “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed the note on page %2 of “%1”"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "%1 notes on pages"),
              QT_TRANSLATE_NOOP("broadsheet::papers", "Removed %1 notes on pages")},
};

constexpr const Sentences *sentencesOf(Mark mark)
{
    const auto found = std::ranges::find(sentences, mark, &Sentences::mark);
    return found == sentences.end() ? nullptr : &*found;
}

static_assert(std::ranges::all_of(markKinds,
                                  [](const MarkKind &kind) {
                                      return !kind.isUndoable || sentencesOf(kind.mark);
                                  }),
              "a kind of mark has no sentences");

const char *sentenceFor(const Marking &marking, bool isOne)
{
    if (marking.mark == Mark::SavedSearch && marking.on && isOne && !marking.text.isEmpty())
        return QT_TRANSLATE_NOOP("broadsheet::papers", "Named the search “%1” “%2”");
    // Papers that were all given to one person were not told apart.
    const bool on = marking.on && (marking.mark != Mark::Person || marking.person == 0);
    const Sentences *all = sentencesOf(marking.mark);
    Q_ASSERT(all);
    if (isOne)
        return on ? all->on : all->off;
    return on ? all->manyOn : all->manyOff;
}

QString sentence(const Marking &marking, const QString &title)
{
    if (!marking.before.isEmpty())
        return PapersTr::tr("Changed the tag “%1” to “%2”").arg(marking.before, marking.text);
    const qsizetype count = marking.subjects.size() + marking.more;
    const bool isOne = count == 1;
    QString subject = QLocale().toString(count);
    if (isOne && markKind(marking.mark).subject == MarkSubject::TextAndPaper)
        subject = marking.text;
    else if (isOne)
        subject = title.isEmpty() ? marking.subjects.first() : title;
    const bool isOnPage = markKind(marking.mark).subject == MarkSubject::Highlight;
    const QString second =
        isOnPage ? QLocale().toString(pageOfHighlight(marking.highlight)) : marking.text;
    const QString text = PapersTr::tr(sentenceFor(marking, isOne));
    // In one call, because a title can contain "%2".
    return text.contains(u"%2") ? text.arg(subject, second) : text.arg(subject);
}

} // namespace

QString describe(const Marking &marking, const QString &title)
{
    const QString text = sentence(marking, title);
    return marking.machine.isEmpty() ? text : PapersTr::tr("%1 (on %2)").arg(text, marking.machine);
}

} // namespace broadsheet
