#include "commands/Console.h"

#include <QCoreApplication>

#include <algorithm>
#include <cerrno>

#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Tr
{
    Q_DECLARE_TR_FUNCTIONS(broadsheet::commands)
};

QString place(const QString &file, int line)
{
    const QString where = line > 0 ? QString(file + u':' + QString::number(line)) : file;
    return where + ": "_L1;
}

} // namespace

QString printable(QString text)
{
    std::ranges::replace_if(
        text,
        [](QChar c) { return c.category() == QChar::Other_Control && c != u'\n' && c != u'\t'; },
        QChar(QChar::ReplacementCharacter));
    return text;
}

Console::Console(const Streams &streams, bool quiet, bool verbose)
    : m_streams(streams), m_quiet(quiet), m_verbose(verbose)
{}

void Console::result(const QByteArray &text)
{
    if (m_outputGone)
        return;
    const auto size = static_cast<size_t>(text.size());
    checkOutput(std::fwrite(text.constData(), 1, size, m_streams.out) == size);
}

void Console::problem(const QString &message)
{
    m_failed = true;
    say(message);
}

void Console::problem(const Error &error)
{
    problem(m_verbose && !error.detail.isEmpty() ? error.message + " ("_L1 + error.detail + u')'
                                                 : error.message);
}

void Console::problem(const QString &file, int line, const QString &message)
{
    problem(place(file, line) + message);
}

void Console::warning(const QString &file, int line, const QString &message)
{
    note(place(file, line) + message);
}

void Console::note(const QString &message)
{
    if (!m_quiet)
        say(message);
}

void Console::say(const QString &message)
{
    const QByteArray line = ("broadsheet: "_L1 + printable(message) + u'\n').toUtf8();
    std::fwrite(line.constData(), 1, static_cast<size_t>(line.size()), m_streams.err);
    std::fflush(m_streams.err);
}

int Console::terminalWidth() const
{
    const int descriptor = fileno(m_streams.out);
    winsize size{};
    if (descriptor < 0 || isatty(descriptor) == 0)
        return 0;
    const bool known = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
    return known ? size.ws_col : 80;
}

bool Console::finish()
{
    if (!m_outputGone)
        checkOutput(std::fflush(m_streams.out) == 0);
    return !m_failed;
}

void Console::checkOutput(bool written)
{
    if (written)
        return;
    m_outputGone = true;
    if (errno != EPIPE)
        problem(Tr::tr("The output could not be written: %1")
                    .arg(QString::fromLocal8Bit(strerror(errno))));
}

} // namespace broadsheet
