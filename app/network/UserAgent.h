// How the program names itself to servers. Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

// "Broadsheet/0.2.0 (+https://…)", with "; mailto:…" inside the parentheses for a contact. One that
// is no address (isContact) is left out.
[[nodiscard]] QByteArray userAgent(const QString &contact = {});

} // namespace broadsheet
