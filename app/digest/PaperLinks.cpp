#include "digest/PaperLinks.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

bool isAddressCharacter(char c)
{
    return static_cast<unsigned char>(c) > 0x20 && !QByteArrayView("<>\"'()[]{}|`\\").contains(c);
}

// Visits the web addresses of a text.
class AddressReader final
{
public:
    explicit AddressReader(QByteArrayView text) : m_text(text) {}

    // The next address; empty at the end.
    QByteArrayView next()
    {
        for (qsizetype at = m_text.indexOf("http", m_at); at >= 0;
             at = m_text.indexOf("http", at + 4)) {
            const QByteArrayView rest = m_text.sliced(at);
            if (!rest.startsWith("https://") && !rest.startsWith("http://"))
                continue;
            const auto end = std::find_if_not(rest.begin(), rest.end(), isAddressCharacter);
            QByteArrayView address = rest.first(end - rest.begin());
            m_at = at + address.size();
            while (!address.isEmpty() && QByteArrayView(".,;:*_").contains(address.back()))
                address.chop(1);
            return address;
        }
        m_at = m_text.size();
        return {};
    }

private:
    QByteArrayView m_text;
    qsizetype m_at = 0;
};

// Empty when the address does not name a paper of arXiv.
PaperId paperOf(QByteArrayView address)
{
    constexpr qsizetype maxSize = 200;
    if (address.size() > maxSize)
        return {};
    const PaperId id = PaperId::fromLink(QString::fromUtf8(address));
    return id.isArxiv() ? id : PaperId();
}

} // namespace

QString firstPaperLink(QByteArrayView text)
{
    AddressReader addresses(text);
    for (QByteArrayView address = addresses.next(); !address.isEmpty(); address = addresses.next())
        if (!paperOf(address).isEmpty())
            return QString::fromUtf8(address);
    return {};
}

bool isLinkLine(QByteArrayView line)
{
    if (!line.contains("http") || firstPaperLink(line).isEmpty())
        return false;
    const QString text = QString::fromUtf8(line).trimmed();
    const qsizetype address = text.indexOf("http"_L1);
    const qsizetype bracket = text.indexOf(u'[');
    const QStringView before =
        QStringView(text).first(bracket >= 0 ? std::min(bracket, address) : address);
    constexpr qsizetype maxLabel = 30;
    const bool isLabelled = before.contains(u':') || before.contains(u'：');
    const bool isAlone =
        std::none_of(before.begin(), before.end(), [](QChar c) { return c.isLetterOrNumber(); });
    return before.size() <= maxLabel && (isLabelled || isAlone);
}

void LooseLinks::add(QByteArrayView text, int firstLine)
{
    AddressReader addresses(text);
    const char *counted = text.data();
    int line = firstLine;
    for (QByteArrayView address = addresses.next(); !address.isEmpty();
         address = addresses.next()) {
        line += int(std::count(counted, address.data(), '\n'));
        counted = address.data();
        if (const PaperId id = paperOf(address); !id.isEmpty())
            m_links.append({id, line});
    }
}

QList<int> LooseLinks::linesOfMissing(const Digest &digest) const
{
    if (m_links.isEmpty())
        return {};
    QSet<PaperId> read;
    for (const DigestDay &day : digest.days)
        for (const DigestEntry &entry : day.entries)
            read.insert(entry.paper.id);
    QList<int> lines;
    for (const Link &link : m_links)
        if (!read.contains(link.id))
            lines.append(link.line);
    return lines;
}

} // namespace broadsheet
