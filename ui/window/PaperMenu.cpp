#include "window/PaperMenu.h"

#include "controllers/ListSelection.h"
#include "detail/SummaryView.h"
#include "list/PaperListView.h"
#include "markdown/Markdown.h"
#include "menus/Mnemonics.h"
#include "papers/SafeText.h"
#include "window/Controllers.h"
#include "window/MainWindow.h"
#include "window/TopBar.h"

#include <QMenu>

#include <algorithm>
#include <array>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr qsizetype maxNames = 12; // of one paper's authors; the pane has all

bool areAllIn(const QList<qint32> &numbers, const PaperSet &set)
{
    return std::all_of(numbers.cbegin(), numbers.cend(),
                       [&set](qint32 number) { return set.contains(number); });
}

bool areNoneIn(const QList<qint32> &numbers, const PaperSet &set)
{
    return std::none_of(numbers.cbegin(), numbers.cend(),
                        [&set](qint32 number) { return set.contains(number); });
}

} // namespace

PaperMenu::PaperMenu(MainWindow &window, Controllers &controllers, QObject *parent)
    : QObject(parent), m_window(window), m_controllers(controllers)
{
    connect(&window.list(), &PaperListView::menuRequested, this, &PaperMenu::showAt);
    connect(&window.summary(), &SummaryView::menuRequested, this, &PaperMenu::showAt);
    auto *copies = window.mainMenu().findChild<QMenu *>(copyMenuName);
    connect(copies, &QMenu::aboutToShow, this, [this, copies] { fillCopies(*copies); });
    keepTextsCurrent(window.mainMenu());
}

QString PaperMenu::textOf(Command command) const
{
    const ListSelection &papers = m_controllers.list.papers();
    const QList<qint32> numbers = papers.selectedNumbers();
    const PaperOrder &order = m_controllers.papers.order();
    const auto count = int(numbers.size());
    const auto say = [count](const QString &one, const QString &several) {
        return count > 1 ? several : one;
    };
    switch (command) {
    case Command::Star:
        return !numbers.isEmpty() && areAllIn(numbers, order.starred)
                   ? say(tr("Remove star"), tr("Remove %Ln stars", nullptr, count))
                   : say(tr("Star"), tr("Star %Ln papers", nullptr, count));
    case Command::Read:
        return !numbers.isEmpty() && areNoneIn(numbers, order.unread)
                   ? say(tr("Mark as unread"), tr("Mark %Ln papers as unread", nullptr, count))
                   : say(tr("Mark as read"), tr("Mark %Ln papers as read", nullptr, count));
    case Command::Later:
        return !numbers.isEmpty() && areAllIn(numbers, order.later)
                   ? say(tr("No longer set aside"),
                         tr("No longer set %Ln papers aside", nullptr, count))
                   : say(tr("Set aside"), tr("Set %Ln papers aside", nullptr, count));
    case Command::Summarise:
        return say(tr("Have a model write a summary"),
                   tr("Have a model write %Ln summaries", nullptr, count));
    case Command::CopyLink:
        return say(tr("Copy link"), tr("Copy %Ln links", nullptr, count));
    case Command::SendToZotero:
        return say(m_window.actions()[command]->text(),
                   tr("Send %Ln papers to Zotero", nullptr, count));
    case Command::CopyBibtex:
        return say(tr("Copy BibTeX"), tr("Copy BibTeX of %Ln papers", nullptr, count));
    default:
        return m_window.actions()[command]->text();
    }
}

void PaperMenu::add(QMenu &menu, std::initializer_list<Command> commands)
{
    for (const Command command : commands) {
        QAction *action = m_window.actions()[command];
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        QAction *entry =
            menu.addAction(QString(textOf(command) + u'\t' + key), action, &QAction::trigger);
        entry->setEnabled(action->isEnabled());
    }
    menu.addSeparator();
}

void PaperMenu::showAt(const QPoint &position)
{
    const ListSelection &papers = m_controllers.list.papers();
    const QList<qint32> numbers = papers.selectedNumbers();
    if (numbers.isEmpty())
        return;
    auto *menu = new QMenu(&m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    add(*menu, {Command::OpenPage, Command::ReadPaper, Command::OpenPdf, Command::OpenHuggingFace,
                Command::Pictures});
    add(*menu, {Command::Star, Command::Read, Command::Later, Command::Tag, Command::Note});
    add(*menu, {Command::Summarise});
    QMenu *copies = menu->addMenu(tr("Copy"));
    fillCopies(*copies);
    giveMnemonics(*copies);
    add(*menu, {Command::SendToZotero});
    const PaperRow *paper =
        numbers.size() == 1 ? m_controllers.papers.loaded(numbers.first()) : nullptr;
    if (paper && !paper->authors.isEmpty())
        addNames(*menu, *paper);
    giveMnemonics(*menu);
    menu->popup(position);
}

void PaperMenu::fillCopies(QMenu &menu)
{
    const auto count = int(m_controllers.list.papers().selectedNumbers().size());
    struct Copy
    {
        Command command;
        QString text;
    };
    const std::array copies{
        Copy{Command::CopyLink, count > 1 ? tr("%Ln links", nullptr, count) : tr("Link")},
        Copy{Command::CopyTitle, count > 1 ? tr("Titles and links") : tr("Title and link")},
        Copy{Command::CopyMarkdown, count > 1 ? tr("Markdown links") : tr("Markdown link")},
        Copy{Command::CopyBibtex, tr("BibTeX")},
        Copy{Command::CopyMessage, tr("Message for a chat")},
    };
    menu.clear();
    for (const Copy &copy : copies) {
        QAction *action = m_window.actions()[copy.command];
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        QAction *entry =
            menu.addAction(QString(copy.text + u'\t' + key), action, &QAction::trigger);
        entry->setEnabled(action->isEnabled());
    }
}

void PaperMenu::addNames(QMenu &menu, const PaperRow &paper)
{
    SummaryView &view = m_window.summary();
    QMenu *search = menu.addMenu(tr("Search for"));
    QMenu *mute = menu.addMenu(tr("Mute"));
    for (const QString &name : paper.authors.first(std::min(paper.authors.size(), maxNames))) {
        const QString shown = buttonText(shownLine(name));
        search->addAction(shown, &view,
                          [&view, name] { Q_EMIT view.requested(SearchAuthor{name}); });
        mute->addAction(shown, &view, [&view, name] { Q_EMIT view.requested(MuteAuthor{name}); });
    }
}

// Keys and tooltips keep the usual texts: they say what an action is, not what it does next.
void PaperMenu::keepTextsCurrent(QMenu &menu)
{
    connect(&menu, &QMenu::aboutToShow, this, [this] {
        for (const Command command : {Command::Star, Command::Read, Command::Later}) {
            QAction *action = m_window.actions()[command];
            if (!m_usualTexts.contains(action))
                m_usualTexts.insert(action, action->text());
            action->setText(textOf(command));
        }
    });
    connect(&menu, &QMenu::aboutToHide, this, [this] {
        const QMap<QAction *, QString> texts = std::exchange(m_usualTexts, {});
        for (auto text = texts.cbegin(); text != texts.cend(); ++text)
            text.key()->setText(text.value());
    });
    giveMnemonics(menu); // of the texts as they are now
    const QList<QAction *> entries = menu.actions();
    for (const QAction *entry : entries)
        if (entry->menu())
            keepTextsCurrent(*entry->menu());
}

QString PaperMenu::textOf(const QAction &action) const
{
    const QList<QAction *> all = m_window.actions().all();
    return textOf(Command(all.indexOf(&action)));
}

} // namespace broadsheet
