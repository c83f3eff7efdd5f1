#include "console/Console.h"

#include "console/Tr.h"
#include "papers/StorableText.h"

#include <algorithm>
#include <array>
#include <cerrno>

#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString place(const QString &file, int line)
{
    const QString where = line > 0 ? QString(file + u':' + QString::number(line)) : file;
    return where + ": "_L1;
}

} // namespace

QString printable(QString text)
{
    std::ranges::replace_if(
        text, [](QChar c) { return isControl(c.unicode()); }, QChar(QChar::ReplacementCharacter));
    return text;
}

QString labelled(const QString &label, const QString &value)
{
    return value.isEmpty() ? QString() : QString(label + ": "_L1 + value + u'\n');
}

Console::Console(const Streams &streams, bool quiet, bool verbose)
    : m_streams(streams), m_quiet(quiet), m_verbose(verbose)
{}

void Console::result(const QByteArray &text)
{
    if (m_outputGone)
        return;
    const QByteArray shown = hasControls(text) ? printable(QString::fromUtf8(text)).toUtf8() : text;
    const auto size = static_cast<size_t>(shown.size());
    checkOutput(std::fwrite(shown.constData(), 1, size, m_streams.out) == size);
}

void Console::problem(const QString &message)
{
    m_failed = true;
    print(message);
}

void Console::problem(const Error &error)
{
    if (m_verbose && !error.detail.isEmpty())
        problem(error.message + " ("_L1 + error.detail + u')');
    else
        problem(error.message);
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
        print(message);
}

void Console::print(const QString &message)
{
    // A file's name can have line breaks, and what follows one must not look like a message.
    const QString one = printable(message).replace(u'\n', u' ');
    const QByteArray line = ("broadsheet: "_L1 + one + u'\n').toUtf8();
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

Result<QByteArray> Console::readInput(qint64 maxBytes)
{
    constexpr qint64 megabyte = 1024 * 1024;
    constexpr qsizetype growth = 8 * megabyte; // doubling would take twice the memory
    QByteArray bytes;
    std::array<char, 64 * 1024> part{};
    while (const size_t size = std::fread(part.data(), 1, part.size(), m_streams.in)) {
        if (bytes.size() + static_cast<qsizetype>(size) > bytes.capacity())
            bytes.reserve(bytes.size() + growth);
        bytes.append(part.data(), static_cast<qsizetype>(size));
        if (bytes.size() > maxBytes)
            return failure(ErrorKind::TooLarge,
                           ConsoleTr::tr("Standard input is larger than %1 MB; nothing was "
                                         "stored.")
                               .arg(maxBytes / megabyte));
    }
    if (std::ferror(m_streams.in) != 0)
        return failure(ErrorKind::Unreadable,
                       ConsoleTr::tr("Standard input could not be read (%1); nothing was stored.")
                           .arg(QString::fromLocal8Bit(strerror(errno))));
    return bytes;
}

void Console::stopped(int signal)
{
    m_signal = signal;
    note(ConsoleTr::tr("Stopped. What was stored until now is kept."));
}

int Console::finish()
{
    constexpr int signalStatus = 128; // as shells say it
    if (!m_outputGone)
        checkOutput(std::fflush(m_streams.out) == 0);
    if (m_signal != 0)
        return signalStatus + m_signal;
    return m_failed ? 1 : 0;
}

void Console::checkOutput(bool written)
{
    if (written)
        return;
    m_outputGone = true;
    if (errno != EPIPE)
        problem(ConsoleTr::tr("The output could not be written: %1")
                    .arg(QString::fromLocal8Bit(strerror(errno))));
}

} // namespace broadsheet
