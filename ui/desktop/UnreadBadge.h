// The number of unread papers on the program's icon. GUI thread only.
#pragma once

#include <QIcon>

class QDBusConnection;

namespace broadsheet {

// "7", "999+"; empty: there are none.
[[nodiscard]] QString badgeText(int unread);

// The icon with the number in its corner; without one when there are none.
[[nodiscard]] QIcon badgedIcon(const QIcon &icon, int unread);

// Tells docks that take part in Unity's protocol: those of Ubuntu, KDE and others. The others do
// not listen. https://wiki.ubuntu.com/Unity/LauncherAPI
void tellLauncher(QDBusConnection bus, int unread);

} // namespace broadsheet
