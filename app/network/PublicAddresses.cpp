#include "network/PublicAddresses.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

using Subnet = QPair<QHostAddress, int>;

bool isIn(const QList<Subnet> &subnets, const QHostAddress &address)
{
    return std::ranges::any_of(
        subnets, [&address](const Subnet &subnet) { return address.isInSubnet(subnet); });
}

QList<Subnet> subnets(std::initializer_list<QLatin1StringView> texts)
{
    QList<Subnet> result;
    for (const QLatin1StringView text : texts)
        result += QHostAddress::parseSubnet(text);
    return result;
}

// https://www.iana.org/assignments/iana-ipv4-special-registry
bool isPublic4(const QHostAddress &address)
{
    static const QList<Subnet> special =
        subnets({"0.0.0.0/8"_L1, "10.0.0.0/8"_L1, "100.64.0.0/10"_L1, "127.0.0.0/8"_L1,
                 "169.254.0.0/16"_L1, "172.16.0.0/12"_L1, "192.0.0.0/24"_L1, "192.0.2.0/24"_L1,
                 "192.88.99.0/24"_L1, "192.168.0.0/16"_L1, "198.18.0.0/15"_L1, "198.51.100.0/24"_L1,
                 "203.0.113.0/24"_L1, "224.0.0.0/3"_L1});
    return !isIn(special, address);
}

QHostAddress ipv4At(const Q_IPV6ADDR &bytes, int place)
{
    quint32 address = 0;
    for (int i = 0; i < 4; ++i)
        address = address << 8 | bytes[place + i];
    return QHostAddress(address);
}

// Only 2000::/3 is given out. https://www.iana.org/assignments/iana-ipv6-special-registry
bool isPublic6(const QHostAddress &address)
{
    static const QList<Subnet> mapped = subnets({"::ffff:0:0/96"_L1, "64:ff9b::/96"_L1});
    static const QList<Subnet> sixToFour = subnets({"2002::/16"_L1});
    static const QList<Subnet> global = subnets({"2000::/3"_L1});
    static const QList<Subnet> special =
        subnets({"2001::/23"_L1, "2001:db8::/32"_L1, "3fff::/20"_L1});
    const Q_IPV6ADDR bytes = address.toIPv6Address();
    if (isIn(mapped, address))
        return isPublic4(ipv4At(bytes, 12));
    if (isIn(sixToFour, address))
        return isPublic4(ipv4At(bytes, 2));
    return isIn(global, address) && !isIn(special, address);
}

} // namespace

bool isPublicAddress(const QString &address)
{
    QHostAddress number(address);
    number.setScopeId({});
    if (number.protocol() == QAbstractSocket::IPv4Protocol)
        return isPublic4(number);
    return number.protocol() == QAbstractSocket::IPv6Protocol && isPublic6(number);
}

bool arePublic(const QStringList &addresses)
{
    return !addresses.isEmpty() && std::ranges::all_of(addresses, isPublicAddress);
}

std::optional<bool> isPublicByName(const QString &host)
{
    QString name = host.toLower();
    while (name.endsWith(u'.'))
        name.chop(1);
    if (!QHostAddress(name).isNull())
        return isPublicAddress(name);
    for (const auto local : {"localhost"_L1, "localdomain"_L1, "local"_L1, "internal"_L1,
                             "home.arpa"_L1}) // RFC 6761, 6762, 8375 and what ICANN reserved
        if (name == local || name.endsWith(u'.' + local))
            return false;
    return std::nullopt;
}

bool isWebPort(const QUrl &url)
{
    const int port = url.port(80);
    return port == 80 || port == 443 || port > 1023;
}

} // namespace broadsheet
