#include "preferences/FolderChooser.h"

#include "controls/PlainLabel.h"

#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
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
    check();
}

void FolderChooser::useHint()
{
    m_hint = m_field.accessibleDescription();
}

QString FolderChooser::folder() const
{
    const QString text = m_field.text().trimmed();
    const bool isBelowHome = text == u'~' || text.startsWith("~/"_L1);
    return isBelowHome ? QDir::homePath() + text.mid(1) : text;
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

// A folder that is not there may come with its drive, so it can be kept.
void FolderChooser::check()
{
    QString problem;
    if (!isFine())
        problem = tr("⚠  This is not a whole path, such as /home/ann/Notes.");
    else if (!folder().isEmpty() && !QFileInfo(folder()).isDir())
        problem = tr("⚠  This folder is not there now.");
    m_problem->setText(problem);
    m_problem->setHidden(problem.isEmpty());
    m_field.setAccessibleDescription(problem.isEmpty() ? m_hint : problem);
    Q_EMIT changed();
}

} // namespace broadsheet
