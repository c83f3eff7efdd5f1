#include "sharing/CopyController.h"

#include "base/Limits.h"
#include "citation/Citations.h"
#include "controllers/ListController.h"
#include "controllers/ListSelection.h"
#include "controllers/PageController.h"
#include "export/LinkText.h"
#include "settings/Settings.h"

#include <QClipboard>
#include <QGuiApplication>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

CopyController::CopyController(const Parts &parts, QObject *parent)
    : QObject(parent), m_parts(parts), m_cited(parts.library)
{
    connect(&m_cited, &PaperCollector::collected, this, [this](const QList<Paper> &papers) {
        m_papers += papers;
        m_cited.goOn();
    });
    connect(&m_cited, &PaperCollector::failed, this, &CopyController::failed);
    connect(&m_cited, &PaperCollector::finished, this, [this] {
        const QList<Paper> papers = std::exchange(m_papers, {});
        if (papers.isEmpty())
            return; // they were removed meanwhile
        QGuiApplication::clipboard()->setText(QString::fromUtf8(toBibtex(papers)));
        Q_EMIT copied(papers.size() == 1
                          ? tr("Copied BibTeX")
                          : tr("Copied BibTeX of %Ln papers", nullptr, int(papers.size())));
    });
}

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

void CopyController::copyBibtex()
{
    const QList<qint32> numbers = m_parts.list.papers().selectedNumbers();
    if (numbers.isEmpty() || isTooMuch())
        return;
    const Result<KeyPattern> pattern =
        KeyPattern::from(m_parts.settings.text(SettingsTable::citationKeyPattern));
    if (!pattern) {
        Q_EMIT failed(pattern.error());
        return;
    }
    m_papers.clear();
    m_cited.start(numbers, *pattern);
}

bool CopyController::isTooMuch()
{
    if (m_parts.list.papers().selectedNumbers().size() <= maxCopiedPapers)
        return false;
    Q_EMIT failed({ErrorKind::TooLarge,
                   tr("At most %Ln papers can be copied at once.", nullptr, int(maxCopiedPapers))});
    return true;
}

void CopyController::copy(const TextOf &textOf, const QString &between)
{
    if (isTooMuch())
        return;
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
