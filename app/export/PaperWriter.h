// Papers in an export format, some at a time, so that nobody has to hold all of them in memory.
// What comes out is what Format::write() gives for all of them at once. One thread at a time.
#pragma once

#include "base/Result.h"
#include "export/Export.h"

#include <QByteArray>

#include <functional>
#include <memory>

namespace broadsheet {

class DaySpool;
struct Format;

class PaperWriter final
{
public:
    // Takes the next part of the text.
    using Sink = std::function<Result<void>(const QByteArray &)>;

    PaperWriter(const Format &format, Sink sink, ExportOptions options = {});
    ~PaperWriter();
    Q_DISABLE_COPY_MOVE(PaperWriter)

    // The error of the sink, or ErrorKind::Storage: a format that groups papers by day keeps them
    // in a temporary file until the end.
    [[nodiscard]] Result<void> add(const QList<Paper> &papers);
    [[nodiscard]] Result<void> finish(); // after the last ones; call once

private:
    const Format &m_format;
    Sink m_sink;
    ExportOptions m_options;
    bool m_hasPapers = false;
    std::unique_ptr<DaySpool> m_days; // only of a format that groups by day
};

} // namespace broadsheet
