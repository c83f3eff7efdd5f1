#include "secrets/Keychain.h"

#include "secrets/Tr.h"

#include <qt6keychain/keychain.h>

#include <memory>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString service()
{
    return u"broadsheet"_s;
}

Error errorOf(const QKeychain::Job &job)
{
    const bool isRefused =
        job.error() == QKeychain::AccessDenied || job.error() == QKeychain::AccessDeniedByUser;
    return {.kind = isRefused ? ErrorKind::Unreadable : ErrorKind::NotFound,
            .message = isRefused ? SecretsTr::tr("The desktop's keychain was not unlocked.")
                                 : SecretsTr::tr("The desktop's keychain does not answer."),
            .detail = job.errorString()};
}

// The job deletes itself when it is done. Nobody has to be there any more by then.
template<class Job>
void start(std::unique_ptr<Job> job, const QString &name, QObject *context,
           const std::function<void(const Job &)> &use)
{
    job->setKey(name);
    job->setInsecureFallback(false);
    QObject::connect(job.get(), &QKeychain::Job::finished, context,
                     [use, ended = job.get()](const QKeychain::Job *) { use(*ended); });
    job.release()->start();
}

} // namespace

void Keychain::get(const QString &name, QObject *context, Found found)
{
    using Job = QKeychain::ReadPasswordJob;
    start<Job>(std::make_unique<Job>(service()), name, context,
               [found = std::move(found)](const Job &job) {
                   if (job.error() == QKeychain::NoError)
                       found(job.textData());
                   else if (job.error() == QKeychain::EntryNotFound)
                       found(QString());
                   else
                       found(Failure(errorOf(job)));
               });
}

void Keychain::set(const QString &name, const QString &secret, QObject *context, Done done)
{
    using Job = QKeychain::WritePasswordJob;
    auto job = std::make_unique<Job>(service());
    job->setTextData(secret);
    start<Job>(std::move(job), name, context, [done = std::move(done)](const Job &ended) {
        done(ended.error() == QKeychain::NoError ? std::nullopt : std::optional(errorOf(ended)));
    });
}

void Keychain::remove(const QString &name, QObject *context, Done done)
{
    using Job = QKeychain::DeletePasswordJob;
    start<Job>(std::make_unique<Job>(service()), name, context,
               [done = std::move(done)](const Job &job) {
                   const bool isGone =
                       job.error() == QKeychain::NoError || job.error() == QKeychain::EntryNotFound;
                   done(isGone ? std::nullopt : std::optional(errorOf(job)));
               });
}

} // namespace broadsheet
