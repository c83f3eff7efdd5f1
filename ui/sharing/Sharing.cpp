#include "sharing/Sharing.h"

#include "sharing/CopyController.h"
#include "sharing/ExportController.h"
#include "sharing/PrintController.h"

#include <QAction>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace broadsheet {

Sharing::Sharing(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    connectCopies();
    connectExports();
    connectPrints();
}

void Sharing::on(QLatin1StringView action, const std::function<void()> &act)
{
    const QList<QAction *> actions = m_parts.window.actions();
    for (QAction *one : actions)
        if (one->objectName() == action)
            connect(one, &QAction::triggered, this, act);
}

void Sharing::connectCopies()
{
    auto *copies = new CopyController({.library = m_parts.library,
                                       .list = m_parts.list,
                                       .pages = m_parts.pages,
                                       .settings = m_parts.settings},
                                      this);
    on("copyBibtex"_L1, [copies] { copies->copyBibtex(); });
    on("copyTitle"_L1, [copies] { copies->copyTitles(); });
    on("copyMarkdown"_L1, [copies] { copies->copyMarkdown(); });
    on("copyMessage"_L1, [copies] { copies->copyMessages(); });
    connect(copies, &CopyController::copied, this,
            [this](const QString &what) { Q_EMIT said({.text = what}); });
    connect(copies, &CopyController::failed, this, [this](const Error &error) {
        Q_EMIT said(
            {.kind = Notice::Kind::Problem, .text = error.message, .details = error.detail});
    });
}

void Sharing::connectExports()
{
    auto *exports = new ExportController({.window = m_parts.window,
                                          .library = m_parts.library,
                                          .list = m_parts.list,
                                          .settings = m_parts.settings},
                                         this);
    on("export"_L1, [exports] { exports->ask(); });
    connect(exports, &ExportController::said, this, &Sharing::said);
    connect(exports, &ExportController::progress, this, &Sharing::progress);
    connect(exports, &ExportController::ended, this, &Sharing::ended);
    connect(this, &Sharing::cancel, exports, &ExportController::cancel);
}

void Sharing::connectPrints()
{
    auto *prints = new PrintController({.window = m_parts.window,
                                        .library = m_parts.library,
                                        .list = m_parts.list,
                                        .settings = m_parts.settings},
                                       this);
    on("print"_L1, [prints] { prints->ask(); });
    connect(prints, &PrintController::said, this, &Sharing::said);
    connect(prints, &PrintController::progress, this, &Sharing::progress);
    connect(prints, &PrintController::ended, this, &Sharing::ended);
    connect(this, &Sharing::cancel, prints, &PrintController::cancel);
}

} // namespace broadsheet
