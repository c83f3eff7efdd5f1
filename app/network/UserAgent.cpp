#include "network/UserAgent.h"

#include "papers/Links.h"

namespace broadsheet {

QByteArray userAgent(const QString &contact)
{
    const QByteArray mail = isContact(contact) ? "; mailto:" + contact.toLatin1() : QByteArray();
    return "Broadsheet/" BROADSHEET_VERSION " (+" BROADSHEET_HOMEPAGE + mail + ')';
}

} // namespace broadsheet
