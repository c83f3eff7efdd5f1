// broadsheet-pages: the process in which Broadsheet reads a PDF, see pages/PageDocument.h. It is of
// no use by itself.
#include "base/Limits.h"
#include "confined/ChildProcess.h"
#include "confined/Sandbox.h"
#include "pdf/PdfServer.h"
#include "pdf/WarmUp.h"

#include <cstdio>
#include <new>

#include <sys/socket.h>
#include <unistd.h>

using namespace broadsheet;

int main()
{
    int type = 0;
    socklen_t size = sizeof type;
    if (::getsockopt(firstPassedFile, SOL_SOCKET, SO_TYPE, &type, &size) != 0) {
        std::fputs("broadsheet-pages is started by Broadsheet itself.\n", stderr);
        return 2;
    }
    ::close_range(firstPassedFile + 1, ~0u, 0); // what the program did not mean to pass on
    warmUp();
    std::set_new_handler([] { ::_exit(3); }); // out of memory, said as a status
    const SandboxNeeds needs{.memory = maxPagesMemory, .readsFile = true, .folders = fontFolders()};
    if (!enterSandbox(needs)) {
        std::fputs("broadsheet-pages: this kernel has no filter for system calls.\n", stderr);
        return 1;
    }
    PdfServer(firstPassedFile).serve();
    ::_exit(0); // destructors and leak checks would need what the sandbox takes away
}
