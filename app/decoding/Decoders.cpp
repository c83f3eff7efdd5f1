#include "decoding/Decoders.h"

#include "decoding/Format.h"

#include <algorithm>
#include <utility>

namespace broadsheet {

DecoderProcess &Decoders::take(DecoderKind kind)
{
    const std::lock_guard lock(m_mutex);
    const auto idle = std::find_if(m_idle.begin(), m_idle.end(),
                                   [kind](const Owned &one) { return one->kind() == kind; });
    if (idle == m_idle.end()) {
        m_busy.push_back(std::make_unique<DecoderProcess>(m_program, kind));
    } else {
        m_busy.push_back(std::move(*idle));
        m_idle.erase(idle);
    }
    if (m_isStopped)
        m_busy.back()->stop();
    return *m_busy.back();
}

void Decoders::giveBack(const DecoderProcess &process)
{
    const std::lock_guard lock(m_mutex);
    const auto busy = std::find_if(m_busy.begin(), m_busy.end(),
                                   [&process](const Owned &one) { return one.get() == &process; });
    m_idle.push_back(std::move(*busy));
    m_busy.erase(busy);
}

void Decoders::prepare()
{
    DecoderProcess &process = take(DecoderKind::Rasters);
    process.start();
    giveBack(process);
}

DecodedImage Decoders::decode(const QByteArray &body, QSize box)
{
    const bool isDrawing = pictureFormat(body) == PictureFormat::Svg;
    DecoderProcess &process = take(isDrawing ? DecoderKind::Drawings : DecoderKind::Rasters);
    DecodedImage image = process.decode(body, box);
    giveBack(process);
    return image;
}

void Decoders::endIdle()
{
    std::vector<Owned> idle;
    {
        const std::lock_guard lock(m_mutex);
        idle = std::exchange(m_idle, {});
    }
}

void Decoders::stop()
{
    const std::lock_guard lock(m_mutex);
    m_isStopped = true;
    for (const std::vector<Owned> *all : {&m_idle, &m_busy})
        for (const Owned &process : *all)
            process->stop();
}

} // namespace broadsheet
