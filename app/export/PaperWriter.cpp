#include "export/PaperWriter.h"

#include "export/DaySpool.h"
#include "export/Formats.h"

#include <utility>

namespace broadsheet {

PaperWriter::PaperWriter(const Format &format, Sink sink, ExportOptions options)
    : m_format(format), m_sink(std::move(sink)), m_options(std::move(options)),
      m_days(format.groupsByDay ? std::make_unique<DaySpool>() : nullptr)
{}

PaperWriter::~PaperWriter() = default;

Result<void> PaperWriter::add(const QList<Paper> &papers)
{
    if (papers.isEmpty())
        return {};
    if (m_days)
        return m_days->add(toMarkdownEntries(papers, m_options));
    const QByteArray text = m_format.write(papers, m_options);
    const qsizetype head = m_format.head.size();
    const QByteArrayView start = m_hasPapers ? m_format.between : m_format.head;
    m_hasPapers = true;
    return m_sink(start + text.sliced(head, text.size() - head - m_format.tail.size()));
}

Result<void> PaperWriter::finish()
{
    if (m_days)
        return m_days->writeTo(m_sink, m_options);
    return m_sink(m_hasPapers ? m_format.tail.toByteArray() : m_format.write({}, m_options));
}

} // namespace broadsheet
