#include "dialogs/AboutDialog.h"

#include "controls/PlainLabel.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QIcon>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QSysInfo>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

QString versionsText(const LibraryInfo &library)
{
    const QString desktop = qEnvironmentVariable("XDG_CURRENT_DESKTOP");
    QStringList lines{u"Broadsheet "_s + QCoreApplication::applicationVersion(),
                      u"Qt "_s + QString::fromLatin1(qVersion()),
                      u"SQLite "_s + library.sqliteVersion,
                      u"Library schema "_s + QString::number(library.schemaVersion),
                      u"%1, %2, Linux %3"_s.arg(QSysInfo::prettyProductName(),
                                                QSysInfo::currentCpuArchitecture(),
                                                QSysInfo::kernelVersion()),
                      u"%1, style %2, scale %3, locale %4"_s.arg(
                          QGuiApplication::platformName(), QApplication::style()->objectName(),
                          QString::number(qApp->devicePixelRatio()), QLocale().name())};
    if (!desktop.isEmpty())
        lines.last() += u", "_s + desktop;
    return lines.join(u'\n');
}

AboutDialog::AboutDialog(const LibraryInfo &library, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("About Broadsheet"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *icon = new PlainLabel;
    icon->setPixmap(QApplication::windowIcon().pixmap(64));
    icon->setVisible(!QApplication::windowIcon().isNull());
    auto *about = new PlainLabel(
        tr("Broadsheet reads the daily lists of papers of Hugging Face, arXiv and others, and "
           "remembers what you read.\n"
           "\n"
           "Free software under the MIT licence; its reader of PDFs is under the GPL."));
    about->setWordWrap(true);
    auto *versions = new QPlainTextEdit(versionsText(library));
    versions->setReadOnly(true);
    versions->setTabChangesFocus(true);
    versions->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    versions->setAccessibleName(tr("Versions"));
    versions->setLineWrapMode(QPlainTextEdit::WidgetWidth);
    versions->setMinimumHeight(9 * fontMetrics().lineSpacing());

    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    QPushButton *copy = buttons->addButton(tr("&Copy the versions"), QDialogButtonBox::ActionRole);
    connect(copy, &QPushButton::clicked, versions,
            [versions] { QGuiApplication::clipboard()->setText(versions->toPlainText()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);

    auto *head = new QHBoxLayout;
    head->setSpacing(16);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addWidget(about, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(head);
    layout->addWidget(versions, 1);
    layout->addWidget(buttons);
    resize(30 * fontMetrics().height(), sizeHint().height());
}

} // namespace broadsheet
