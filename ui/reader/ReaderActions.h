// Everything the user can do with the pages, as actions with keys. The keys hold only while the
// reader has the focus, where they go before those of the window, so they are not shortcuts of Qt:
// ReaderView asks here. GUI thread only.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QMap>
#include <QObject>

class QKeyEvent;

namespace broadsheet {

enum class ReaderCommand {
    Leave,
    Back, // to where a link was followed
    Browser,
    Outline,
    Highlights,
    GoToPage,
    Find,
    NextHit,
    PreviousHit,
    Larger,
    Smaller,
    FitWidth,
    FitPage,
    Pairs,
    Dark,
    Copy,
    SelectPage,
    Highlight,
    HighlightNote,
    HighlightMenu,
    RemoveHighlight,
    NextHighlight,
    PreviousHighlight,
    NextLink,
    PreviousLink,
    FollowLink,
    ScrollDown,
    ScrollUp,
    ViewDown,
    ViewUp,
    NextPage,
    PreviousPage,
    FirstPage,
    LastPage,
    WordForward,
    WordBack,
    LineDown,
    LineUp,
};

// What a key does while a paper is open, for a list of all keys.
struct ReaderKey
{
    QString text;
    QList<QKeySequence> keys;
};
[[nodiscard]] QList<ReaderKey> readerKeys();

class ReaderActions final : public QObject
{
    Q_OBJECT

public:
    explicit ReaderActions(QObject *parent);

    [[nodiscard]] QAction *operator[](ReaderCommand command) const;
    [[nodiscard]] QAction *forKey(const QKeyEvent &event) const; // null: none
    void showIcons(const QPalette &palette);

private:
    QMap<ReaderCommand, QAction *> m_actions;
};

} // namespace broadsheet
