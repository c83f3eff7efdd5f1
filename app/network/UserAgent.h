// How the program names itself to servers. Pure functions.
#pragma once

#include <QByteArray>
#include <QString>

namespace broadsheet {

// One plain address, such as ann@example.org, in ASCII.
[[nodiscard]] bool isContact(const QString &text);

// "Broadsheet/0.1.0 (+https://…)", with "; mailto:…" inside the parentheses for a contact. One that
// is no address is left out.
[[nodiscard]] QByteArray userAgent(const QString &contact = {});

} // namespace broadsheet
