#include "summaries/ModelTest.h"

#include "base/Limits.h"
#include "papers/StorableText.h"
#include "summaries/ModelServer.h"
#include "summaries/ServerErrors.h"
#include "summaries/Tr.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace broadsheet {

namespace {

// As of https://platform.openai.com/docs/api-reference/models/list.
QStringList namesIn(const QJsonDocument &list)
{
    QStringList names;
    const QJsonArray models = list.object()["data"_L1].toArray();
    for (const QJsonValue &model : models)
        if (const QString name = storableName(model["id"_L1].toString()); !name.isEmpty())
            names.append(name.left(maxNameLength));
    names.sort(Qt::CaseInsensitive);
    return names.mid(0, maxModelPapers);
}

} // namespace

ModelTest::ModelTest(const HttpSettings &http, QObject *parent) : QObject(parent), m_stream(http)
{
    connect(&m_stream, &HttpStream::answered, this,
            [this](const StreamHead &head) { m_head = head; });
    connect(&m_stream, &HttpStream::arrived, this,
            [this](const QByteArray &bytes) { m_body += bytes; });
    connect(&m_stream, &HttpStream::ended, this, &ModelTest::end);
}

void ModelTest::start(const QUrl &base, const QByteArray &key)
{
    m_head = {};
    m_body.clear();
    m_hadKey = !key.isEmpty();
    m_stream.send({.url = modelsAddress(base),
                   .accept = "application/json",
                   .bearer = key,
                   .maxBytes = maxModelListBytes,
                   .pause = 15s,
                   .time = 30s});
}

void ModelTest::end(const std::optional<Error> &error)
{
    if (error) {
        Q_EMIT ended(Failure(*error));
        return;
    }
    if (m_head.status == 404 || m_head.status == 405) { // it may have no list
        Q_EMIT ended(QStringList());
        return;
    }
    const QJsonDocument list = QJsonDocument::fromJson(m_body);
    if (m_head.status != 200)
        Q_EMIT ended(Failure(serverError(m_head, m_hadKey)));
    else if (!list.isObject())
        Q_EMIT ended(failure(ErrorKind::Malformed,
                             SummariesTr::tr("There is a server at this address, but it does not "
                                             "answer as one of a model.")));
    else
        Q_EMIT ended(namesIn(list));
}

} // namespace broadsheet
