// Creates and connects the objects of the program: the window, or a command.
#include "appearance/Look.h"
#include "base/Deliver.h"
#include "base/EndSignals.h"
#include "base/Limits.h"
#include "base/WorkPool.h"
#include "care/LibraryCare.h"
#include "care/LibraryProblem.h"
#include "commands/CommandLine.h"
#include "controls/NoticeBar.h"
#include "library/LibraryOpening.h"
#include "network/HttpClient.h"
#include "network/SingleInstance.h"
#include "rescue/Restore.h"
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
#include <QtConcurrentRun>

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

// What lasts from the start of the program to its end, whatever windows there are meanwhile.
struct Program
{
    explicit Program(const QString &settingsFile)
        : settings(settingsFile), secrets(settings, keychain)
    {}

    Settings settings;
    Keychain keychain;
    Secrets secrets;
    Look look;
};

// A window that is to be shown.
struct Opening
{
    QString library;
    QString backup = {}; // is put in the place of the library first; empty: none
    QStringList paths = {};
};

// What the window works with, in the order in which each needs the one before.
struct Desk
{
    Desk(std::unique_ptr<Library> opened, const QString &file, Program &program, MainWindow &window)
        : library(std::move(opened)), settings(program.settings),
          http({.folder = httpCacheFolder(),
                .maxBytes = settings.replyCacheMiB() * mebibyte,
                .budgetFile = budgetFile(),
                .proxy = settings.proxy(),
                .contact = settings.contact(),
                .secrets = &program.keychain,
                .token = &program.secrets.token}),
          thumbnails(http, {.decoder = decoderProgram(),
                            .folder = pictureFolder(),
                            .diskBytes = settings.pictureDiskMiB() * mebibyte,
                            .memoryBytes = settings.pictureMemoryMiB() * mebibyte}),
          session(*library, http, thumbnails, settings, program.secrets, window,
                  sampleDigestPath()),
          care(file, window)
    {}

    std::unique_ptr<Library> library;
    Settings &settings;
    HttpClient http;
    Thumbnails thumbnails;
    Session session;
    LibraryCare care;
};

// A window from its opening to its end. The library opens while the window is made, and usually is
// there before the window could be shown. Otherwise the window says so until it is.
class Showing final
{
public:
    Showing(const Opening &opening, Program &program, std::unique_ptr<SingleInstance> &instance)
        : m_file(opening.library), m_program(program), m_instance(instance), m_paths(opening.paths),
          m_window(program.settings.keys())
    {
        // The end of the desktop's session: it can still be called off, so nothing is closed yet.
        QObject::connect(qApp, &QGuiApplication::commitDataRequest, &m_window,
                         &MainWindow::closing);
        QObject::connect(instance.get(), &SingleInstance::filesHandedOver, &m_window,
                         [this](const QStringList &more) {
                             if (m_desk)
                                 m_desk->session.open(more);
                             else
                                 m_paths += more;
                         });
        QObject::connect(&m_waiting, &QTimer::timeout, &m_window, [this] {
            m_window.restoreGeometry(m_program.settings.geometry());
            m_window.showOpening();
            m_window.show();
        });
        m_waiting.setSingleShot(true);
        m_waiting.start(longestHidden);
        if (opening.backup.isEmpty())
            open();
        else
            deliver(QtConcurrent::run(workPool(), restoreLibrary, m_file, opening.backup,
                                      BackUpOptions()),
                    &m_window, [this](const Result<Restored> &restored) {
                        m_notice = LibraryCare::noticeOf(restored);
                        open();
                    });
    }

    // Nothing: the program ends.
    [[nodiscard]] std::optional<Opening> run()
    {
        QApplication::exec();
        return m_next;
    }

private:
    void open()
    {
        m_opening.emplace(m_file);
        QObject::connect(&*m_opening, &LibraryOpening::finished, &m_window, [this] {
            m_waiting.stop();
            begin(m_opening->result());
            m_window.show();
        });
    }

    void begin(Result<std::unique_ptr<Library>> library)
    {
        if (library)
            work(*std::move(library));
        else
            explain(library.error());
        if (m_notice)
            m_window.notice().showNotice(*m_notice);
    }

    void work(std::unique_ptr<Library> library)
    {
        if (m_window.isVisible())
            m_window.showOpened();
        m_desk.emplace(std::move(library), m_file, m_program, m_window);
        QObject::connect(&m_desk->care, &LibraryCare::reopeningRequested, &m_window,
                         [this](const QString &backup) { goOn(m_file, backup); });
        QObject::connect(m_desk->library.get(), &Library::fileLost, &m_desk->care,
                         &LibraryCare::sayLost);
        QObject::connect(&m_desk->session, &Session::lookChosen, &m_program.look, &Look::apply);
        QObject::connect(
            &m_desk->session, &Session::reopeningNeeded, &m_window, [this] { goOn(m_file); },
            Qt::QueuedConnection);
        m_desk->session.start(m_paths);
    }

    void explain(const Error &error)
    {
        m_instance.reset(); // so that a later start can try again
        m_problem.emplace(m_file, error, m_window);
        QObject::connect(&*m_problem, &LibraryProblem::restoreRequested, &m_window,
                         [this](const QString &backup) { goOn(m_file, backup); });
        QObject::connect(&*m_problem, &LibraryProblem::openRequested, &m_window,
                         [this](const QString &library) { goOn(library); });
    }

    // Another window takes the place of this one.
    void goOn(const QString &library, const QString &backup = {})
    {
        m_next = {.library = library, .backup = backup};
        m_window.close();
    }

    static constexpr auto longestHidden = 250ms;

    QString m_file;
    Program &m_program;
    std::unique_ptr<SingleInstance> &m_instance;
    QStringList m_paths;
    std::optional<Notice> m_notice; // of what was restored
    std::optional<Opening> m_next;
    QTimer m_waiting;
    MainWindow m_window;
    std::optional<LibraryOpening> m_opening;
    std::optional<LibraryProblem> m_problem;
    std::optional<Desk> m_desk;
};

int runWindow(const Invocation &invocation)
{
    Program program(invocation.settingsFile);
    EndSignals signals;
    QObject::connect(&signals, &EndSignals::received, qApp, &QCoreApplication::quit);
    std::unique_ptr<SingleInstance> instance;
    std::optional<Opening> next = Opening{
        .library = invocation.libraryFile.isEmpty() ? defaultLibraryFile() : invocation.libraryFile,
        .paths = invocation.paths};
    while (next) {
        translateBy(program.settings, *qApp);
        program.look.apply(lookOf(program.settings));
        if (!instance) {
            instance = std::make_unique<SingleInstance>(next->library);
            if (instance->start(next->paths) == SingleInstance::Start::HandedOver)
                return 0;
        }
        next = Showing(*next, program, instance).run();
    }
    return 0;
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
        return runWindow(*invocation);
    }
    }
    Q_UNREACHABLE();
}
