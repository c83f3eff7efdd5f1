// Root may read and write everything; while this lives, the process is somebody who may not.
#pragma once

#include <QtGlobal>

#include <unistd.h>

class Unprivileged final
{
public:
    Unprivileged()
    {
        if (geteuid() == 0)
            m_changed = setresuid(65534, 65534, 0) == 0;
    }
    ~Unprivileged()
    {
        if (m_changed && setresuid(0, 0, 0) != 0)
            qFatal("The test could not become root again");
    }
    Q_DISABLE_COPY_MOVE(Unprivileged)

private:
    bool m_changed = false;
};
