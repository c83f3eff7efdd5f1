#include "pages/PageFrames.h"

#include <QtEndian>

namespace broadsheet {

namespace {

constexpr char magic[] = {'B', 'S', 'P', '1'};

bool isKnown(quint16 kind)
{
    return (kind >= quint16(FrameKind::Open) && kind <= quint16(FrameKind::BreakOff)) ||
           (kind >= quint16(FrameKind::Ready) && kind <= quint16(FrameKind::BrokenOff));
}

} // namespace

QByteArray frameBytes(const PageFrame &frame)
{
    QByteArray head(frameHeadSize, '\0');
    char *at = head.data();
    std::copy(std::begin(magic), std::end(magic), at);
    qToLittleEndian(quint16(frame.kind), at + 4);
    qToLittleEndian(frame.id, at + 8);
    qToLittleEndian(quint32(frame.content.size()), at + 12);
    return head + frame.content;
}

void PageFrameReader::feed(QByteArrayView bytes)
{
    if (!m_isBroken)
        m_bytes.append(bytes);
}

qsizetype PageFrameReader::contentSize() const
{
    return qsizetype(qFromLittleEndian<quint32>(m_bytes.constData() + 12));
}

qsizetype PageFrameReader::missing() const
{
    return frameHeadSize + contentSize() - m_bytes.size();
}

std::optional<PageFrame> PageFrameReader::next()
{
    if (m_isBroken || m_bytes.size() < frameHeadSize)
        return {};
    const char *head = m_bytes.constData();
    const auto kind = qFromLittleEndian<quint16>(head + 4);
    const qsizetype length = contentSize();
    m_isBroken = !std::equal(std::begin(magic), std::end(magic), head) || !isKnown(kind) ||
                 qFromLittleEndian<quint16>(head + 6) != 0 || length > m_maxContent;
    if (m_isBroken) {
        m_bytes.clear();
        return {};
    }
    if (m_bytes.size() < frameHeadSize + length)
        return {};
    PageFrame frame{.kind = FrameKind(kind),
                    .id = qFromLittleEndian<quint32>(head + 8),
                    .content = m_bytes.sliced(frameHeadSize, length)};
    m_bytes.remove(0, frameHeadSize + length);
    return frame;
}

} // namespace broadsheet
