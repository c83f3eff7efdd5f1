// Asks a server for its models, to see whether it is there and takes the key. Nothing of a paper is
// sent. GUI thread only.
#pragma once

#include "base/Result.h"
#include "network/HttpStream.h"

#include <QObject>
#include <QStringList>
#include <QUrl>

namespace broadsheet {

class ModelTest final : public QObject
{
    Q_OBJECT

public:
    explicit ModelTest(const HttpSettings &http, QObject *parent = nullptr);

    void start(const QUrl &base, const QByteArray &key); // ends the test before

Q_SIGNALS:
    // The names of the server's models, sorted. Empty: it answers and has no list of them.
    void ended(const broadsheet::Result<QStringList> &models);

private:
    void end(const std::optional<Error> &error);

    HttpStream m_stream;
    StreamHead m_head;
    QByteArray m_body;
    bool m_hadKey = false;
};

} // namespace broadsheet
