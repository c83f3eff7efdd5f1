#include "summaries/ModelServer.h"

#include "network/HttpErrors.h"
#include "secrets/KeyServer.h"
#include "settings/Settings.h"
#include "summaries/Tr.h"

#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Table = SettingsTable;

Failure wrong(const QString &sentence)
{
    return failure(ErrorKind::Usage, sentence);
}

// Without what leads to one of the addresses below it, and with a version.
QString versionedPath(const QUrl &base)
{
    static const QRegularExpression tail(u"(/chat(/completions)?|/models)?/*\\z"_s);
    static const QRegularExpression version(u"/v\\d"_s);
    QString path = base.path();
    path.remove(tail);
    return version.match(path).hasMatch() ? path : path + "/v1"_L1;
}

QUrl below(const QUrl &base, QLatin1StringView name)
{
    QUrl url = base;
    url.setPath(versionedPath(base) + name);
    return url;
}

QString languageOf(const Settings &settings)
{
    QString code = settings.text(Table::summariesLanguage);
    if (code.isEmpty())
        code = settings.interfaceLanguage();
    if (!code.isEmpty())
        return code;
    const QLocale locale; // "C" where a program runs without a desktop
    return locale.language() == QLocale::C ? u"en"_s : locale.name().section(u'_', 0, 0);
}

// "ko-KR" → "ko"
QString plainCode(const QString &code)
{
    static const QRegularExpression region(u"[-_].*\\z"_s);
    return QString(code).remove(region).toLower();
}

} // namespace

bool isModelSet(const Settings &settings)
{
    return !settings.text(Table::summariesBase).isEmpty();
}

QString languageInEnglish(const QString &code)
{
    static const QRegularExpression form(u"\\A[a-z]{2,3}\\z"_s);
    const QLocale::Language language =
        form.match(code).hasMatch() ? QLocale(code).language() : QLocale::C;
    return language == QLocale::C ? QString() : QLocale::languageToString(language);
}

std::optional<Error> problemWithAddress(const QUrl &base)
{
    const bool isWeb = base.isValid() && !base.host().isEmpty() &&
                       (base.scheme() == "https"_L1 || base.scheme() == "http"_L1);
    if (!isWeb)
        return wrong(SummariesTr::tr("The address of the model's server (summaries/baseUrl) must "
                                     "begin with https:// or http://."))
            .value();
    if (!base.userInfo().isEmpty() || base.hasQuery() || base.hasFragment())
        return wrong(SummariesTr::tr("The address of the model's server (summaries/baseUrl) must "
                                     "have no user, password or question mark: the key belongs "
                                     "in the keychain."))
            .value();
    if (base.scheme() == "http"_L1 && !isLoopback(base.host()))
        return wrong(SummariesTr::tr("The address of the model's server (summaries/baseUrl) must "
                                     "be https, or http on this computer."))
            .value();
    return std::nullopt;
}

Result<ModelServer> modelServer(const Settings &settings, const QString &language)
{
    if (!isModelSet(settings))
        return wrong(SummariesTr::tr("No model is set up that writes summaries: its address is "
                                     "missing (summaries/baseUrl)."));
    ModelServer server{.base = QUrl(settings.text(Table::summariesBase), QUrl::StrictMode),
                       .model = settings.text(Table::summariesModel),
                       .language = plainCode(language.isEmpty() ? languageOf(settings) : language)};
    if (const std::optional<Error> problem = problemWithAddress(server.base))
        return Failure(*problem);
    if (server.model.isEmpty())
        return wrong(SummariesTr::tr("The model that writes summaries has no name "
                                     "(summaries/model)."));
    if (languageInEnglish(server.language).isEmpty())
        return wrong(SummariesTr::tr("“%1” is not the code of a language, such as ko, en or de.")
                         .arg(server.language));
    return server;
}

QUrl completionsAddress(const QUrl &base)
{
    return below(base, "/chat/completions"_L1);
}

QUrl modelsAddress(const QUrl &base)
{
    return below(base, "/models"_L1);
}

} // namespace broadsheet
