#include "markdown/AbstractText.h"

#include "markdown/AbstractCommands.h"
#include "markdown/AbstractPieces.h"
#include "markdown/TextCharacters.h"
#include "papers/DisplayText.h"
#include "papers/TexSymbols.h"

#include <QMap>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxGroup = 2'000; // characters between two braces
constexpr qsizetype maxQuotation = 300;

class AbstractReader final
{
public:
    explicit AbstractReader(QStringView text) : m_text(text) {}

    QString read()
    {
        while (m_at < m_text.size())
            if (!endPiece() && !readPiece())
                take(m_text.sliced(m_at, 1).toString(), 1);
        return m_result;
    }

private:
    struct End
    {
        qsizetype size;
        QString text;
    };

    [[nodiscard]] QChar at(qsizetype place) const
    {
        return place >= 0 && place < m_text.size() ? m_text[place] : QChar(u' ');
    }
    [[nodiscard]] QStringView rest() const { return m_text.sliced(m_at); }

    bool take(const QString &text, qsizetype size)
    {
        m_result += text;
        m_at += size;
        return true;
    }

    // Skips `size` characters; when the reader comes to `end`, `endSize` characters become `text`.
    bool open(const QString &begin, qsizetype size, qsizetype end, const QString &text,
              qsizetype endSize = 1)
    {
        m_ends.insert(end, {endSize, text});
        return take(begin, size);
    }

    bool endPiece()
    {
        const auto end = m_ends.constFind(m_at);
        return end != m_ends.constEnd() && take(end->text, end->size);
    }

    bool readPiece()
    {
        switch (at(m_at).unicode()) {
        case u'\\':
            return readCommand();
        case u'$':
            return takePiece(dollarsAt(m_text, m_at));
        case u'{':
            return readBraces();
        case u'}':
            return readLostBrace();
        case u'^':
        case u'_':
            return takePiece(scriptAt(m_text, m_at)) || readTex();
        case u'`':
            return readQuotation();
        case u'-':
            return takePiece(dashAt(m_text, m_at));
        case u'~':
            return takePiece(tieAt(m_text, m_at));
        case u'h':
            return readAddress();
        default:
            return false;
        }
    }

    bool takePiece(const TexPiece &piece) { return piece.size > 0 && take(piece.text, piece.size); }

    bool readTex()
    {
        const TexPiece piece = texPieceAt(m_text, m_at);
        return piece.size > 0 && take(literalMarkdown(piece.text), piece.size);
    }

    // Where the group that begins at `open` ends, or -1.
    [[nodiscard]] qsizetype groupEnd(qsizetype open) const
    {
        int depth = 0;
        for (qsizetype i = open; i < std::min(m_text.size(), open + maxGroup); ++i) {
            if (m_text[i] == u'{')
                ++depth;
            else if (m_text[i] == u'}' && --depth == 0)
                return i;
        }
        return -1;
    }

    [[nodiscard]] QStringView nameAt(qsizetype place) const
    {
        qsizetype end = place;
        while (end < m_text.size() && isAsciiLetter(m_text[end]))
            ++end;
        return m_text.sliced(std::min(place, m_text.size()), end - place);
    }

    bool readCommand()
    {
        const QStringView name = nameAt(m_at + 1);
        if (name.isEmpty())
            return takePiece(bracketsAt(m_text, m_at)) || readTex() || readSign();
        const qsizetype size = name.size() + 1;
        if (const TexCommand *style = texStyle(name); style && at(m_at + size) == u'{')
            return readStyled(style->text, m_at + size, size + 1);
        return readLink(name, size) || readFootnote(name, size) || readShifted(name, size) ||
               readSilent(name, size) || readWord(name, size) || readTex() ||
               readUnknown(name, size);
    }

    // "\ ", "\,", "\-" and escaped punctuation
    bool readSign()
    {
        const QChar next = at(m_at + 1);
        if (next.isSpace() || u",;:~"_s.contains(next))
            return take(at(m_at - 1).isSpace() ? QString() : u" "_s, 2);
        if (u"-/!@"_s.contains(next))
            return take({}, 2);
        if (next == u'\\')
            return take(u" "_s, 2);
        return take(next.unicode() < 0x80 ? literalMarkdown(next) : QString(u"\\\\" + next), 2);
    }

    // Markdown's emphasis has to begin and end with a word.
    bool readStyled(const QString &mark, qsizetype brace, qsizetype size)
    {
        const qsizetype end = groupEnd(brace);
        if (end < 0)
            return take({}, size);
        const QStringView content = m_text.sliced(m_at + size, end - m_at - size);
        const bool isWord = !content.isEmpty() && content.front().isLetterOrNumber() &&
                            !content.back().isSpace() && !content.contains(u'*');
        const bool isApart = !isAsciiWord(m_result.isEmpty() ? QChar(u' ') : m_result.back()) &&
                             !isAsciiWord(at(end + 1));
        const QString shown = isWord && isApart ? mark : QString();
        return open(shown, size, end, shown);
    }

    bool readLink(QStringView name, qsizetype size)
    {
        if ((name != u"url" && name != u"href") || at(m_at + size) != u'{')
            return false;
        const qsizetype end = groupEnd(m_at + size);
        if (end < 0)
            return false;
        QString target = m_text.sliced(m_at + size + 1, end - m_at - size - 1).trimmed().toString();
        target.remove(u'\\');
        if (name == u"url" || at(end + 1) != u'{')
            return take(isAddress(target) ? target : literalMarkdown(target), end + 1 - m_at);
        const qsizetype textEnd = groupEnd(end + 1);
        const bool isLink =
            textEnd > 0 && isAddress(target) && !target.contains(u'(') && !target.contains(u')');
        if (!isLink)
            return take({}, end + 1 - m_at);
        return open(u"["_s, end + 2 - m_at, textEnd, u"](" % target % u')');
    }

    bool readFootnote(QStringView name, qsizetype size)
    {
        const qsizetype end =
            name == u"footnote" && at(m_at + size) == u'{' ? groupEnd(m_at + size) : -1;
        return end > 0 && open(u" ("_s, size + 1, end, u")"_s);
    }

    // \textsuperscript{2} is ^{2}.
    bool readShifted(QStringView name, qsizetype size)
    {
        const bool isRaised = name == u"textsuperscript";
        if (!isRaised && name != u"textsubscript")
            return false;
        const qsizetype end = at(m_at + size) == u'{' ? groupEnd(m_at + size) : -1;
        if (end < 0)
            return false;
        const QString script =
            (isRaised ? u'^' : u'_') + m_text.sliced(m_at + size, end + 1 - m_at - size).toString();
        return take(literalMarkdown(displayFormula(script)), end + 1 - m_at);
    }

    bool readSilent(QStringView name, qsizetype size)
    {
        if (!isSilentTex(name))
            return false;
        if (at(m_at + size) == u'*')
            ++size;
        while (at(m_at + size) == u'[') { // \cite[p. 3]{key}
            const qsizetype close =
                m_text.sliced(m_at + size, std::min(maxGroup, m_text.size() - m_at - size))
                    .indexOf(u']');
            if (close < 0)
                break;
            size += close + 1;
        }
        const qsizetype end = at(m_at + size) == u'{' ? groupEnd(m_at + size) : -1;
        if (end < 0)
            return take({}, size);
        if (name.startsWith("cite"_L1))
            while (m_result.endsWith(u' '))
                m_result.chop(1);
        m_at = end + 1;
        if (name == u"textcolor" && at(m_at) == u'{')
            return readStyled({}, m_at, 1);
        return true;
    }

    bool readWord(QStringView name, qsizetype size)
    {
        const TexCommand *word = texWord(name);
        const TexCommand *style = word ? word : texStyle(name);
        if (!style)
            return false;
        if (at(m_at + size) == u'{' && at(m_at + size + 1) == u'}')
            size += 2;
        if (!word && at(m_at + size) == u' ')
            ++size;
        const QString text = word ? QString::fromUtf8(word->text) : QString();
        if (text.endsWith(u'.') && at(m_at + size) == u'.')
            ++size;
        return take(text, size);
    }

    // A macro of the authors' own: its name is what they call their method. What stands after a
    // letter is no TeX, as in C:\Users.
    bool readUnknown(QStringView name, qsizetype size)
    {
        const QChar before = at(m_at - 1);
        if (name.size() < 2 || before.isLetterOrNumber() || before == u':' || before == u'\\')
            return take(u"\\\\"_s, 1);
        const qsizetype end = at(m_at + size) == u'{' ? groupEnd(m_at + size) : -1;
        if (end < 0)
            return take(name.toString(), size);
        if (end == m_at + size + 1)
            return take(name.toString(), size + 2);
        return open({}, size + 1, end, {});
    }

    // A brace that no other one belongs to says nothing.
    bool readLostBrace()
    {
        if (m_braces == 0)
            return take({}, 1);
        --m_braces;
        return false;
    }

    bool readBraces()
    {
        const qsizetype end = groupEnd(m_at);
        if (end < 0)
            return (at(m_at + 1) == u'\\' || at(m_at + 1).isLetter()) && take({}, 1);
        if (m_at == m_addressEnd) // "https://a.org{this https URL}"
            return take({}, end + 1 - m_at);
        if (const TexPiece letter = texPieceAt(m_text, m_at); letter.size > 0)
            return take(letter.text, letter.size);
        const QStringView content = m_text.sliced(m_at + 1, end - m_at - 1);
        if (content.startsWith(u'\\')) {
            const QStringView name = nameAt(m_at + 2);
            const TexCommand *style = texStyle(name);
            qsizetype size = 2 + name.size();
            if (!style || at(m_at + size) == u'{')
                return open({}, 1, end, {});
            while (at(m_at + size).isSpace() && m_at + size < end)
                ++size;
            return readStyled(style->text, m_at, size);
        }
        if (dropLostFont())
            return open({}, 1, end, {});
        const bool isSpacing =
            content.size() <= 2 && std::none_of(content.begin(), content.end(),
                                                [](QChar c) { return c.isLetterOrNumber(); });
        if (isSpacing)
            return take(literalMarkdown(content), end + 1 - m_at);
        ++m_braces;
        return false;
    }

    // "text{CO}upled": a service removed the backslash.
    bool dropLostFont()
    {
        qsizetype begin = m_at;
        while (isAsciiLetter(at(begin - 1)))
            --begin;
        const QStringView name = m_text.sliced(begin, m_at - begin);
        if (!isTexFont(name) || !m_result.endsWith(name))
            return false;
        m_result.chop(name.size());
        return true;
    }

    // ``x'' and `x'; with backticks at both ends it is code.
    bool readQuotation()
    {
        qsizetype marks = 1;
        while (at(m_at + marks) == u'`')
            ++marks;
        const QStringView inside = rest().sliced(marks);
        const QStringView near = inside.first(std::min(inside.size(), maxQuotation));
        const qsizetype quote = marks > 2 ? -1 : quoteEnd(near, marks);
        const qsizetype code = near.indexOf(QString(marks, u'`'));
        if (quote > 0 && (code < 0 || quote < code))
            return open(marks == 2 ? u"“"_s : u"‘"_s, marks, m_at + marks + quote,
                        marks == 2 ? u"”"_s : u"’"_s, marks);
        if (code > 0)
            return take(rest().first(code + 2 * marks).toString(), code + 2 * marks);
        return take(literalMarkdown(rest().first(marks)), marks);
    }

    static qsizetype quoteEnd(QStringView text, qsizetype marks)
    {
        if (marks == 2)
            return text.indexOf(u"''");
        for (qsizetype end = text.indexOf(u'\''); end > 0; end = text.indexOf(u'\'', end + 1))
            if (!text[end - 1].isSpace() && (end + 1 == text.size() || !isAsciiWord(text[end + 1])))
                return end;
        return -1;
    }

    bool readAddress()
    {
        if (isAsciiWord(at(m_at - 1)) ||
            !(rest().startsWith(u"http://") || rest().startsWith(u"https://")))
            return false;
        while (m_at < m_text.size() && !m_ends.contains(m_at)) {
            const bool isEscaped = at(m_at) == u'\\' && u"_%&#~"_s.contains(at(m_at + 1));
            if (!isEscaped && !isAddressCharacter(at(m_at)))
                break;
            m_at += isEscaped ? 1 : 0;
            m_result += m_text[m_at++];
        }
        m_addressEnd = m_at;
        return true;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    qsizetype m_addressEnd = -1;
    QMap<qsizetype, End> m_ends;
    int m_braces = 0; // that are shown and not closed yet
    QString m_result;
};

} // namespace

QString abstractMarkdown(const QString &abstract)
{
    return AbstractReader(abstract).read();
}

} // namespace broadsheet
