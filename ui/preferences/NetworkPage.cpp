#include "preferences/NetworkPage.h"

#include "controls/PlainLabel.h"
#include "network/HttpMessages.h"
#include "papers/Links.h"
#include "preferences/SettingsChoices.h"
#include "preferences/Tr.h"
#include "settings/SettingsTable.h"

#include <QLineEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Where the password of the proxy is.
QString passwordHint(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Nowhere:
    case SecretPlace::Environment:
    case SecretPlace::Memory:
        return PreferencesTr::tr("A password in the address is moved to the desktop's keychain.");
    case SecretPlace::SettingsFile:
        return PreferencesTr::tr("The proxy's password is in the settings file, which only you can "
                                 "read: the desktop's keychain did not take it.");
    case SecretPlace::Keychain:
        return PreferencesTr::tr(
            "The proxy's password is in the desktop's keychain. To change it, "
            "write the new one into the address: http://name:password@host:8080.");
    }
    Q_UNREACHABLE();
}

} // namespace

NetworkPage::NetworkPage(SecretPlace proxyPassword)
    : SettingsPage(tr("Network")), m_proxyPassword(proxyPassword), m_proxy(new QLineEdit),
      m_proxyProblem(new PlainLabel(tr("⚠  This is not the address of a proxy."))),
      m_contact(new QLineEdit),
      m_contactProblem(
          new PlainLabel(tr("⚠  This is not one plain e-mail address, such as ann@example.org."))),
      m_cache(sizeBox(SettingsTable::replyCacheMiB))
{
    m_proxy->setPlaceholderText(tr("The system's proxy"));
    addRow(tr("&Proxy"), m_proxy,
           tr("For example http://host:8080 or socks5://host:1080. Type “none” to use no "
              "proxy.") +
               u' ' + passwordHint(m_proxyPassword),
           m_proxyProblem);
    m_proxyProblem->setWordWrap(true);
    m_contact->setPlaceholderText(tr("None"));
    m_contactProblem->setWordWrap(true);
    addRow(tr("Your &e-mail address"), m_contact,
           tr("Sent to the services that are asked for papers, never to other servers, so "
              "that they can write to you instead of locking you out. Not needed."),
           m_contactProblem);
    m_contactHint = m_contact->accessibleDescription();
    addRow(tr("&Download cache"), m_cache,
           tr("What the services sent, so that it is not fetched again."));
    connect(m_proxy, &QLineEdit::textChanged, this, &NetworkPage::check);
    connect(m_contact, &QLineEdit::textChanged, this, &NetworkPage::check);
    check();
}

void NetworkPage::setValues(const SettingsValues &values)
{
    m_proxy->setText(values.proxy);
    m_contact->setText(values.contact);
    m_cache->setValue(values.replyCacheMiB);
}

bool NetworkPage::isFine() const
{
    return isProxyFine() && isContactFine();
}

bool NetworkPage::isProxyFine() const
{
    return isProxySetting(m_proxy->text());
}

bool NetworkPage::isContactFine() const
{
    const QString contact = m_contact->text().trimmed();
    return contact.isEmpty() || isContact(contact);
}

void NetworkPage::check()
{
    m_proxyProblem->setVisible(!isProxyFine());
    m_contactProblem->setVisible(!isContactFine());
    m_contact->setAccessibleDescription(isContactFine() ? m_contactHint : m_contactProblem->text());
    Q_EMIT changed();
}

void NetworkPage::store(SettingsValues &values) const
{
    values.proxy = m_proxy->text().trimmed();
    values.proxyPassword = m_proxyPassword;
    values.contact = m_contact->text().trimmed();
    values.replyCacheMiB = m_cache->value();
}

} // namespace broadsheet
