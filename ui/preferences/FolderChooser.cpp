#include "preferences/FolderChooser.h"

#include "controls/PlainLabel.h"

#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

FolderChooser::FolderChooser(QLineEdit &field, QString title)
    : m_field(field), m_title(std::move(title)), m_problem(new PlainLabel({}))
{
    auto *button = new QPushButton(tr("C&hoose…"));
    button->setAutoDefault(false);
    m_problem->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    layout->addWidget(button, 0, Qt::AlignLeft);
    layout->addWidget(m_problem);
    m_field.setPlaceholderText(tr("None"));
    connect(button, &QPushButton::clicked, this, &FolderChooser::choose);
    connect(&m_field, &QLineEdit::textChanged, this, &FolderChooser::check);
    connect(&m_look, &FolderLook::changed, this, &FolderChooser::describe);
    check();
}

void FolderChooser::useHint()
{
    m_hint = m_field.accessibleDescription();
}

QString FolderChooser::folder() const
{
    return FolderLook::folderIn(m_field.text());
}

bool FolderChooser::isFine() const
{
    return folder().isEmpty() || QDir::isAbsolutePath(folder());
}

void FolderChooser::choose()
{
    auto *dialog = new QFileDialog(window(), m_title, folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, &m_field, &QLineEdit::setText);
    dialog->open();
}

void FolderChooser::check()
{
    m_look.look(folder());
    describe();
}

void FolderChooser::describe()
{
    const QString problem =
        isFine() ? m_look.remark() : tr("⚠  This is not a whole path, such as /home/ann/Notes.");
    m_problem->setText(problem);
    m_problem->setHidden(problem.isEmpty());
    m_field.setAccessibleDescription(problem.isEmpty() ? m_hint : problem);
    Q_EMIT changed();
}

} // namespace broadsheet
