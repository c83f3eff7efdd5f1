// Parses inline markup in two linear passes: the first makes tokens and pairs opening with closing
// ones, the second turns the tokens into spans.
#include "markdown/Markdown.h"

#include "markdown/TextCharacters.h"
#include "papers/DisplayText.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

#include <algorithm>
#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// One to three asterisks or underscores, or a bracket, that are not closed yet.
struct Opener
{
    QChar mark;
    qsizetype length;
    size_t token;
};

struct Token
{
    enum class Kind { Text, Code, Link, OpenStyle, CloseStyle, OpenLink, CloseLink };
    Kind kind = Kind::Text;
    QString text; // also of markup, which is text if it is not paired
    qsizetype strength = 0;
    QUrl url = {};
};

constexpr size_t maxOpeners = 64; // markup nested deeper is text
constexpr qsizetype maxMath = 200;
constexpr qsizetype maxUrl = 2'000;

class InlineParser
{
public:
    explicit InlineParser(QStringView text) : m_text(text) { findLastBackticks(); }

    QList<TextSpan> parse()
    {
        while (m_at < m_text.size())
            step();
        flush();
        return spans();
    }

private:
    QChar at(qsizetype i) const { return i >= 0 && i < m_text.size() ? m_text[i] : QChar(u' '); }

    qsizetype runLength(qsizetype from) const
    {
        qsizetype end = from;
        while (end < m_text.size() && m_text[end] == m_text[from])
            ++end;
        return end - from;
    }

    void step()
    {
        switch (at(m_at).unicode()) {
        case u'\\':
            return escape();
        case u'`':
            return code();
        case u'$':
            return math(u"$", u"$");
        case u'*':
        case u'_':
            return style();
        case u'[':
            return openBracket(m_at);
        case u'!':
            return at(m_at + 1) == u'[' ? openBracket(m_at + 1) : take(1);
        case u']':
            return closeBracket();
        case u'h':
            return bareUrl();
        default:
            return take(1);
        }
    }

    void take(qsizetype count)
    {
        m_pending += m_text.sliced(m_at, count);
        m_at += count;
    }

    void flush()
    {
        if (!m_pending.isEmpty())
            m_tokens.push_back({.text = std::exchange(m_pending, {})});
    }

    size_t push(Token token)
    {
        flush();
        m_tokens.push_back(std::move(token));
        return m_tokens.size() - 1;
    }

    // "\(" and "\[" start TeX; "\\(" is the same in JSON. Other escaped punctuation is literal.
    void escape()
    {
        const QChar next = at(m_at + 1);
        if (next == u'(')
            return math(u"\\(", u"\\)");
        if (next == u'\\' && at(m_at + 2) == u'(')
            return math(u"\\\\(", u"\\\\)");
        if (next.unicode() < 0x80 && (next.isPunct() || next.isSymbol()))
            m_at += 1;
        take(1);
    }

    void findLastBackticks()
    {
        for (qsizetype i = 0; i < m_text.size(); ++i) {
            if (m_text[i] != u'`')
                continue;
            const qsizetype length = runLength(i);
            if (length < qsizetype(m_lastBackticks.size()))
                m_lastBackticks[size_t(length)] = i;
            i += length;
        }
    }

    void code()
    {
        const qsizetype length = runLength(m_at);
        if (length >= qsizetype(m_lastBackticks.size()) || m_lastBackticks[size_t(length)] <= m_at)
            return take(length);
        qsizetype end = m_at + length;
        while (at(end) != u'`' || runLength(end) != length)
            end += at(end) == u'`' ? runLength(end) : 1;
        push({.kind = Token::Kind::Code,
              .text = m_text.sliced(m_at + length, end - m_at - length).toString().trimmed()});
        m_at = end + length;
    }

    // TeX contains no markup; displayTitle() turns it into letters where it can. As in Pandoc's
    // Markdown, the opening "$" must not precede a space nor the closing one follow a space, so
    // that
    // "$5 and $6" are prices.
    void math(QStringView open, QStringView close)
    {
        const qsizetype from = m_at + open.size();
        const qsizetype length =
            m_text.sliced(from, std::min(maxMath, m_text.size() - from)).indexOf(close);
        const bool price = open == u"$" && (at(from).isSpace() || at(from + length - 1).isSpace() ||
                                            at(from + length + 1).isDigit());
        if (length <= 0 || price)
            return take(open.size());
        const qsizetype whole = open.size() + length + close.size();
        m_pending += displayTitle(m_text.sliced(m_at, whole));
        m_at += whole;
    }

    // Stricter than CommonMark, for formulas ("2*3*4", "(*X"), and more lenient, for bold text that
    // ends in punctuation right before a Korean particle ("**(굵게)**는").
    void style()
    {
        const QChar mark = at(m_at);
        const qsizetype length = runLength(m_at);
        const QChar before = at(m_at - 1);
        const QChar after = at(m_at + length);
        const bool insideWord = isAsciiWord(before) && isAsciiWord(after);
        const bool single = length == 1;
        const bool canOpen = !after.isSpace() &&
                             !(single && (isAsciiWord(before) || after.isPunct())) &&
                             !(mark == u'_' && before.isLetterOrNumber());
        const bool canClose = !before.isSpace() && !(single && isAsciiWord(after)) &&
                              !(mark == u'_' && after.isLetterOrNumber());
        if (length > 3 || insideWord)
            return take(length);
        if (canClose && closeStyle(mark, length))
            return;
        if (!canOpen || m_openers.size() >= maxOpeners)
            return take(length);
        const size_t token = push({.text = m_text.sliced(m_at, length).toString()});
        m_openers.push_back({mark, length, token});
        m_at += length;
    }

    bool closeStyle(QChar mark, qsizetype length)
    {
        const auto matches = [&](const Opener &o) { return o.mark == mark && o.length == length; };
        const auto opener = std::find_if(m_openers.rbegin(), m_openers.rend(), matches);
        if (opener == m_openers.rend())
            return false;
        flush();
        if (opener->token + 1 == m_tokens.size())
            return false; // nothing in between
        m_tokens[opener->token].kind = Token::Kind::OpenStyle;
        m_tokens[opener->token].strength = length;
        push({.kind = Token::Kind::CloseStyle, .strength = length});
        m_openers.erase(std::prev(opener.base()), m_openers.end());
        m_at += length;
        return true;
    }

    void openBracket(qsizetype bracket)
    {
        if (m_openers.size() >= maxOpeners)
            return take(bracket - m_at + 1);
        const size_t token = push({.text = m_text.sliced(m_at, bracket - m_at + 1).toString()});
        m_openers.push_back({u'[', 1, token});
        m_at = bracket + 1;
    }

    void closeBracket()
    {
        const auto isBracket = [](const Opener &o) { return o.mark == u'['; };
        const auto opener = std::find_if(m_openers.rbegin(), m_openers.rend(), isBracket);
        if (opener == m_openers.rend())
            return take(1);
        const qsizetype end = at(m_at + 1) == u'(' ? targetEnd(m_at + 2) : -1;
        if (end < 0) {
            m_openers.erase(std::prev(opener.base()));
            return take(1);
        }
        link(opener->token, m_text.sliced(m_at + 2, end - m_at - 2).trimmed().toString());
        m_openers.erase(std::prev(opener.base()), m_openers.end());
        std::erase_if(m_openers, isBracket); // no link inside a link
        m_at = end + 1;
    }

    // Where the ")" of "](target)" is; -1 when there is none. A target has no spaces, but may be
    // followed by a quoted title.
    qsizetype targetEnd(qsizetype from) const
    {
        int depth = 0;
        for (qsizetype i = from; i < std::min(m_text.size(), from + maxUrl); ++i) {
            const QChar c = m_text[i];
            if (c == u'(' && ++depth > 3)
                return -1;
            if (c == u')' && depth-- == 0)
                return i;
            if (c == u'[' || c == u']')
                return -1;
        }
        return -1;
    }

    void link(size_t opener, const QString &target)
    {
        const QUrl url(target.section(u' ', 0, 0), QUrl::StrictMode);
        flush();
        const bool empty = opener + 1 == m_tokens.size();
        if (!isSafeLink(url)) {
            m_tokens[opener].text.clear();
            m_pending += empty ? target : u" (" % target % u')'; // visible, but not clickable
            return;
        }
        m_tokens[opener].kind = Token::Kind::OpenLink;
        m_tokens[opener].url = url;
        if (empty)
            m_pending += target;
        push({.kind = Token::Kind::CloseLink});
    }

    // Ends at the first character that a URL must escape: a Korean particle may follow directly.
    void bareUrl()
    {
        const QStringView rest = m_text.sliced(m_at);
        if (isAsciiWord(at(m_at - 1)) ||
            !(rest.startsWith(u"http://") || rest.startsWith(u"https://")))
            return take(1);
        qsizetype length = 0;
        while (length < std::min(rest.size(), maxUrl) && isAddressCharacter(rest[length]))
            ++length;
        const auto open = rest.first(length).count(u'(');
        auto close = rest.first(length).count(u')');
        while (length > 0 && u".,;:!?'*_)"_s.contains(rest[length - 1])) {
            if (rest[length - 1] == u')' && close-- <= open)
                break;
            --length;
        }
        const QString text = rest.first(length).toString();
        const QUrl url(text, QUrl::StrictMode);
        if (!isSafeLink(url))
            return take(std::max<qsizetype>(length, 1));
        push({.kind = Token::Kind::Link, .text = text, .url = url});
        m_at += length;
    }

    QList<TextSpan> spans() const
    {
        QList<TextSpan> spans;
        std::array<int, 4> open{};
        QUrl link;
        for (const Token &token : m_tokens) {
            switch (token.kind) {
            case Token::Kind::OpenStyle:
                ++open[size_t(token.strength)];
                continue;
            case Token::Kind::CloseStyle:
                --open[size_t(token.strength)];
                continue;
            case Token::Kind::OpenLink:
                link = token.url;
                continue;
            case Token::Kind::CloseLink:
                link.clear();
                continue;
            case Token::Kind::Text:
            case Token::Kind::Code:
            case Token::Kind::Link:
                break;
            }
            TextSpan span{.text = token.text,
                          .strong = open[2] > 0 || open[3] > 0,
                          .emphasis = open[1] > 0 || open[3] > 0,
                          .code = token.kind == Token::Kind::Code,
                          .link = token.url.isEmpty() || !link.isEmpty() ? link : token.url};
            append(spans, std::move(span));
        }
        return spans;
    }

    static void append(QList<TextSpan> &spans, TextSpan span)
    {
        if (span.text.isEmpty())
            return;
        if (!spans.isEmpty()) {
            TextSpan joined = spans.constLast();
            joined.text = span.text;
            if (joined == span) {
                spans.last().text += span.text;
                return;
            }
        }
        spans.append(std::move(span));
    }

    QStringView m_text;
    qsizetype m_at = 0;
    QString m_pending;
    std::vector<Token> m_tokens;
    std::vector<Opener> m_openers;
    std::array<qsizetype, 8> m_lastBackticks{}; // where the last run of each length begins
};

} // namespace

QList<TextSpan> parseInline(const QString &text)
{
    const QString clean = safeText(text);
    return InlineParser(clean).parse();
}

} // namespace broadsheet
