#include "pages/SharedPixels.h"

#include <utility>

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

namespace broadsheet {

namespace {

struct Mapping
{
    void *memory;
    size_t bytes;
};

void unmap(void *mapping)
{
    const std::unique_ptr<Mapping> owned(static_cast<Mapping *>(mapping));
    ::munmap(owned->memory, owned->bytes);
}

} // namespace

std::optional<SharedPixels> SharedPixels::make(QSize size)
{
    SharedPixels pixels(::memfd_create("broadsheet-page", MFD_CLOEXEC | MFD_ALLOW_SEALING), size);
    // Sealed, because reading behind a shortened file would end this process.
    if (pixels.m_file < 0 || ::ftruncate(pixels.m_file, bytesOfPixels(size)) != 0 ||
        ::fcntl(pixels.m_file, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0)
        return {};
    return pixels;
}

SharedPixels::SharedPixels(SharedPixels &&other) noexcept
    : m_file(std::exchange(other.m_file, -1)), m_size(other.m_size)
{}

SharedPixels &SharedPixels::operator=(SharedPixels &&other) noexcept
{
    std::swap(m_file, other.m_file);
    m_size = other.m_size;
    return *this;
}

SharedPixels::~SharedPixels()
{
    if (m_file >= 0)
        ::close(m_file);
}

QImage SharedPixels::image() const
{
    const auto bytes = size_t(bytesOfPixels(m_size));
    void *memory = ::mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_SHARED, m_file, 0);
    if (memory == MAP_FAILED)
        return {};
    return QImage(static_cast<uchar *>(memory), m_size.width(), m_size.height(),
                  qsizetype(4) * m_size.width(), QImage::Format_RGB32, unmap,
                  new Mapping{memory, bytes});
}

} // namespace broadsheet
