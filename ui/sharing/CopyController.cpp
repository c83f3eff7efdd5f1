#include "sharing/CopyController.h"

#include "base/Limits.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/PageController.h"
#include "export/LinkText.h"
#include "settings/Settings.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace broadsheet {

CopyController::CopyController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts)
{}

void CopyController::copyTitles()
{
    copy(titleAndLink, u"\n"_s);
}

void CopyController::copyMarkdown()
{
    copy(markdownLink, u"\n"_s);
}

void CopyController::copyMessages()
{
    const QStringList languages = m_parts.settings.textLanguages();
    copy([languages](const PaperRow &paper) { return messageAbout(paper, languages); }, u"\n\n"_s);
}

void CopyController::copy(const TextOf &textOf, const QString &between)
{
    if (m_parts.list.papers().selectedNumbers().size() > maxCopiedPapers) {
        Q_EMIT failed({ErrorKind::TooLarge, tr("At most %Ln papers can be copied at once.", nullptr,
                                               int(maxCopiedPapers))});
        return;
    }
    m_parts.pages.withSelected([this, textOf, between](const QList<PaperRow> &rows) {
        QStringList texts;
        for (const PaperRow &row : rows)
            texts.append(textOf(row));
        texts.removeAll(QString());
        if (texts.isEmpty())
            return;
        QGuiApplication::clipboard()->setText(texts.join(between));
        Q_EMIT copied(texts.size() == 1
                          ? tr("Copied %1").arg(texts.constFirst().section(u'\n', 0, 0))
                          : tr("Copied %Ln papers", nullptr, int(texts.size())));
    });
}

} // namespace broadsheet
