// A child process that decodes pictures one after the other. It may use little time and memory and
// no files or network, so a hostile picture costs one process and nothing else. It is started when
// it is needed, and again after it ended.
//
// One thread at a time uses an object; stop() may be called from any thread.
#pragma once

#include "decoding/PictureFault.h"

#include <atomic>
#include <mutex>

#include <sys/types.h>

namespace broadsheet {

enum class DecoderKind { Rasters, Drawings };

class DecoderProcess final
{
public:
    // `program` is the path of broadsheet-decoder.
    DecoderProcess(QString program, DecoderKind kind);
    ~DecoderProcess(); // ends the process
    Q_DISABLE_COPY_MOVE(DecoderProcess)

    [[nodiscard]] DecoderKind kind() const { return m_kind; }

    // Starts the process, so that the first picture does not wait for it. False with `detail` set
    // when it cannot be started.
    bool start();

    // Blocks for maxDecodingWait at most. `box` may not exceed channel::maxBox.
    [[nodiscard]] DecodedImage decode(const QByteArray &body, QSize box);

    // Ends the process for good. A running decode() returns at once.
    void stop();

    [[nodiscard]] pid_t processId() const { return m_process; } // 0: not running

private:
    bool makeMemory();
    bool spawn(int socket);
    DecodedImage fail(PictureProblem problem);
    bool end(); // whether the process had ended by itself, without a signal

    const QString m_program;
    const DecoderKind m_kind;
    QString m_detail; // why the last start failed
    int m_memoryFile = -1;
    uchar *m_memory = nullptr; // channel::memorySize bytes, shared with the process
    int m_socket = -1;
    std::mutex m_mutex; // of starting and ending the process
    std::atomic<pid_t> m_process = 0;
    bool m_isStopped = false;
};

} // namespace broadsheet
