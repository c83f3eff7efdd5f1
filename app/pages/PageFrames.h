// What a PDF's process and the program say to each other over a stream socket: frames. A frame is a
// head of 16 bytes, all numbers little-endian, and its content:
//
//     4 bytes  "BSP1", with the version of the protocol
//     2 bytes  FrameKind
//     2 bytes  0
//     4 bytes  id of the request; an answer has that of its request
//     4 bytes  length of the content
//
// Neither side believes the other: what is not exactly like this ends the connection. Pure values.
#pragma once

#include <QByteArray>

#include <optional>

namespace broadsheet {

enum class FrameKind : quint16 {
    // Requests. The program sends one after the answer to the one before.
    Open = 1, // with the file as SCM_RIGHTS (unix(7))
    Render,   // with the memory for the pixels as SCM_RIGHTS
    Text,
    Links,
    Figures,
    Outline,
    Find,
    BreakOff, // no request: the one with this id is not needed any more
    // Answers.
    Ready = 100, // the process is confined; without a request
    Done,
    Failed, // its content is the PageProblem
    BrokenOff,
};

struct PageFrame
{
    FrameKind kind = FrameKind::Ready;
    quint32 id = 0;
    QByteArray content = {};

    bool operator==(const PageFrame &) const = default;
};

inline constexpr qsizetype frameHeadSize = 16; // bytes

[[nodiscard]] QByteArray frameBytes(const PageFrame &frame);

// Puts frames together from bytes that arrive in pieces.
class PageFrameReader final
{
public:
    // Longer contents are an error.
    explicit PageFrameReader(qsizetype maxContent) : m_maxContent(maxContent) {}

    void feed(QByteArrayView bytes);
    [[nodiscard]] std::optional<PageFrame> next(); // nothing: it is not all there, or broken
    // How many bytes the frame that has begun still has, when its head is there.
    [[nodiscard]] qsizetype missing() const;
    [[nodiscard]] bool isBroken() const { return m_isBroken; } // for good

private:
    [[nodiscard]] qsizetype contentSize() const;

    const qsizetype m_maxContent;
    QByteArray m_bytes;
    bool m_isBroken = false;
};

} // namespace broadsheet
