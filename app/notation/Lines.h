// Lines of text from cleanText(), as views into the text.
#pragma once

#include <QByteArrayView>
#include <QString>

#include <cstring>

namespace broadsheet {

// Iterates over the lines of a text without copying. The text must outlive the reader.
class LineReader final
{
public:
    explicit LineReader(QByteArrayView text, int firstNumber = 1)
        : m_text(text), m_number(firstNumber - 1)
    {}

    [[nodiscard]] bool next()
    {
        if (m_next >= m_text.size())
            return false;
        m_begin = m_next;
        const void *newline = std::memchr(m_text.data() + m_begin, '\n',
                                          static_cast<size_t>(m_text.size() - m_begin));
        m_end = newline ? static_cast<const char *>(newline) - m_text.data() : m_text.size();
        m_next = newline ? m_end + 1 : m_end;
        ++m_number;
        return true;
    }

    [[nodiscard]] QByteArrayView line() const { return m_text.sliced(m_begin, m_end - m_begin); }
    [[nodiscard]] QByteArrayView lineWithEnd() const
    {
        return m_text.sliced(m_begin, m_next - m_begin);
    }
    [[nodiscard]] QByteArrayView rest() const { return m_text.sliced(m_begin); } // from this line
    [[nodiscard]] int number() const { return m_number; }
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype nextBegin() const { return m_next; }
    [[nodiscard]] bool isCut() const { return m_next == m_end; } // the line lacks its "\n"

private:
    QByteArrayView m_text;
    qsizetype m_begin = 0;
    qsizetype m_end = 0;
    qsizetype m_next = 0;
    int m_number = 0;
};

[[nodiscard]] bool isBlank(QByteArrayView line);

// Without blank lines at both ends; otherwise unchanged.
[[nodiscard]] QByteArrayView withoutBlankEnds(QByteArrayView lines);

} // namespace broadsheet
