#include "confined/Landlock.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace broadsheet {

namespace {

constexpr __u64 reading = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
// All that the first version of Landlock knows: bits 0 to 12.
constexpr __u64 everything = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;

// The C library has no functions for these calls.
int makeRules()
{
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = everything;
    return int(::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0));
}

void allow(int rules, const QByteArray &folder)
{
    landlock_path_beneath_attr rule{};
    rule.allowed_access = reading;
    rule.parent_fd = ::open(folder.constData(), O_PATH | O_CLOEXEC);
    if (rule.parent_fd < 0)
        return;
    ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(rule.parent_fd);
}

} // namespace

bool keepToFolders(const QByteArrayList &folders)
{
    const int rules = makeRules();
    if (rules < 0)
        return false;
    for (const QByteArray &folder : folders)
        allow(rules, folder);
    const bool isDone = ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
                        ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    ::close(rules);
    return isDone;
}

} // namespace broadsheet
