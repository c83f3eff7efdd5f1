// Text that is made from a file, and where in the file each of its lines comes from.
#pragma once

#include <QByteArray>
#include <QList>

namespace broadsheet {

struct NumberedLines
{
    QByteArray text;
    QList<int> lines; // the line in the file of each line of `text`; empty: they are the same
};

class NumberedText final
{
public:
    // A line that the text has of its own has number 0.
    void addLine(QByteArrayView lineWithEnd, int number)
    {
        m_text.append(lineWithEnd);
        m_lines.append(number);
    }
    void addLines(const QByteArray &lines, int number)
    {
        m_text.append(lines);
        for (auto count = lines.count('\n'); count > 0; --count)
            m_lines.append(number);
    }
    void append(const NumberedText &more)
    {
        m_text += more.m_text;
        m_lines += more.m_lines;
    }
    [[nodiscard]] bool isEmpty() const { return m_text.isEmpty(); }
    [[nodiscard]] NumberedLines take() { return {std::move(m_text), std::move(m_lines)}; }

private:
    QByteArray m_text;
    QList<int> m_lines;
};

} // namespace broadsheet
