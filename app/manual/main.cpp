// broadsheet-manual: prints the man page or a completion of the command line while Broadsheet is
// built. It is not installed.
#include "manual/Manual.h"

#include <QFile>

#include <cstdio>
#include <cstring>

using namespace broadsheet;

namespace {

struct Output
{
    const char *name;
    QString (*write)(const Manual &manual);
};

constexpr Output outputs[] = {
    {"bash", bashCompletion},
    {"zsh", zshCompletion},
    {"fish", fishCompletion},
};

int print(const QString &text)
{
    const QByteArray bytes = text.toUtf8();
    std::fputs(bytes.constData(), stdout);
    return std::fflush(stdout) == 0 ? 0 : 1;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc == 3 && std::strcmp(argv[1], "man") == 0) {
        QFile frame(QString::fromLocal8Bit(argv[2]));
        if (frame.open(QIODevice::ReadOnly))
            return print(manPage(programManual(), QString::fromUtf8(frame.readAll())));
        std::fprintf(stderr, "broadsheet-manual: %s cannot be read\n", argv[2]);
        return 1;
    }
    for (const Output &output : outputs)
        if (argc == 2 && std::strcmp(argv[1], output.name) == 0)
            return print(output.write(programManual()));
    std::fputs("usage: broadsheet-manual man FRAME | bash | zsh | fish\n", stderr);
    return 2;
}
