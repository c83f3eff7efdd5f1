// The table of the kinds of marks: one row per kind, with everything that distinguishes it from the
// others. The journal and the window ask here instead of listing kinds themselves.
#pragma once

#include "papers/State.h"

#include <QLatin1StringView>

#include <array>
#include <optional>

namespace broadsheet {

// What an event of a kind is about, and how the journal writes it. Where the text is part of the
// subject, one paper can have several marks of the kind.
enum class MarkSubject {
    Paper,        // PaperId::text
    PaperAndText, // PaperId::text, U+001F, Marking::text
    TextAndPaper, // Marking::text, U+001F, PaperId::text
    Highlight,    // PaperId::text, U+001F, Marking::highlight
    Author,       // a name
    Word,         // compared without regard to case and diacritics
    Search,       // what is searched for
};

// What Marking::text holds.
enum class MarkText { None, Tag, Note, Author, SearchName, CitationKey, Highlight };

// What the value of an event says; 0 is always "off".
enum class MarkValue {
    OnOff,
    HasText, // 1 while there is a text
    Person,  // the number of a person, from 1
    Colour,  // Marking::colour, from 1
};

// Which field of ChangeSet reports a change.
enum class MarkChange { Papers, Authors, Searches, Muting, Fit, Nothing };

struct MarkKind
{
    Mark mark;
    QLatin1StringView name; // column `kind` of the tables `event` and `state`; must never change
    MarkSubject subject = MarkSubject::Paper;
    MarkText text = MarkText::None;
    MarkValue value = MarkValue::OnOff;
    MarkChange change = MarkChange::Papers;
    bool hasColumn = false;  // a column of this name in the table `mark`, counted for each day
    bool hasTime = false;    // a column NAME_at with the time at which it was marked
    bool isIndexed = false;  // search finds its text
    bool endsRise = false;   // the paper has been seen, so votes count as gained from here on
    bool endsChange = false; // the user saw the paper, so what changed before is no news
    bool endsLater = false;  // a paper that is set aside no longer is
    bool isUndoable = true;  // undo takes it back, and describe() has sentences for it
};

// In the order of the enumerators of Mark. The compiler checks that none is missing.
inline constexpr std::array markKinds{
    MarkKind{.mark = Mark::Read,
             .name = QLatin1StringView("read"),
             .hasColumn = true,
             .hasTime = true,
             .endsRise = true,
             .endsChange = true,
             .endsLater = true},
    MarkKind{.mark = Mark::Starred,
             .name = QLatin1StringView("starred"),
             .hasColumn = true,
             .hasTime = true,
             .endsChange = true},
    MarkKind{.mark = Mark::Follow,
             .name = QLatin1StringView("follow"),
             .subject = MarkSubject::Author,
             .change = MarkChange::Authors},
    MarkKind{.mark = Mark::Passed,
             .name = QLatin1StringView("passed"),
             .change = MarkChange::Nothing,
             .endsRise = true,
             .endsChange = true,
             .isUndoable = false},
    MarkKind{.mark = Mark::Tag,
             .name = QLatin1StringView("tag"),
             .subject = MarkSubject::PaperAndText,
             .text = MarkText::Tag,
             .isIndexed = true},
    MarkKind{.mark = Mark::Note,
             .name = QLatin1StringView("note"),
             .text = MarkText::Note,
             .value = MarkValue::HasText,
             .isIndexed = true,
             .endsChange = true},
    MarkKind{.mark = Mark::MuteWord,
             .name = QLatin1StringView("muteWord"),
             .subject = MarkSubject::Word,
             .change = MarkChange::Muting},
    MarkKind{.mark = Mark::MuteAuthor,
             .name = QLatin1StringView("muteAuthor"),
             .subject = MarkSubject::Author,
             .change = MarkChange::Muting},
    MarkKind{.mark = Mark::SavedSearch,
             .name = QLatin1StringView("savedSearch"),
             .subject = MarkSubject::Search,
             .text = MarkText::SearchName,
             .change = MarkChange::Searches},
    MarkKind{.mark = Mark::Person,
             .name = QLatin1StringView("person"),
             .subject = MarkSubject::TextAndPaper,
             .text = MarkText::Author,
             .value = MarkValue::Person,
             .change = MarkChange::Authors},
    MarkKind{.mark = Mark::Later, .name = QLatin1StringView("later"), .hasColumn = true},
    MarkKind{.mark = Mark::LessWord,
             .name = QLatin1StringView("lessWord"),
             .subject = MarkSubject::Word,
             .change = MarkChange::Fit},
    MarkKind{.mark = Mark::LessAuthor,
             .name = QLatin1StringView("lessAuthor"),
             .subject = MarkSubject::Author,
             .change = MarkChange::Fit},
    MarkKind{.mark = Mark::Cited,
             .name = QLatin1StringView("cited"),
             .text = MarkText::CitationKey,
             .value = MarkValue::HasText,
             .change = MarkChange::Nothing,
             .isUndoable = false},
    MarkKind{.mark = Mark::Highlight,
             .name = QLatin1StringView("highlight"),
             .subject = MarkSubject::Highlight,
             .text = MarkText::Highlight,
             .value = MarkValue::Colour,
             .isIndexed = true},
    MarkKind{.mark = Mark::HighlightNote,
             .name = QLatin1StringView("highlightNote"),
             .subject = MarkSubject::Highlight,
             .text = MarkText::Note,
             .value = MarkValue::HasText,
             .isIndexed = true},
};

[[nodiscard]] constexpr const MarkKind &markKind(Mark mark)
{
    return markKinds[static_cast<std::size_t>(mark)];
}

// Nothing for a kind that only a newer version knows.
[[nodiscard]] std::optional<Mark> markNamed(const QString &name);

} // namespace broadsheet
