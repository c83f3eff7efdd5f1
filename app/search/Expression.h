// A search as a tree of conditions on one paper.
#pragma once

#include <QDate>
#include <QString>

#include <limits>
#include <vector>

namespace broadsheet {

// Where a term has to occur. Anywhere: id, title, authors, texts, keywords, tags and notes. Head:
// title or authors. Each author, text, keyword and tag is searched separately: no term spans two.
enum class SearchField { Anywhere, Head, Title, Author, Text, Note };

// Yes-or-no properties of a paper.
enum class SearchFact {
    Unread,
    Starred,
    Rising,
    Changed,  // see PaperChange
    Later,    // set aside
    Followed, // one of its authors is followed
    Code,     // has a link to a repository
    Project,  // has a link to a project page
    Picture,
    Video,
    Abstract,
    Note,
    Tag, // any tag
};

// When a paper was what: which days Expression::Kind::Days compares.
enum class SearchMoment {
    Listed,
    Read, // marked by the user, on a day of the user's time zone
    Starred
};

struct Expression
{
    enum class Kind {
        All,   // every child; without children: every paper
        Any,   // one of the children; without children: no paper
        Not,   // the only child does not hold
        Term,  // `text` occurs in `field`; see indexOfTerm()
        Tag,   // has a tag that begins with `text`, or is called so if `isWhole`
        Paper, // its id is `text`
        Days,  // listed, read or starred on a day from `from` to `to`; invalid: no bound
        Votes, // known, and from `minVotes` to `maxVotes`
        Fact,
        Category,     // has a category that isInCategory(…, `text`)
        Organization, // `text` occurs in the name of its organisation
        Source,       // a source whose id begins with `text` lists it
        FullText      // `text` occurs on a page of its PDF, see app/fulltext
    };
    Kind kind = Kind::All;
    std::vector<Expression> children = {};
    SearchField field = SearchField::Anywhere;
    QString text = {}; // folded, except for Paper
    QDate from = {};
    QDate to = {};
    SearchMoment moment = SearchMoment::Listed;
    int minVotes = 0;
    int maxVotes = std::numeric_limits<int>::max();
    SearchFact fact = SearchFact::Unread;
    bool isWhole = false;

    bool operator==(const Expression &) const = default;

    [[nodiscard]] bool isEverything() const { return kind == Kind::All && children.empty(); }
};

} // namespace broadsheet
