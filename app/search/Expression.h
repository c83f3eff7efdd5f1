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
    Changed, // see PaperChange
    Code,    // has a link to a repository
    Project, // has a link to a project page
    Picture,
    Video,
    Abstract,
    Note,
    Tag, // any tag
};

struct Expression
{
    enum class Kind {
        All,   // every child; without children: every paper
        Any,   // one of the children; without children: no paper
        Not,   // the only child does not hold
        Term,  // `text` occurs in `field`; see indexOfTerm()
        Tag,   // has a tag that begins with `text`
        Paper, // its id is `text`
        Days,  // listed on a day from `from` to `to`; invalid: no bound
        Votes, // known, and from `minVotes` to `maxVotes`
        Fact
    };
    Kind kind = Kind::All;
    std::vector<Expression> children = {};
    SearchField field = SearchField::Anywhere;
    QString text = {}; // folded, except for Paper
    QDate from = {};
    QDate to = {};
    int minVotes = 0;
    int maxVotes = std::numeric_limits<int>::max();
    SearchFact fact = SearchFact::Unread;

    bool operator==(const Expression &) const = default;

    [[nodiscard]] bool isEverything() const { return kind == Kind::All && children.empty(); }
};

} // namespace broadsheet
