#include "network/UserAgent.h"

#include "base/Limits.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace broadsheet {

// The common form of an address in RFC 5322, and nothing that could end the comment or the header.
bool isContact(const QString &text)
{
    static const QRegularExpression address(
        u"\\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
        "@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+\\z"_s);
    return text.size() <= maxContactLength && address.match(text).hasMatch();
}

QByteArray userAgent(const QString &contact)
{
    const QByteArray mail = isContact(contact) ? "; mailto:" + contact.toLatin1() : QByteArray();
    return "Broadsheet/" BROADSHEET_VERSION " (+" BROADSHEET_HOMEPAGE + mail + ')';
}

} // namespace broadsheet
