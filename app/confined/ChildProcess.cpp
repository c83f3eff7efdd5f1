#include "confined/ChildProcess.h"

#include <QFile>

#include <array>
#include <csignal>
#include <cstring>
#include <vector>

#include <fcntl.h>
#include <spawn.h>
#include <unistd.h>

namespace broadsheet {

namespace {

// The program needs nothing else of the environment. Its plugins and fonts are found with these.
constexpr std::array keptVariables{"HOME",
                                   "LD_LIBRARY_PATH",
                                   "QT_PLUGIN_PATH",
                                   "FONTCONFIG_FILE",
                                   "FONTCONFIG_PATH",
                                   "XDG_CONFIG_HOME",
                                   "XDG_DATA_HOME",
                                   "XDG_RUNTIME_DIR",
                                   "XDG_CACHE_HOME",
                                   "ASAN_OPTIONS",
                                   "UBSAN_OPTIONS"};

std::vector<QByteArray> environment()
{
    std::vector<QByteArray> variables{"LC_ALL=C.UTF-8", "QT_QPA_PLATFORM=offscreen",
                                      "QT_NO_GLIB=1"};
    for (const char *name : keptVariables)
        if (qEnvironmentVariableIsSet(name))
            variables.push_back(QByteArray(name) + '=' + qgetenv(name));
    return variables;
}

std::vector<char *> pointersTo(std::vector<QByteArray> &texts)
{
    std::vector<char *> pointers;
    for (QByteArray &text : texts)
        pointers.push_back(text.data());
    pointers.push_back(nullptr);
    return pointers;
}

} // namespace

QString systemError(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

int movedUp(int file)
{
    constexpr int beyond = 10;
    const int moved = ::fcntl(file, F_DUPFD_CLOEXEC, beyond);
    ::close(file);
    return moved;
}

tl::expected<pid_t, QString> startConfined(const QString &program, const QByteArrayList &arguments,
                                           const QList<int> &files)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    for (int i = 0; i < files.size(); ++i)
        posix_spawn_file_actions_adddup2(&actions, files.at(i), firstPassedFile + i);

    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    sigset_t signals;
    sigemptyset(&signals);
    posix_spawnattr_setsigmask(&attributes, &signals);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK);

    std::vector<QByteArray> texts{QFile::encodeName(program)};
    texts.insert(texts.end(), arguments.begin(), arguments.end());
    std::vector<QByteArray> variables = environment();
    pid_t process = 0;
    const int error = ::posix_spawn(&process, texts.front().constData(), &actions, &attributes,
                                    pointersTo(texts).data(), pointersTo(variables).data());
    posix_spawn_file_actions_destroy(&actions);
    posix_spawnattr_destroy(&attributes);
    if (error != 0)
        return tl::unexpected(QString(program + QStringLiteral(": ") + systemError(error)));
    return process;
}

} // namespace broadsheet
