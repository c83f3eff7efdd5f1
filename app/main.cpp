// Creates and connects the objects of the program: the window, or a command.
#include "base/EndSignals.h"
#include "base/Limits.h"
#include "commands/CommandLine.h"
#include "library/LibraryOpening.h"
#include "network/HttpClient.h"
#include "network/SingleInstance.h"
#include "resources/Resources.h"
#include "resources/Translations.h"
#include "secrets/Keychain.h"
#include "secrets/Secrets.h"
#include "settings/Settings.h"
#include "settings/StandardPaths.h"
#include "thumbnails/Thumbnails.h"
#include "window/MainWindow.h"
#include "window/Session.h"

#include <QApplication>
#include <QIcon>
#include <QTimer>

#include <clocale>
#include <cstdio>
#include <cstring>
#include <optional>

#include <langinfo.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace broadsheet;

namespace {

// Makes the character encoding of the locale UTF-8 where it is not. Otherwise Qt 6.8 does so itself
// and writes a warning about it to standard error, which belongs to our own messages.
//
// Qt reads the environment again when an application object is made, so calling setlocale() is not
// enough. Language, numbers and dates stay as the user has them: LC_ALL, which would override
// LC_CTYPE, is replaced by the variables of all other categories (locale(7)).
void useUtf8()
{
    std::setlocale(LC_CTYPE, "");
    if (std::strcmp(::nl_langinfo(CODESET), "UTF-8") == 0)
        return;
    constexpr auto utf8Locale = "C.UTF-8"; // always there in Debian
    std::setlocale(LC_CTYPE, utf8Locale);
    const QByteArray all = qgetenv("LC_ALL");
    if (!all.isEmpty()) {
        for (const char *category :
             {"LC_ADDRESS", "LC_COLLATE", "LC_IDENTIFICATION", "LC_MEASUREMENT", "LC_MESSAGES",
              "LC_MONETARY", "LC_NAME", "LC_NUMERIC", "LC_PAPER", "LC_TELEPHONE", "LC_TIME"})
            qputenv(category, all);
        qunsetenv("LC_ALL");
    }
    qputenv("LC_CTYPE", utf8Locale);
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"broadsheet"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(BROADSHEET_VERSION));
    QGuiApplication::setDesktopFileName(u"io.github.broadsheet.Broadsheet"_s);
}

void translateBy(const Settings &settings, QCoreApplication &app)
{
    translate(app, settings.interfaceLanguage());
    if (const std::optional<QString> problem = settings.problem())
        std::fprintf(stderr, "broadsheet: %s\n", qUtf8Printable(*problem));
}

// What the window works with, in the order in which each needs the one before.
struct Desk
{
    Desk(std::unique_ptr<Library> opened, Settings &settings, MainWindow &window)
        : library(std::move(opened)), secrets(settings, keychain),
          http({.folder = httpCacheFolder(),
                .maxBytes = settings.replyCacheMiB() * mebibyte,
                .budgetFile = budgetFile(),
                .proxy = settings.proxy(),
                .contact = settings.contact(),
                .secrets = &keychain,
                .token = &secrets.token}),
          thumbnails(http, {.decoder = decoderProgram(),
                            .folder = pictureFolder(),
                            .diskBytes = settings.pictureDiskMiB() * mebibyte,
                            .memoryBytes = settings.pictureMemoryMiB() * mebibyte}),
          session(*library, http, thumbnails, settings, secrets, window, sampleDigestPath())
    {}

    std::unique_ptr<Library> library;
    Keychain keychain;
    Secrets secrets;
    HttpClient http;
    Thumbnails thumbnails;
    Session session;
};

// The library opens while the window is made, and usually is there before the window could be
// shown. Otherwise the window says so until it is.
int runWindow(QApplication &app, const Invocation &invocation)
{
    constexpr auto longestHidden = 250ms;
    const EndSignals signals;
    Settings settings(invocation.settingsFile);
    translateBy(settings, app);
    const QString file =
        invocation.libraryFile.isEmpty() ? defaultLibraryFile() : invocation.libraryFile;

    auto instance = std::make_unique<SingleInstance>(file);
    if (instance->start(invocation.paths) == SingleInstance::Start::HandedOver)
        return 0;

    LibraryOpening opening(file);
    QTimer waiting;
    waiting.setSingleShot(true);
    waiting.start(longestHidden);
    MainWindow window(settings.keys());
    std::optional<Desk> desk;
    QStringList paths = invocation.paths;
    QObject::connect(instance.get(), &SingleInstance::filesHandedOver, &window,
                     [&](const QStringList &more) {
                         if (desk)
                             desk->session.open(more);
                         else
                             paths += more;
                     });
    QObject::connect(&waiting, &QTimer::timeout, &window, [&] {
        window.restoreGeometry(settings.geometry());
        window.showOpening();
        window.show();
    });
    QObject::connect(&opening, &LibraryOpening::finished, &window, [&] {
        waiting.stop();
        Result<std::unique_ptr<Library>> library = opening.result();
        if (library) {
            if (window.isVisible())
                window.showOpened();
            desk.emplace(*std::move(library), settings, window).session.start(paths);
        } else {
            instance.reset(); // so that a later start can try again
            window.showLibraryProblem(library.error());
        }
        window.show();
    });
    // The end of the desktop's session: it can still be called off, so nothing is closed yet.
    QObject::connect(&app, &QGuiApplication::commitDataRequest, &window, &MainWindow::closing);
    QObject::connect(&signals, &EndSignals::received, &app, &QCoreApplication::quit);
    return QApplication::exec();
}

// The command line is read before any application object exists, because Qt must not look for a
// display when a command runs.
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
    ::umask(S_IRWXG | S_IRWXO); // notes, marks and settings are nobody else's business
    useUtf8();
    nameProgram();
    const Result<Invocation> invocation = parseCommandLine(argumentsOf(argc, argv));
    if (!invocation)
        return refuseCommandLine(invocation.error());
    makeFilesPrivate(invocation->libraryFile, invocation->settingsFile);
    switch (invocation->what) {
    case Invocation::What::Text:
    case Invocation::What::Command: {
        QCoreApplication app(argc, argv);
        translateBy(Settings(invocation->settingsFile), app);
        return runCommand(*invocation);
    }
    case Invocation::What::Window: {
        QApplication app(argc, argv);
        QApplication::setWindowIcon(QIcon(iconPath("broadsheet"_L1)));
        return runWindow(app, *invocation);
    }
    }
    Q_UNREACHABLE();
}
