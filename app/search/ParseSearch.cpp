#include "search/ParseSearch.h"

#include "base/Limits.h"
#include "papers/PaperId.h"
#include "search/Fold.h"
#include "search/Operators.h"
#include "search/Tokens.h"
#include "search/Tr.h"

#include <QLocale>
#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// More than anyone types; guards against a page that was pasted by mistake.

Expression node(Expression::Kind kind, std::vector<Expression> children)
{
    if (children.size() == 1 && kind != Expression::Kind::Not)
        return std::move(children.front());
    Expression result{.kind = kind};
    result.children = std::move(children);
    return result;
}

// No value: the folded text is empty.
std::optional<Expression> termFor(const QString &text)
{
    QString term = folded(text);
    if (term.isEmpty())
        return {};
    return Expression{.kind = Expression::Kind::Term, .text = std::move(term)};
}

// An id or a link of a paper finds this paper, and others that mention it.
std::optional<Expression> wordFor(const QString &word)
{
    std::optional<Expression> term = termFor(word);
    if (term && term->text == "-"_L1) // a dash between words, or a - whose word is not typed yet
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
        const QStringView read = m_typed.first(std::min(m_typed.size(), maxSearchLength));
        m_tokens = searchTokens(read);
        for (const SearchToken &token : m_tokens)
            take(token);
        markMisplacedOrs();
        if (m_typed.size() > maxSearchLength)
            problem(maxSearchLength, m_typed.size(),
                    SearchTr::tr("Only the first %1 characters are searched for.")
                        .arg(QLocale().toString(maxSearchLength)));
        std::sort(m_result.problems.begin(), m_result.problems.end(),
                  [](const SearchProblem &a, const SearchProblem &b) { return a.at < b.at; });
        m_result.expression = wholeExpression();
        return std::move(m_result);
    }

private:
    struct Item
    {
        Expression expression;
        const SearchToken *token;
        bool isOr;
    };

    void problem(qsizetype from, qsizetype to, const QString &message)
    {
        m_result.problems.append({from, to - from, message});
    }
    void problem(const SearchToken &token, const QString &message)
    {
        problem(token.at, token.at + token.length, message);
    }

    void take(const SearchToken &token)
    {
        if (m_isFull)
            return;
        std::optional<Expression> expression = conditionOf(token);
        if (!expression)
            return;
        if (m_items.size() == size_t(maxSearchConditions)) {
            m_isFull = true;
            problem(token.at, std::min(m_typed.size(), maxSearchLength),
                    SearchTr::tr("Only the first %1 words and conditions are searched for.")
                        .arg(QLocale().toString(maxSearchConditions)));
            return;
        }
        if (token.isNegated)
            expression = node(Expression::Kind::Not, {std::move(*expression)});
        m_items.push_back({std::move(*expression), &token, token.isOr()});
    }

    std::optional<Expression> conditionOf(const SearchToken &token)
    {
        if (token.isOperator)
            return operatorOf(token);
        if (token.isQuoted)
            return termFor(token.value);
        if (const SearchOperator *meant = similarTo(token))
            problem(token, SearchTr::tr("There is no “%1:”. Did you mean “%2:”?")
                               .arg(token.name, meant->name));
        return wordFor(token.value);
    }

    // In titles, too, words are followed by a colon, but then by a space.
    [[nodiscard]] const SearchOperator *similarTo(const SearchToken &token) const
    {
        const qsizetype end = token.at + token.length;
        const bool hasValue = token.literal.size() > token.name.size() + 1 ||
                              (end < m_typed.size() && isQuotationMark(m_typed[end]));
        return !token.name.isEmpty() && hasValue ? similarOperator(token.name) : nullptr;
    }

    std::optional<Expression> operatorOf(const SearchToken &token)
    {
        const QString value = folded(token.value);
        const bool isLast = &token == &m_tokens.constLast();
        if (value.isEmpty() && (token.isQuoted || isLast)) // it is still being typed
            return {};
        if (value.isEmpty()) {
            problem(token,
                    SearchTr::tr("Type the value of “%1:” right after the colon.").arg(token.name));
            return termFor(token.literal);
        }
        ReadCondition condition = conditionFor(*findOperator(token.name), value, m_today);
        if (!condition.problem.isEmpty())
            problem(token, condition.problem);
        if (!condition.expression)
            return termFor(token.literal);
        Expression expression = *std::move(condition.expression);
        expression.isWhole =
            expression.kind == Expression::Kind::Tag && token.isQuoted && !token.isUnclosed;
        return expression;
    }

    // OR without a condition on either side is a word like any other.
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
            problem(*m_items[i].token,
                    SearchTr::tr("“OR” has to be between two words or conditions."));
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
    QList<SearchToken> m_tokens;
    std::vector<Item> m_items;
    ParsedSearch m_result;
    bool m_isFull = false;
};

} // namespace

ParsedSearch parseSearch(QStringView typed, QDate today)
{
    return Parser(typed, today).parse();
}

QList<SearchPart> searchParts(QStringView typed)
{
    const QStringView read = typed.first(std::min(typed.size(), maxSearchLength));
    struct Range
    {
        qsizetype from;
        qsizetype to;
    };
    std::vector<Range> ranges;
    bool continues = false;
    for (const SearchToken &token : searchTokens(read)) {
        const qsizetype end = token.at + token.length;
        const bool joins = token.isOr() && !ranges.empty();
        if (joins || continues)
            ranges.back().to = end;
        else
            ranges.push_back({token.at, end});
        continues = joins;
    }
    QList<SearchPart> parts;
    if (ranges.size() < 2)
        return parts;
    for (const Range &range : ranges)
        parts.append(
            {.condition = read.sliced(range.from, range.to - range.from).toString(),
             .others = QString(read.first(range.from).toString() + read.sliced(range.to).toString())
                           .simplified()});
    return parts;
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
