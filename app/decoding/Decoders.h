// The decoder processes of the program, as many as threads decode at the same time. Any thread.
#pragma once

#include "decoding/DecoderProcess.h"

#include <memory>
#include <vector>

namespace broadsheet {

class Decoders final
{
public:
    // `program` is the path of broadsheet-decoder.
    explicit Decoders(QString program) : m_program(std::move(program)) {}

    // Starts a process, so that the first picture does not wait for it.
    void prepare();

    // Blocks for maxDecodingWait at most, see DecoderProcess.
    [[nodiscard]] DecodedImage decode(const QByteArray &body, QSize box);

    void endIdle(); // ends the processes that do nothing; a later picture starts new ones
    void stop();    // ends all processes for good; calls of decode() return at once

private:
    using Owned = std::unique_ptr<DecoderProcess>;

    [[nodiscard]] DecoderProcess &take(DecoderKind kind);
    void giveBack(const DecoderProcess &process);

    const QString m_program;
    std::mutex m_mutex;
    std::vector<Owned> m_idle;
    std::vector<Owned> m_busy;
    bool m_isStopped = false;
};

} // namespace broadsheet
