// What has arrived of a PDF: a file that a later attempt goes on with. Beside it a second one, its
// name ending in ".tag", has what the server said about the version of the file, so that the parts
// of two versions are never mixed (RFC 9110, sections 13.1.5 and 14.2). GUI thread.
#pragma once

#include "network/HttpMessages.h"

#include <QFile>
#include <QUrl>

namespace broadsheet {

class PartFile final : public HttpSink
{
public:
    PartFile(const QString &path, QUrl url); // `url`: named in errors

    // Headers that ask for the rest, or for all when nothing can be gone on with.
    [[nodiscard]] HttpHeaders requestHeaders() const;

    [[nodiscard]] std::optional<Error> begin(int status, const HttpHeaders &headers) override;
    [[nodiscard]] std::optional<Error> take(const QByteArray &bytes) override;

    // After a reply that came to its end: nothing is missing, and it is a PDF. It then has the name
    // `whole`.
    [[nodiscard]] std::optional<Error> finish(const QString &whole);
    void close() { m_file.close(); }
    void remove(); // nothing is gone on with

    [[nodiscard]] qint64 received() const { return m_file.size(); } // also before
    [[nodiscard]] qint64 total() const { return m_total; }          // 0: not known
    // Why this refused the reply; trying again does not help.
    [[nodiscard]] const std::optional<Error> &problem() const { return m_problem; }

private:
    [[nodiscard]] std::optional<Error> open(int status, const HttpHeaders &headers);
    [[nodiscard]] std::optional<Error> checkStart() const;
    [[nodiscard]] bool hasEnd();
    [[nodiscard]] QByteArray tag() const;
    void setTag(const HttpHeaders &headers) const;
    [[nodiscard]] std::optional<Error> refuse(Error error);
    [[nodiscard]] Error notWritten() const;

    QFile m_file;
    QUrl m_url;
    qint64 m_total = 0;
    QByteArray m_start; // of the file, to see what it is
    std::optional<Error> m_problem;
};

} // namespace broadsheet
