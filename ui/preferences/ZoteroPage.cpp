#include "preferences/ZoteroPage.h"

#include "controls/PlainLabel.h"
#include "zotero/ZoteroAddress.h"

#include <QCheckBox>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace broadsheet {

ZoteroPage::ZoteroPage()
    : SettingsPage(tr("Zotero")), m_marks(new QCheckBox(tr("&Mark papers that are in Zotero"))),
      m_address(new QLineEdit), m_problem(new PlainLabel(QString()))
{
    addRow(m_marks,
           tr("For that Zotero has to be running, and to allow it: in its settings, under "
              "Advanced, “Allow other applications on this computer to communicate with Zotero”."));
    m_address->setPlaceholderText(QString(defaultZoteroAddress));
    m_problem->setWordWrap(true);
    addRow(tr("&Address"), m_address,
           tr("Where Zotero listens on this computer. Papers are only sent there, and only when "
              "you ask for it."),
           m_problem);
    m_hint = m_address->accessibleDescription();
    connect(m_address, &QLineEdit::textChanged, this, &ZoteroPage::check);
    check();
}

void ZoteroPage::setValues(const SettingsValues &values)
{
    m_marks->setChecked(values.marksZotero);
    m_address->setText(values.zoteroAddress);
}

void ZoteroPage::store(SettingsValues &values) const
{
    values.marksZotero = m_marks->isChecked();
    values.zoteroAddress = m_address->text().trimmed();
}

bool ZoteroPage::isFine() const
{
    return zoteroAddress(m_address->text()).has_value();
}

void ZoteroPage::check()
{
    const Result<QUrl> address = zoteroAddress(m_address->text());
    m_problem->setVisible(!address);
    m_problem->setText(address ? QString() : QString(u"⚠  "_s + address.error().message));
    m_address->setAccessibleDescription(address ? m_hint : m_problem->text());
    Q_EMIT changed();
}

} // namespace broadsheet
