// What the fuzz targets share: the entry point that libFuzzer calls with one input after another,
// and laws that end the program when an input breaks them.
#pragma once

#include <QByteArrayView>

#include <cstdint>
#include <cstdlib>

// https://llvm.org/docs/LibFuzzer.html#fuzz-target
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace broadsheet::test {

[[nodiscard]] inline QByteArrayView viewOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), qsizetype(size)};
}

// Reports a broken law. libFuzzer keeps the input that led here.
inline void require(bool holds, const char *law)
{
    if (holds)
        return;
    qCritical("broken law: %s", law);
    std::abort();
}

} // namespace broadsheet::test
