#include "preferences/SourceRow.h"

#include "controls/PlainLabel.h"
#include "papers/SafeText.h"
#include "preferences/SettingsPage.h"
#include "preferences/Tr.h"

#include <QCheckBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QGridLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QString tokenHint(SecretPlace place)
{
    switch (place) {
    case SecretPlace::Nowhere:
    case SecretPlace::SettingsFile: // a token never is there
        return PreferencesTr::tr("Token of your account (not needed)");
    case SecretPlace::Keychain:
        return PreferencesTr::tr("The token is in the desktop's keychain");
    case SecretPlace::Environment:
        return PreferencesTr::tr("The token comes from the environment");
    case SecretPlace::Memory:
        return PreferencesTr::tr("The token is used until the program ends");
    }
    Q_UNREACHABLE();
}

} // namespace

SourceRow::SourceRow(SourceValues values, bool isNew, SourceCheck problemWith, QWidget *parent)
    : QWidget(parent), m_values(std::move(values)), m_problemWith(std::move(problemWith)),
      m_enabled(new QCheckBox), m_name(new QLineEdit), m_main(new QLineEdit),
      m_template(new QLineEdit(this)), m_problemText(new PlainLabel), m_advanced(new QToolButton),
      m_fold(new QWidget)
{
    build();
    m_enabled->setChecked(m_values.enabled);
    if (m_values.isRemovable)
        m_name->setText(m_values.id.sliced(sourceTraits(m_values.id).prefix.size()));
    m_name->setVisible(isNew);
    m_main->setText(isSearch() ? m_values.query : m_values.baseUrl);
    m_template->setText(m_values.fileTemplate);
    connect(m_enabled, &QCheckBox::toggled, this, &SourceRow::check);
    for (const QLineEdit *field : {m_name, m_main, m_template})
        connect(field, &QLineEdit::textChanged, this, &SourceRow::check);
    connect(&m_look, &FolderLook::changed, this, &SourceRow::showProblem);
    if (isNew)
        connect(m_name, &QLineEdit::textChanged, this, &SourceRow::describe);
    describe();
    check();
    // What differs from the defaults is seen at once.
    m_advanced->setChecked((isService() && !m_values.baseUrl.isEmpty()) ||
                           !m_values.fileTemplate.isEmpty());
    showFold();
}

bool SourceRow::isService() const
{
    return m_values.kind == SourceKind::Service;
}

void SourceRow::reset()
{
    m_enabled->setChecked(isService() ? sourceTraits(m_values.id).isOnByDefault
                                      : m_enabled->isChecked());
    if (isService())
        m_main->clear();
    m_template->clear();
}

void SourceRow::unfoldFor(const QStringList &words)
{
    m_isFound = !words.isEmpty() && !m_advanced->isHidden() && saysAll(*m_fold, words);
    showFold();
}

void SourceRow::showFold()
{
    const bool isOpen = m_advanced->isChecked() || m_isFound;
    m_fold->setVisible(isOpen && !m_advanced->isHidden());
    m_advanced->setArrowType(isOpen ? Qt::DownArrow : Qt::RightArrow);
}

void SourceRow::build()
{
    constexpr int columns = 4;
    m_name->setPlaceholderText(tr("Name"));
    m_template->setPlaceholderText(u"{yyyy}/{MM}/{dd}.md"_s);
    m_main->setPlaceholderText(isSearch()                             ? u"au:hinton AND cat:cs.LG"_s
                               : !m_values.defaultBase.isEmpty()      ? m_values.defaultBase
                               : m_values.kind == SourceKind::Archive ? tr("https://… or a folder")
                                                                      : u"https://…"_s);
    m_problemText->setWordWrap(true);

    buildFold();
    m_tabStops = {m_enabled, m_advanced, m_name};
    if (!isService())
        m_tabStops.append(m_main);
    if (m_values.kind == SourceKind::Archive)
        addButton(tr("Folder…"), &SourceRow::chooseFolder);
    if (m_values.isRemovable)
        addButton(tr("Remove"), &SourceRow::removeRequested);
    m_tabStops += m_foldStops;

    auto *layout = new QGridLayout(this);
    layout->setContentsMargins({});
    layout->setVerticalSpacing(4);
    layout->setColumnMinimumWidth(0, style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                                         style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing));
    layout->setHorizontalSpacing(6);
    layout->setColumnStretch(1, 1);
    layout->addWidget(m_enabled, 0, 0, 1, 2);
    layout->addWidget(m_advanced, 0, 2, 1, 2, Qt::AlignRight);
    auto *about = new PlainLabel(sourceAbout(m_values.id));
    about->setWordWrap(true);
    about->setForegroundRole(QPalette::PlaceholderText);
    about->setVisible(!about->text().isEmpty());
    layout->addWidget(about, 1, 1, 1, columns - 1);
    layout->addWidget(m_name, 2, 1, 1, columns - 1);
    const int first = columns - int(m_buttons.size());
    if (!isService())
        layout->addWidget(m_main, 3, 1, 1, first - 1);
    for (int i = 0; i < int(m_buttons.size()); ++i)
        layout->addWidget(m_buttons[i], 3, first + i);
    layout->addWidget(m_fold, 4, 1, 1, columns - 1);
    layout->addWidget(m_problemText, 5, 1, 1, columns - 1);
}

// The address of a service has a default that fits almost everybody, and so have the names of an
// archive's files.
void SourceRow::buildFold()
{
    m_advanced->setText(tr("Advanced"));
    m_advanced->setCheckable(true);
    m_advanced->setAutoRaise(true);
    m_advanced->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_advanced, &QToolButton::toggled, this, &SourceRow::showFold);
    auto *form = new QFormLayout(m_fold);
    form->setContentsMargins({});
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    const auto add = [this, form](const QString &label, QWidget *field) {
        form->addRow(label, field);
        m_foldStops.append(field);
    };
    if (isService())
        add(tr("Address"), m_main);
    if (m_values.kind == SourceKind::Archive)
        add(tr("Names of the files"), m_template);
    else
        m_template->hide();
    if (m_values.takesToken)
        buildToken(*form);
    m_advanced->setHidden(form->rowCount() == 0);
}

// What was typed is shown as dots, and what is kept is not shown at all.
void SourceRow::buildToken(QFormLayout &form)
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
    auto *row = new QHBoxLayout;
    row->addWidget(m_token);
    row->addWidget(remove);
    form.addRow(tr("Token"), row);
    m_foldStops += {m_token, remove};
}

void SourceRow::addButton(const QString &text, void (SourceRow::*onClick)())
{
    auto *button = new QPushButton(text);
    button->setAutoDefault(false);
    connect(button, &QPushButton::clicked, this, onClick);
    m_buttons.append(button);
    m_tabStops.append(button);
}

// All fields are known by the name of their source.
void SourceRow::describe()
{
    const SourceValues now = values();
    const QString name = shownLine(now.id == m_values.id ? m_values.name : sourceName(now.id));
    m_enabled->setText(buttonText(name));
    m_enabled->setAccessibleDescription(sourceAbout(now.id));
    m_advanced->setAccessibleName(tr("Advanced settings of %1").arg(name));
    m_name->setAccessibleName(tr("Name of %1").arg(name));
    m_main->setAccessibleName(isSearch() ? tr("Search of %1").arg(name)
                              : m_values.kind == SourceKind::Archive
                                  ? tr("Address or folder of %1").arg(name)
                                  : tr("Address of %1").arg(name));
    m_template->setAccessibleName(tr("Files of %1").arg(name));
    m_template->setToolTip(tr("Where the digest of a day is: {yyyy}, {MM} and {dd} stand for it"));
    if (m_values.kind == SourceKind::Archive)
        m_buttons.first()->setAccessibleName(tr("Choose a folder for %1").arg(name));
    if (m_values.isRemovable)
        m_buttons.last()->setAccessibleName(tr("Remove %1").arg(name));
}

SourceValues SourceRow::values() const
{
    SourceValues values = m_values;
    const QString name = m_name->text().trimmed();
    const QLatin1StringView prefix = sourceTraits(values.id).prefix;
    if (values.isRemovable && values.id != prefix + name) {
        values.id = prefix + name;
        values.name = sourceName(values.id);
    }
    values.enabled = m_enabled->isChecked();
    values.newToken = m_token ? m_token->text().trimmed() : QString();
    values.removesToken = m_removesToken && values.newToken.isEmpty();
    (isSearch() ? values.query : values.baseUrl) = m_main->text().trimmed();
    values.fileTemplate = m_template->text().trimmed();
    return values;
}

// An empty address means the default one; a source that is off needs none.
void SourceRow::check()
{
    const SourceValues now = values();
    const bool isIncomplete = m_main->text().trimmed().isEmpty() && !now.enabled;
    m_problem = isIncomplete ? QString() : m_problemWith(now);
    const bool isFolder = m_values.kind == SourceKind::Archive && !isIncomplete && isFine();
    m_look.look(isFolder ? FolderLook::folderIn(m_main->text()) : QString());
    showProblem();
    if (!m_problem.isEmpty() && isService())
        m_advanced->setChecked(true);
    Q_EMIT changed();
}

void SourceRow::showProblem()
{
    const QString text = isFine() ? m_look.remark() : u"⚠  "_s + m_problem;
    m_problemText->setText(text);
    m_problemText->setVisible(!text.isEmpty());
    m_main->setAccessibleDescription(shownLines(isFine() ? text : m_problem));
}

void SourceRow::focusMain()
{
    m_main->setFocus();
}

void SourceRow::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Choose a folder of digests"), m_main->text());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, m_main, &QLineEdit::setText);
    dialog->open();
}

} // namespace broadsheet
