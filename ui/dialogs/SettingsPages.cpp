#include "dialogs/SettingsPages.h"

#include "controls/PlainLabel.h"
#include "dialogs/Tr.h"
#include "papers/Links.h"
#include "papers/SafeText.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QFormLayout *formOf(QWidget *page)
{
    auto *form = new QFormLayout(page);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setVerticalSpacing(12);
    return form;
}

PlainLabel *hint(const QString &text)
{
    auto *label = new PlainLabel(text);
    label->setWordWrap(true);
    return label;
}

QSpinBox *sizeBox(const NumberSetting &setting, int value)
{
    auto *box = new QSpinBox;
    box->setRange(setting.minimum, setting.maximum);
    box->setSingleStep(std::max(setting.minimum, 10));
    box->setGroupSeparatorShown(true);
    box->setSuffix(DialogsTr::tr(" MiB"));
    box->setValue(value);
    return box;
}

// Keeps a value that was written into the settings file by hand.
void choose(QComboBox *box, const QVariant &value)
{
    if (box->findData(value) < 0)
        box->addItem(shownLine(value.toString()), value);
    box->setCurrentIndex(box->findData(value));
}

// Where the password of the proxy is.
QString passwordHint(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Nowhere:
    case SecretPlace::Environment:
    case SecretPlace::Memory:
        return DialogsTr::tr("A password in the address is moved to the desktop's keychain.");
    case SecretPlace::SettingsFile:
        return DialogsTr::tr("The proxy's password is in the settings file, which only you can "
                             "read: the desktop's keychain did not take it.");
    case SecretPlace::Keychain:
        return DialogsTr::tr("The proxy's password is in the desktop's keychain. To change it, "
                             "write the new one into the address: http://name:password@host:8080.");
    }
    Q_UNREACHABLE();
}

} // namespace

ReadingPage::ReadingPage(const SettingsValues &values, QWidget *parent)
    : QWidget(parent), m_markRead(new QSpinBox), m_language(new QComboBox)
{
    m_markRead->setRange(SettingsTable::markReadAfterSeconds.minimum,
                         SettingsTable::markReadAfterSeconds.maximum);
    m_markRead->setSpecialValueText(tr("Never"));
    m_markRead->setSuffix(tr(" s"));
    m_markRead->setValue(values.markReadAfterSeconds);
    m_language->addItem(tr("System default"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"한국어"_s, u"ko"_s);
    choose(m_language, values.interfaceLanguage);
    auto *form = formOf(this);
    form->addRow(tr("Mark a paper as &read after"), m_markRead);
    form->addRow(tr("&Language"), m_language);
    form->addRow(hint(tr("A new language takes effect after a restart.")));
}

void ReadingPage::store(SettingsValues &values) const
{
    values.markReadAfterSeconds = m_markRead->value();
    values.interfaceLanguage = m_language->currentData().toString();
}

PicturesPage::PicturesPage(const SettingsValues &values, QWidget *parent)
    : QWidget(parent), m_loading(new QComboBox),
      m_disk(sizeBox(SettingsTable::pictureDiskMiB, values.pictureDiskMiB)),
      m_memory(sizeBox(SettingsTable::pictureMemoryMiB, values.pictureMemoryMiB))
{
    m_loading->addItem(tr("Always"), int(PictureLoading::Always));
    m_loading->addItem(tr("On demand"), int(PictureLoading::OnDemand));
    m_loading->addItem(tr("Never"), int(PictureLoading::Never));
    choose(m_loading, int(values.pictureLoading));
    auto *form = formOf(this);
    form->addRow(tr("&Load pictures"), m_loading);
    form->addRow(tr("Keep on &disk"), m_disk);
    form->addRow(tr("Keep in &memory"), m_memory);
    form->addRow(hint(tr("New sizes take effect after a restart.")));
}

void PicturesPage::store(SettingsValues &values) const
{
    values.pictureLoading = PictureLoading(m_loading->currentData().toInt());
    values.pictureDiskMiB = m_disk->value();
    values.pictureMemoryMiB = m_memory->value();
}

NetworkPage::NetworkPage(const SettingsValues &values, QWidget *parent)
    : QWidget(parent), m_proxyPassword(values.proxyPassword), m_proxy(new QLineEdit(values.proxy)),
      m_contact(new QLineEdit(values.contact)),
      m_contactProblem(
          hint(tr("⚠  This is not one plain e-mail address, such as ann@example.org."))),
      m_cache(sizeBox(SettingsTable::replyCacheMiB, values.replyCacheMiB))
{
    m_proxy->setPlaceholderText(tr("The system's proxy"));
    auto *form = formOf(this);
    form->addRow(tr("&Proxy"), m_proxy);
    form->addRow(
        hint(tr("For example http://host:8080 or socks5://host:1080. Type “none” to use no "
                "proxy.")));
    form->addRow(hint(passwordHint(m_proxyPassword)));
    m_contact->setPlaceholderText(tr("None"));
    form->addRow(tr("Your &e-mail address"), m_contact);
    form->addRow(m_contactProblem);
    form->addRow(
        hint(tr("Sent to the services that are asked for papers, never to other servers, so "
                "that they can write to you instead of locking you out. Not needed.")));
    form->addRow(tr("&Download cache"), m_cache);
    form->addRow(
        hint(tr("A new proxy, e-mail address or cache size takes effect after a restart.")));
    connect(m_contact, &QLineEdit::textChanged, this, &NetworkPage::checkContact);
    checkContact();
}

bool NetworkPage::isFine() const
{
    const QString contact = m_contact->text().trimmed();
    return contact.isEmpty() || isContact(contact);
}

void NetworkPage::checkContact()
{
    m_contactProblem->setVisible(!isFine());
    m_contact->setAccessibleDescription(isFine() ? QString() : m_contactProblem->text());
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
