#include "resources/Translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace broadsheet {

void translate(QCoreApplication &app, const QString &language)
{
    for (const QTranslator *before :
         app.findChildren<QTranslator *>(QString(), Qt::FindDirectChildrenOnly))
        delete before;
    QLocale::setDefault(language.isEmpty() ? QLocale::system() : QLocale(language));
    const auto install = [&app](const QLocale &locale, const QString &name, const QString &folder) {
        auto *translator = new QTranslator(&app);
        if (translator->load(locale, name, u"_"_s, folder))
            QCoreApplication::installTranslator(translator);
    };
    install(QLocale(QLocale::English), u"broadsheet"_s, u":/i18n"_s);
    install(QLocale(), u"qtbase"_s, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(QLocale(), u"broadsheet"_s, u":/i18n"_s);
}

} // namespace broadsheet
