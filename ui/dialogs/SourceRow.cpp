#include "dialogs/SourceRow.h"

#include "controls/PlainLabel.h"
#include "dialogs/Tr.h"
#include "papers/SafeText.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString tokenHint(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Nowhere:
    case SecretPlace::SettingsFile: // a token never is there
        return DialogsTr::tr("Token of your account (not needed)");
    case SecretPlace::Keychain:
        return DialogsTr::tr("The token is in the desktop's keychain");
    case SecretPlace::Environment:
        return DialogsTr::tr("The token comes from the environment");
    case SecretPlace::Memory:
        return DialogsTr::tr("The token is used until the program ends");
    }
    Q_UNREACHABLE();
}

} // namespace

SourceRow::SourceRow(SourceValues values, BaseCheck problemWith, QWidget *parent)
    : QWidget(parent), m_values(std::move(values)), m_problemWith(std::move(problemWith)),
      m_enabled(new QCheckBox(buttonText(m_values.name))), m_address(new QLineEdit),
      m_problemText(new PlainLabel)
{
    build();
    m_enabled->setChecked(m_values.enabled);
    m_address->setText(m_values.baseUrl);
    connect(m_enabled, &QCheckBox::toggled, this, &SourceRow::check);
    connect(m_address, &QLineEdit::textChanged, this, &SourceRow::check);
    check();
}

void SourceRow::build()
{
    m_address->setAccessibleName(m_values.mayBeFolder
                                     ? tr("Address or folder of %1").arg(shownLine(m_values.name))
                                     : tr("Address of %1").arg(shownLine(m_values.name)));
    m_address->setPlaceholderText(m_values.defaultBase.isEmpty() ? tr("https://… or a folder")
                                                                 : m_values.defaultBase);
    m_problemText->setWordWrap(true);

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setColumnMinimumWidth(0, style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                                         style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    layout->setHorizontalSpacing(6);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_enabled, 0, 0, 1, 4);
    const int buttons = int(m_values.mayBeFolder) + int(m_values.isRemovable);
    layout->addWidget(m_address, 1, 1, 1, 3 - buttons);
    m_tabStops = {m_enabled, m_address};
    if (m_values.mayBeFolder) {
        auto *choose = new QPushButton(tr("Folder…"));
        choose->setAccessibleName(tr("Choose a folder for %1").arg(shownLine(m_values.name)));
        choose->setAutoDefault(false);
        connect(choose, &QPushButton::clicked, this, &SourceRow::chooseFolder);
        layout->addWidget(choose, 1, 4 - buttons);
        m_tabStops.append(choose);
    }
    if (m_values.isRemovable) {
        auto *remove = new QPushButton(tr("Remove"));
        remove->setAccessibleName(tr("Remove %1").arg(shownLine(m_values.name)));
        remove->setAutoDefault(false);
        connect(remove, &QPushButton::clicked, this, &SourceRow::removeRequested);
        layout->addWidget(remove, 1, 3);
        m_tabStops.append(remove);
    }
    layout->addWidget(m_problemText, 2, 1, 1, 3);
    if (m_values.takesToken)
        buildToken(*layout);
}

// What was typed is shown as dots, and what is kept is not shown at all.
void SourceRow::buildToken(QGridLayout &layout)
{
    m_token = new QLineEdit;
    m_token->setEchoMode(QLineEdit::Password);
    m_token->setAccessibleName(tr("Token of %1").arg(shownLine(m_values.name)));
    m_token->setPlaceholderText(tokenHint(m_values.token));
    auto *remove = new QPushButton(tr("Remove"));
    remove->setAccessibleName(tr("Remove the token of %1").arg(shownLine(m_values.name)));
    remove->setAutoDefault(false);
    remove->setEnabled(m_values.token == SecretPlace::Keychain ||
                       m_values.token == SecretPlace::Memory);
    connect(remove, &QPushButton::clicked, this, [this, remove] {
        m_removesToken = true;
        m_token->clear();
        m_token->setPlaceholderText(tr("The token will be removed"));
        m_token->setFocus();
        remove->setEnabled(false);
    });
    layout.addWidget(m_token, 3, 1, 1, 2);
    layout.addWidget(remove, 3, 3);
    m_tabStops += {m_token, remove};
}

SourceValues SourceRow::values() const
{
    SourceValues values = m_values;
    values.enabled = m_enabled->isChecked();
    values.baseUrl = m_address->text().trimmed();
    values.newToken = m_token ? m_token->text().trimmed() : QString();
    values.removesToken = m_removesToken && values.newToken.isEmpty();
    return values;
}

// An empty address means the default one; a source that is off needs none.
void SourceRow::check()
{
    const QString text = m_address->text().trimmed();
    const bool needsNone = !m_values.defaultBase.isEmpty() || !m_enabled->isChecked();
    m_problem = text.isEmpty() && needsNone ? QString() : m_problemWith(text, m_values.mayBeFolder);
    m_problemText->setText(m_problem.isEmpty() ? QString() : u"⚠  "_s + m_problem);
    m_problemText->setVisible(!m_problem.isEmpty());
    m_address->setAccessibleDescription(shownLines(m_problem));
    Q_EMIT changed();
}

void SourceRow::focusAddress()
{
    m_address->setFocus();
}

void SourceRow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder of digests"), m_address->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_address, &QLineEdit::setText);
    dialog->open();
}

} // namespace broadsheet
