// Memory for the pixels of an image that another process fills in. It has a fixed size that the
// other process cannot change. Any thread.
#pragma once

#include <QImage>

#include <optional>

namespace broadsheet {

class SharedPixels final
{
public:
    // Nothing when there is no memory. `size` is not empty.
    [[nodiscard]] static std::optional<SharedPixels> make(QSize size);
    SharedPixels(SharedPixels &&other) noexcept;
    SharedPixels &operator=(SharedPixels &&other) noexcept;
    SharedPixels(const SharedPixels &) = delete;
    SharedPixels &operator=(const SharedPixels &) = delete;
    ~SharedPixels();

    [[nodiscard]] int file() const { return m_file; } // to be passed to the other process
    // RGB32 with rows that follow each other without a gap. It keeps the memory alive by itself.
    [[nodiscard]] QImage image() const;

private:
    SharedPixels(int file, QSize size) : m_file(file), m_size(size) {}

    int m_file = -1;
    QSize m_size;
};

[[nodiscard]] inline qint64 bytesOfPixels(QSize size)
{
    return qint64(4) * size.width() * size.height();
}

} // namespace broadsheet
