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

#define BROADSHEET_READER_TEXT(text) QT_TRANSLATE_NOOP("broadsheet::reader", text)

constexpr std::array entries{
    Entry{ReaderCommand::Leave, BROADSHEET_READER_TEXT("Back to the list"), "Esc; P",
          QLatin1StringView("previous")},
    Entry{ReaderCommand::Back, BROADSHEET_READER_TEXT("Back to where you were"),
          "Alt+Left; Backspace; Back"},
    Entry{ReaderCommand::Browser, BROADSHEET_READER_TEXT("Open in the browser"), "Shift+P",
          QLatin1StringView("open-external")},
    Entry{ReaderCommand::Outline, BROADSHEET_READER_TEXT("Outline"), "F9",
          QLatin1StringView("outline"), true},
    Entry{ReaderCommand::Highlights, BROADSHEET_READER_TEXT("Highlights"), "Shift+F9",
          QLatin1StringView("bookmark"), true},
    Entry{ReaderCommand::GoToPage, BROADSHEET_READER_TEXT("Go to page"), "Ctrl+G"},
    Entry{ReaderCommand::Find, BROADSHEET_READER_TEXT("Search in the paper"), "Ctrl+F; /",
          QLatin1StringView("search")},
    Entry{ReaderCommand::NextHit, BROADSHEET_READER_TEXT("Next match"), "F3; N",
          QLatin1StringView("down")},
    Entry{ReaderCommand::PreviousHit, BROADSHEET_READER_TEXT("Previous match"), "Shift+F3; Shift+N",
          QLatin1StringView("up")},
    Entry{ReaderCommand::Larger, BROADSHEET_READER_TEXT("Larger"),
          "Ctrl++; Ctrl+=; +; =", QLatin1StringView("larger")},
    Entry{ReaderCommand::Smaller, BROADSHEET_READER_TEXT("Smaller"), "Ctrl+-; -",
          QLatin1StringView("smaller")},
    Entry{ReaderCommand::FitWidth, BROADSHEET_READER_TEXT("Fit the width"), "Ctrl+0; 0",
          QLatin1StringView("fit-width"), true},
    Entry{ReaderCommand::FitPage, BROADSHEET_READER_TEXT("Fit the page"), "Ctrl+9; 9",
          QLatin1StringView("fit-page"), true},
    Entry{ReaderCommand::Pairs, BROADSHEET_READER_TEXT("Two pages"), "Ctrl+2; 2",
          QLatin1StringView("two-pages"), true},
    Entry{ReaderCommand::Dark, BROADSHEET_READER_TEXT("Dark pages"), "I", QLatin1StringView("dark"),
          true},
    Entry{ReaderCommand::Copy, BROADSHEET_READER_TEXT("Copy"), "Ctrl+C; Ctrl+Ins"},
    Entry{ReaderCommand::SelectPage, BROADSHEET_READER_TEXT("Select the page"), "Ctrl+A"},
    Entry{ReaderCommand::Highlight, BROADSHEET_READER_TEXT("Highlight, or the next colour"), "H"},
    Entry{ReaderCommand::HighlightNote, BROADSHEET_READER_TEXT("Note on the page"), "E"},
    Entry{ReaderCommand::HighlightMenu, BROADSHEET_READER_TEXT("Menu of the highlight"),
          "Shift+F10"},
    Entry{ReaderCommand::RemoveHighlight, BROADSHEET_READER_TEXT("Remove highlight"), "Del"},
    Entry{ReaderCommand::NextHighlight, BROADSHEET_READER_TEXT("Next highlight"), "."},
    Entry{ReaderCommand::PreviousHighlight, BROADSHEET_READER_TEXT("Previous highlight"), ","},
    Entry{ReaderCommand::NextLink, BROADSHEET_READER_TEXT("Next link"), "]"},
    Entry{ReaderCommand::PreviousLink, BROADSHEET_READER_TEXT("Previous link"), "["},
    Entry{ReaderCommand::FollowLink, BROADSHEET_READER_TEXT("Follow the link"), "Return; Enter"},
    Entry{ReaderCommand::ScrollDown, BROADSHEET_READER_TEXT("Scroll down"), "Down; J"},
    Entry{ReaderCommand::ScrollUp, BROADSHEET_READER_TEXT("Scroll up"), "Up; K"},
    Entry{ReaderCommand::ViewDown, BROADSHEET_READER_TEXT("Scroll by a screen"), "Space; PgDown"},
    Entry{ReaderCommand::ViewUp, BROADSHEET_READER_TEXT("Scroll back by a screen"),
          "Shift+Space; PgUp"},
    Entry{ReaderCommand::NextPage, BROADSHEET_READER_TEXT("Next page"), "Right; Ctrl+PgDown"},
    Entry{ReaderCommand::PreviousPage, BROADSHEET_READER_TEXT("Previous page"), "Left; Ctrl+PgUp"},
    Entry{ReaderCommand::FirstPage, BROADSHEET_READER_TEXT("First page"), "Home; Ctrl+Home"},
    Entry{ReaderCommand::LastPage, BROADSHEET_READER_TEXT("Last page"), "End; Ctrl+End"},
    Entry{ReaderCommand::WordForward, BROADSHEET_READER_TEXT("Select a word more"), "Shift+Right"},
    Entry{ReaderCommand::WordBack, BROADSHEET_READER_TEXT("Select a word less"), "Shift+Left"},
    Entry{ReaderCommand::LineDown, BROADSHEET_READER_TEXT("Select a line more"), "Shift+Down"},
    Entry{ReaderCommand::LineUp, BROADSHEET_READER_TEXT("Select a line less"), "Shift+Up"},
};

#undef BROADSHEET_READER_TEXT

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
