// What a search asks for, as a tree of conditions on one paper.
#pragma once

#include <QDate>
#include <QString>

#include <limits>
#include <vector>

namespace broadsheet {

// Where a term has to stand. Anywhere: id, title, authors, texts, keywords, tags and notes. Head:
// title or authors. Each author, text, keyword and tag is a text by itself.
enum class SearchField { Anywhere, Head, Title, Author, Text, Note };

// Facts that are there or not.
enum class SearchFact {
    Unread,
    Starred,
    Rising,
    Code,    // a link to a repository is known
    Project, // a link to a project's page
    Picture,
    Video,
    Abstract,
    Note,
    Tag, // any
};

struct Expression
{
    enum class Kind {
        All,   // every child; without children: every paper
        Any,   // one of the children; without children: no paper
        Not,   // the one child does not hold
        Term,  // `text` stands in `field`, see indexOfTerm()
        Tag,   // has the tag `text` or one that begins so
        Paper, // its id is `text`
        Days,  // listed on a day from `from` to `to`; invalid: no bound
        Votes, // known, and from `least` to `most`
        Fact
    };
    Kind kind = Kind::All;
    std::vector<Expression> children = {};
    SearchField field = SearchField::Anywhere;
    QString text = {}; // folded, but for Paper
    QDate from = {};
    QDate to = {};
    int least = 0;
    int most = std::numeric_limits<int>::max();
    SearchFact fact = SearchFact::Unread;

    bool operator==(const Expression &) const = default;

    [[nodiscard]] bool isEverything() const { return kind == Kind::All && children.empty(); }
};

} // namespace broadsheet
