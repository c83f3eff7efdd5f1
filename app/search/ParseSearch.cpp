#include "search/ParseSearch.h"

#include "papers/PaperId.h"
#include "search/Fold.h"
#include "search/Operators.h"
#include "search/Pieces.h"
#include "search/Tr.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Beyond what anybody writes; a page that was pasted by mistake shall not hold up anything.
constexpr qsizetype longestSearch = 4000;
constexpr qsizetype mostConditions = 200;

Expression node(Expression::Kind kind, std::vector<Expression> children)
{
    if (children.size() == 1 && kind != Expression::Kind::Not)
        return std::move(children.front());
    Expression result{.kind = kind};
    result.children = std::move(children);
    return result;
}

// Nothing when nothing is left of the text that could be found.
std::optional<Expression> termFor(const QString &text)
{
    QString term = folded(text);
    if (term.isEmpty())
        return {};
    return Expression{.kind = Expression::Kind::Term, .text = std::move(term)};
}

// A paper that is named by its id or a link stands first, but others may speak of it.
std::optional<Expression> wordFor(const QString &word)
{
    std::optional<Expression> term = termFor(word);
    if (term && term->text == "-"_L1) // a dash between words, or a - that its word is yet to follow
        return {};
    const bool mayBeLink = word.contains(u'/') || word.contains(u'.');
    const PaperId id = mayBeLink ? PaperId::fromLink(word) : PaperId();
    if (!term || id.isEmpty())
        return term;
    Expression paper{.kind = Expression::Kind::Paper, .text = id.text};
    return node(Expression::Kind::Any, {std::move(paper), std::move(*term)});
}

class Parser final
{
public:
    Parser(QStringView typed, QDate today) : m_typed(typed), m_today(today) {}

    ParsedSearch parse()
    {
        const QStringView read = m_typed.first(std::min(m_typed.size(), longestSearch));
        m_pieces = searchPieces(read);
        for (const SearchPiece &piece : m_pieces)
            take(piece);
        markMisplacedOrs();
        if (m_typed.size() > longestSearch)
            problem(
                longestSearch, m_typed.size(),
                SearchTr::tr("Only the first %1 characters are searched for.").arg(longestSearch));
        std::sort(m_result.problems.begin(), m_result.problems.end(),
                  [](const SearchProblem &a, const SearchProblem &b) { return a.at < b.at; });
        m_result.expression = wholeExpression();
        return std::move(m_result);
    }

private:
    struct Item
    {
        Expression expression;
        const SearchPiece *piece;
        bool isOr;
    };

    void problem(qsizetype from, qsizetype to, const QString &message)
    {
        m_result.problems.append({from, to - from, message});
    }
    void problem(const SearchPiece &piece, const QString &message)
    {
        problem(piece.at, piece.at + piece.length, message);
    }

    void take(const SearchPiece &piece)
    {
        if (m_isFull)
            return;
        std::optional<Expression> expression = conditionOf(piece);
        if (!expression)
            return;
        if (m_items.size() == size_t(mostConditions)) {
            m_isFull = true;
            problem(piece.at, std::min(m_typed.size(), longestSearch),
                    SearchTr::tr("Only the first %1 words and conditions are searched for.")
                        .arg(mostConditions));
            return;
        }
        if (piece.without)
            expression = node(Expression::Kind::Not, {std::move(*expression)});
        m_items.push_back({std::move(*expression), &piece, piece.isOr()});
    }

    std::optional<Expression> conditionOf(const SearchPiece &piece)
    {
        if (piece.isOperator)
            return operatorOf(piece);
        if (piece.isQuoted)
            return termFor(piece.value);
        if (const SearchOperator *meant = similarTo(piece))
            problem(piece, SearchTr::tr("There is no “%1:”. Did you mean “%2:”?")
                               .arg(piece.name, meant->name));
        return wordFor(piece.value);
    }

    // Titles have colons, too, but hardly without a space after them.
    [[nodiscard]] const SearchOperator *similarTo(const SearchPiece &piece) const
    {
        const qsizetype end = piece.at + piece.length;
        const bool hasValue = piece.literal.size() > piece.name.size() + 1 ||
                              (end < m_typed.size() && isQuotationMark(m_typed[end]));
        return !piece.name.isEmpty() && hasValue ? similarOperator(piece.name) : nullptr;
    }

    std::optional<Expression> operatorOf(const SearchPiece &piece)
    {
        const QString value = folded(piece.value);
        const bool isLast = &piece == &m_pieces.constLast();
        if (value.isEmpty() && (piece.isQuoted || isLast)) // it is still being typed
            return {};
        if (value.isEmpty()) {
            problem(piece,
                    SearchTr::tr("“%1:” wants its value right after the colon.").arg(piece.name));
            return termFor(piece.literal);
        }
        auto condition = conditionFor(*findOperator(piece.name), value, m_today);
        if (const QString *message = std::get_if<QString>(&condition)) {
            problem(piece, *message);
            return termFor(piece.literal);
        }
        return std::get<Expression>(std::move(condition));
    }

    // OR between what are no conditions is a word like others.
    void markMisplacedOrs()
    {
        std::vector<bool> misplaced(m_items.size());
        for (size_t i = 0; i < m_items.size(); ++i)
            misplaced[i] = m_items[i].isOr && (i == 0 || i + 1 == m_items.size() ||
                                               m_items[i - 1].isOr || m_items[i + 1].isOr);
        for (size_t i = 0; i < m_items.size(); ++i) {
            if (!misplaced[i])
                continue;
            m_items[i].isOr = false;
            problem(*m_items[i].piece,
                    SearchTr::tr("“OR” stands between two words or conditions."));
        }
    }

    Expression wholeExpression()
    {
        std::vector<Expression> all;
        for (size_t i = 0; i < m_items.size(); ++i) {
            std::vector<Expression> any;
            any.push_back(std::move(m_items[i].expression));
            for (; i + 1 < m_items.size() && m_items[i + 1].isOr; i += 2)
                any.push_back(std::move(m_items[i + 2].expression));
            all.push_back(node(Expression::Kind::Any, std::move(any)));
        }
        return node(Expression::Kind::All, std::move(all));
    }

    QStringView m_typed;
    QDate m_today;
    QList<SearchPiece> m_pieces;
    std::vector<Item> m_items;
    ParsedSearch m_result;
    bool m_isFull = false;
};

} // namespace

ParsedSearch parseSearch(QStringView typed, QDate today)
{
    return Parser(typed, today).parse();
}

QString searchOperator(QLatin1StringView name, const QString &value)
{
    const bool isWord = !value.isEmpty() && std::none_of(value.begin(), value.end(), [](QChar c) {
        return c.isSpace() || isQuotationMark(c);
    });
    if (isWord)
        return name + u':' + value;
    QString quoted;
    for (const QChar c : value) {
        if (isQuotationMark(c))
            quoted += "\"\""_L1;
        else
            quoted += c;
    }
    return name + u":\""_s + quoted + u'"';
}

} // namespace broadsheet
