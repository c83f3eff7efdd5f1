#include "pdfs/PartFile.h"

#include "base/Limits.h"
#include "pdfs/PdfErrors.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QStorageInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Readers look for the signature there: ISO 32000-1, implementation notes 13 and 18 of Annex H.
constexpr qsizetype startBytes = 1024;
constexpr qint64 endBytes = 1024;
constexpr int partialContent = 206;

struct ContentRange
{
    qint64 first = -1; // -1: not understood
    qint64 total = 0;
};

// "bytes 500-999/1000": RFC 9110, section 14.4.
ContentRange contentRange(const QByteArray &header)
{
    long long first = 0;
    long long last = 0;
    long long total = 0;
    if (std::sscanf(header.constData(), "bytes %lld-%lld/%lld", &first, &last, &total) != 3 ||
        first < 0 || last < first || total <= last)
        return {};
    return {.first = first, .total = total};
}

bool isWebPage(const QByteArray &start)
{
    return start.trimmed().startsWith('<');
}

} // namespace

PartFile::PartFile(const QString &path, QUrl url) : m_file(path), m_url(std::move(url)) {}

HttpHeaders PartFile::requestHeaders() const
{
    HttpHeaders headers{{"Accept-Encoding", "identity"}}; // the parts of packed files differ
    const QByteArray known = tag();
    if (m_file.size() > 0 && !known.isEmpty()) {
        headers.insert("Range", "bytes=" + QByteArray::number(m_file.size()) + '-');
        headers.insert("If-Range", known);
    }
    return headers;
}

std::optional<Error> PartFile::begin(int status, const HttpHeaders &headers)
{
    std::optional<Error> error = open(status, headers);
    return error ? refuse(*std::move(error)) : std::nullopt;
}

std::optional<Error> PartFile::open(int status, const HttpHeaders &headers)
{
    const QFileInfo info(m_file);
    if (!QDir().mkpath(info.path()))
        return pdfNotWritten(m_file.fileName(), qt_error_string(errno));
    m_file.close();
    if (status == partialContent) {
        const ContentRange range = contentRange(headers.value("content-range"));
        if (range.first != m_file.size())
            return otherPart(m_url);
        m_total = range.total;
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Unbuffered))
            return notWritten();
        m_start = m_file.read(startBytes);
        m_file.seek(m_file.size());
    } else {
        // With both the length means nothing: RFC 9112, section 6.3.
        const bool isChunked = headers.contains("transfer-encoding");
        m_total = isChunked ? 0 : headers.value("content-length").toLongLong();
        m_start.clear();
        if (!m_file.open(QIODevice::ReadWrite | QIODevice::Truncate | QIODevice::Unbuffered))
            return notWritten();
        setTag(headers);
    }
    if (m_total > maxFetchedPdfBytes)
        return pdfTooLarge(m_url);
    const qint64 wanted = m_total - m_file.size();
    const QStorageInfo disk(info.path());
    if (disk.isValid() && wanted > disk.bytesAvailable())
        return noSpaceForPdf(info.path(), m_total, disk.bytesAvailable());
    return std::nullopt;
}

std::optional<Error> PartFile::take(const QByteArray &bytes)
{
    // A full disk takes a part first, and only the next attempt says why the rest is left out.
    for (qint64 taken = 0; taken < bytes.size();) {
        const qint64 written = m_file.write(bytes.sliced(taken));
        if (written <= 0)
            return refuse(notWritten());
        taken += written;
    }
    if (m_file.size() > maxFetchedPdfBytes)
        return refuse(pdfTooLarge(m_url));
    if (m_start.size() >= startBytes)
        return std::nullopt;
    m_start += bytes.first(std::min(startBytes - m_start.size(), bytes.size()));
    std::optional<Error> error = checkStart();
    return error && (isWebPage(m_start) || m_start.size() == startBytes) ? refuse(*std::move(error))
                                                                         : std::nullopt;
}

std::optional<Error> PartFile::checkStart() const
{
    return m_start.contains("%PDF-") ? std::nullopt
                                     : std::optional(notAPdf(m_url, isWebPage(m_start)));
}

// A server that tells no length closes the connection at the end, or when something went wrong.
bool PartFile::hasEnd()
{
    m_file.seek(std::max<qint64>(0, m_file.size() - endBytes));
    return m_file.read(endBytes).contains("%%EOF");
}

std::optional<Error> PartFile::finish(const QString &whole)
{
    if (std::optional<Error> error = checkStart())
        return refuse(*std::move(error));
    if (m_total > 0 ? m_file.size() != m_total : !hasEnd())
        return pdfIncomplete(m_url);
    m_file.close();
    QFile::remove(m_file.fileName() + ".tag"_L1);
    if (std::rename(QFile::encodeName(m_file.fileName()).constData(),
                    QFile::encodeName(whole).constData()) != 0)
        return refuse(pdfNotWritten(whole, qt_error_string(errno)));
    return std::nullopt;
}

void PartFile::remove()
{
    m_file.close();
    m_file.remove();
    QFile::remove(m_file.fileName() + ".tag"_L1);
    m_start.clear();
}

QByteArray PartFile::tag() const
{
    QFile file(m_file.fileName() + ".tag"_L1);
    return file.open(QIODevice::ReadOnly) ? file.read(maxPdfTagBytes) : QByteArray();
}

// Weak tags do not tell whether two files have the same bytes.
void PartFile::setTag(const HttpHeaders &headers) const
{
    const QByteArray entityTag = headers.value("etag");
    const QByteArray tag = entityTag.startsWith('"') ? entityTag : headers.value("last-modified");
    QSaveFile file(m_file.fileName() + ".tag"_L1);
    const bool isKnown = !tag.isEmpty() && tag.size() <= maxPdfTagBytes;
    if (!isKnown || !file.open(QIODevice::WriteOnly) || file.write(tag) != tag.size() ||
        !file.commit())
        QFile::remove(file.fileName()); // then nothing is gone on with
}

std::optional<Error> PartFile::refuse(Error error)
{
    m_problem = std::move(error);
    return m_problem;
}

Error PartFile::notWritten() const
{
    return pdfNotWritten(m_file.fileName(), m_file.errorString());
}

} // namespace broadsheet
