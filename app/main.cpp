// The one place where objects are made and wired: the window, or a command.
#include "commands/CommandLine.h"
#include "library/Library.h"
#include "network/HttpClient.h"
#include "network/SingleInstance.h"
#include "resources/Resources.h"
#include "resources/Translations.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "thumbnails/Thumbnails.h"
#include "window/MainWindow.h"
#include "window/Session.h"

#include <QApplication>
#include <QIcon>

using namespace Qt::StringLiterals;
using namespace broadsheet;

namespace {

void nameProgram()
{
    QCoreApplication::setApplicationName(u"broadsheet"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BROADSHEET_VERSION));
    QGuiApplication::setDesktopFileName(u"io.github.broadsheet.Broadsheet"_s);
}

int showUnopened(QApplication &app, MainWindow &window, const Error &error)
{
    window.showLibraryProblem(error);
    window.show();
    return app.exec();
}

int runWindow(QApplication &app, const Invocation &invocation)
{
    Settings settings(invocation.settingsFile);
    translate(app, settings.interfaceLanguage());
    const QString file =
        invocation.libraryFile.isEmpty() ? defaultLibraryFile() : invocation.libraryFile;

    auto instance = std::make_unique<SingleInstance>(file);
    if (instance->start(invocation.paths) == SingleInstance::Start::HandedOver)
        return 0;

    const Result<std::unique_ptr<Library>> library = Library::open(file);
    MainWindow window(settings.keys());
    if (!library) {
        instance.reset(); // once the cause is mended, another start opens the library
        return showUnopened(app, window, library.error());
    }

    constexpr qint64 mebibyte = 1024 * 1024;
    HttpClient http({.folder = httpCacheFolder(),
                     .maxBytes = settings.replyCacheMiB() * mebibyte,
                     .budgetFile = budgetFile(),
                     .proxy = settings.proxy()});
    Thumbnails thumbnails(http, {.folder = pictureFolder(),
                                 .diskBytes = settings.pictureDiskMiB() * mebibyte,
                                 .memoryBytes = settings.pictureMemoryMiB() * mebibyte});
    Session session(**library, http, thumbnails, settings, window, sampleDigestPath());
    QObject::connect(instance.get(), &SingleInstance::filesHandedOver, &session, &Session::open);
    session.start(invocation.paths);
    window.show();
    return app.exec();
}

// Qt must not look for a display when a command is asked for, so the line is read before any
// application object exists.
QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int at = 0; at < argc; ++at)
        arguments.append(QString::fromLocal8Bit(argv[at]));
    return arguments;
}

} // namespace

int main(int argc, char **argv)
{
    nameProgram();
    const Result<Invocation> invocation = parseCommandLine(argumentsOf(argc, argv));
    if (!invocation)
        return refuseCommandLine(invocation.error());
    switch (invocation->what) {
    case Invocation::What::Text:
    case Invocation::What::Command: {
        QCoreApplication app(argc, argv);
        translate(app, Settings(invocation->settingsFile).interfaceLanguage());
        return runCommand(*invocation);
    }
    case Invocation::What::Window: {
        QApplication app(argc, argv);
        app.setWindowIcon(QIcon(iconPath("broadsheet"_L1)));
        return runWindow(app, *invocation);
    }
    }
    Q_UNREACHABLE();
}
