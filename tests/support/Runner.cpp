#include "support/Runner.h"

#include <cstdio>
#include <map>

namespace {

using Run = int (*)(int argc, char **argv);

// Inside a function, because registrations of other files come before this file's own variables.
std::map<std::string_view, Run> &registered()
{
    static std::map<std::string_view, Run> all;
    return all;
}

} // namespace

broadsheet::test::Registration::Registration(std::string_view name, Run run)
{
    if (!registered().emplace(name, run).second)
        qFatal("%.*s is registered twice", int(name.size()), name.data());
}

int main(int argc, char *argv[])
{
    // As QTEST_MAIN does, so that sizes do not depend on the screen.
    QCoreApplication::setAttribute(Qt::AA_Use96Dpi);
    const auto found = registered().find(argc > 1 ? argv[1] : "");
    if (found == registered().end()) {
        std::fprintf(stderr, "usage: %s NAME [ARGUMENT...]\nNAME is one of\n", argv[0]);
        for (const auto &[name, run] : registered())
            std::fprintf(stderr, "  %.*s\n", int(name.size()), name.data());
        return 2;
    }
    argv[1] = argv[0];
    return found->second(argc - 1, argv + 1);
}
