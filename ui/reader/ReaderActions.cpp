#include "reader/ReaderActions.h"

#include "controls/Icons.h"
#include "papers/SafeText.h"
#include "reader/Tr.h"

#include <QKeyEvent>
#include <QKeySequence>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

struct Entry
{
    ReaderCommand command;
    const char *text;
    const char *keys; // "; " between them
    QLatin1StringView icon = {};
    bool isCheckable = false;
};

constexpr std::array entries{
    Entry{ReaderCommand::Leave, QT_TRANSLATE_NOOP("broadsheet::reader", "Back to the list"),
          "Esc; P", QLatin1StringView("previous")},
    Entry{ReaderCommand::Back, QT_TRANSLATE_NOOP("broadsheet::reader", "Back to where you were"),
          "Alt+Left; Backspace; Back"},
    Entry{ReaderCommand::Browser, QT_TRANSLATE_NOOP("broadsheet::reader", "Open in the browser"),
          "Shift+P", QLatin1StringView("open-external")},
    Entry{ReaderCommand::Outline, QT_TRANSLATE_NOOP("broadsheet::reader", "Outline"), "F9",
          QLatin1StringView("outline"), true},
    Entry{ReaderCommand::Highlights, QT_TRANSLATE_NOOP("broadsheet::reader", "Highlights"),
          "Shift+F9", QLatin1StringView("bookmark"), true},
    Entry{ReaderCommand::GoToPage, QT_TRANSLATE_NOOP("broadsheet::reader", "Go to page"), "Ctrl+G"},
    Entry{ReaderCommand::Find, QT_TRANSLATE_NOOP("broadsheet::reader", "Search in the paper"),
          "Ctrl+F; /", QLatin1StringView("search")},
    Entry{ReaderCommand::NextHit, QT_TRANSLATE_NOOP("broadsheet::reader", "Next match"), "F3; N",
          QLatin1StringView("down")},
    Entry{ReaderCommand::PreviousHit, QT_TRANSLATE_NOOP("broadsheet::reader", "Previous match"),
          "Shift+F3; Shift+N", QLatin1StringView("up")},
    Entry{ReaderCommand::Larger, QT_TRANSLATE_NOOP("broadsheet::reader", "Larger"),
          "Ctrl++; Ctrl+=; +; =", QLatin1StringView("larger")},
    Entry{ReaderCommand::Smaller, QT_TRANSLATE_NOOP("broadsheet::reader", "Smaller"), "Ctrl+-; -",
          QLatin1StringView("smaller")},
    Entry{ReaderCommand::FitWidth, QT_TRANSLATE_NOOP("broadsheet::reader", "Fit the width"),
          "Ctrl+0; 0", QLatin1StringView("fit-width"), true},
    Entry{ReaderCommand::FitPage, QT_TRANSLATE_NOOP("broadsheet::reader", "Fit the page"),
          "Ctrl+9; 9", QLatin1StringView("fit-page"), true},
    Entry{ReaderCommand::Pairs, QT_TRANSLATE_NOOP("broadsheet::reader", "Two pages"), "Ctrl+2; 2",
          QLatin1StringView("two-pages"), true},
    Entry{ReaderCommand::Dark, QT_TRANSLATE_NOOP("broadsheet::reader", "Dark pages"), "I",
          QLatin1StringView("dark"), true},
    Entry{ReaderCommand::Copy, QT_TRANSLATE_NOOP("broadsheet::reader", "Copy"), "Ctrl+C; Ctrl+Ins"},
    Entry{ReaderCommand::SelectPage, QT_TRANSLATE_NOOP("broadsheet::reader", "Select the page"),
          "Ctrl+A"},
    Entry{ReaderCommand::Highlight,
          QT_TRANSLATE_NOOP("broadsheet::reader", "Highlight, or the next colour"), "H"},
    Entry{ReaderCommand::HighlightNote, QT_TRANSLATE_NOOP("broadsheet::reader", "Note on the page"),
          "E"},
    Entry{ReaderCommand::HighlightMenu,
          QT_TRANSLATE_NOOP("broadsheet::reader", "Menu of the highlight"), "Shift+F10"},
    Entry{ReaderCommand::RemoveHighlight,
          QT_TRANSLATE_NOOP("broadsheet::reader", "Remove highlight"), "Del"},
    Entry{ReaderCommand::NextHighlight, QT_TRANSLATE_NOOP("broadsheet::reader", "Next highlight"),
          "."},
    Entry{ReaderCommand::PreviousHighlight,
          QT_TRANSLATE_NOOP("broadsheet::reader", "Previous highlight"), ","},
    Entry{ReaderCommand::NextLink, QT_TRANSLATE_NOOP("broadsheet::reader", "Next link"), "]"},
    Entry{ReaderCommand::PreviousLink, QT_TRANSLATE_NOOP("broadsheet::reader", "Previous link"),
          "["},
    Entry{ReaderCommand::FollowLink, QT_TRANSLATE_NOOP("broadsheet::reader", "Follow the link"),
          "Return; Enter"},
    Entry{ReaderCommand::ScrollDown, QT_TRANSLATE_NOOP("broadsheet::reader", "Scroll down"),
          "Down; J"},
    Entry{ReaderCommand::ScrollUp, QT_TRANSLATE_NOOP("broadsheet::reader", "Scroll up"), "Up; K"},
    Entry{ReaderCommand::ViewDown, QT_TRANSLATE_NOOP("broadsheet::reader", "Scroll by a screen"),
          "Space; PgDown"},
    Entry{ReaderCommand::ViewUp, QT_TRANSLATE_NOOP("broadsheet::reader", "Scroll back by a screen"),
          "Shift+Space; PgUp"},
    Entry{ReaderCommand::NextPage, QT_TRANSLATE_NOOP("broadsheet::reader", "Next page"),
          "Right; Ctrl+PgDown"},
    Entry{ReaderCommand::PreviousPage, QT_TRANSLATE_NOOP("broadsheet::reader", "Previous page"),
          "Left; Ctrl+PgUp"},
    Entry{ReaderCommand::FirstPage, QT_TRANSLATE_NOOP("broadsheet::reader", "First page"),
          "Home; Ctrl+Home"},
    Entry{ReaderCommand::LastPage, QT_TRANSLATE_NOOP("broadsheet::reader", "Last page"),
          "End; Ctrl+End"},
    Entry{ReaderCommand::WordForward, QT_TRANSLATE_NOOP("broadsheet::reader", "Select a word more"),
          "Shift+Right"},
    Entry{ReaderCommand::WordBack, QT_TRANSLATE_NOOP("broadsheet::reader", "Select a word less"),
          "Shift+Left"},
    Entry{ReaderCommand::LineDown, QT_TRANSLATE_NOOP("broadsheet::reader", "Select a line more"),
          "Shift+Down"},
    Entry{ReaderCommand::LineUp, QT_TRANSLATE_NOOP("broadsheet::reader", "Select a line less"),
          "Shift+Up"},
};

constexpr auto keysProperty = "keys";

QList<QKeySequence> keysOf(const QAction &action)
{
    return QKeySequence::listFromString(action.property(keysProperty).toString(),
                                        QKeySequence::PortableText);
}

} // namespace

QList<ReaderKey> readerKeys()
{
    QList<ReaderKey> keys;
    for (const Entry &entry : entries)
        keys.append({.text = ReaderTr::tr(entry.text),
                     .keys = QKeySequence::listFromString(QString::fromLatin1(entry.keys),
                                                          QKeySequence::PortableText)});
    return keys;
}

ReaderActions::ReaderActions(QObject *parent) : QObject(parent)
{
    for (const Entry &entry : entries) {
        auto *action = new QAction(ReaderTr::tr(entry.text), this);
        action->setProperty(keysProperty, QString::fromLatin1(entry.keys));
        action->setCheckable(entry.isCheckable);
        const QString key = keysOf(*action).constFirst().toString(QKeySequence::NativeText);
        const QString what = ReaderTr::tr("%1 (%2)", "what a button does, its key");
        const QString tip = what.arg(action->text(), key);
        action->setToolTip(literalToolTip(tip));
        m_actions.insert(entry.command, action);
    }
}

QAction *ReaderActions::operator[](ReaderCommand command) const
{
    return m_actions.value(command);
}

QAction *ReaderActions::forKey(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const QKeySequence pressed(QKeyCombination(modifiers, Qt::Key(event.key())));
    // On some keyboards "+" or "/" needs Shift.
    const QKeySequence plain(QKeyCombination(modifiers & ~Qt::ShiftModifier, Qt::Key(event.key())));
    const bool isSign = !event.text().isEmpty() && event.text().front().isPrint() &&
                        !event.text().front().isLetter() && event.key() != Qt::Key_Space;
    for (QAction *action : m_actions) {
        const QList<QKeySequence> keys = keysOf(*action);
        if (keys.contains(pressed) || (isSign && keys.contains(plain)))
            return action;
    }
    return nullptr;
}

void ReaderActions::showIcons(const QPalette &palette)
{
    for (const Entry &entry : entries)
        if (!entry.icon.isEmpty())
            m_actions.value(entry.command)->setIcon(symbolicIcon(entry.icon, palette));
}

} // namespace broadsheet
