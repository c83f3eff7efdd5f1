// The field for searching: offers what could stand at the cursor, underlines what makes no sense,
// and holds the button that keeps a search. Typing always comes first: what is offered never takes
// the focus, and without a choice Enter, Esc and Tab mean what they do elsewhere.
#pragma once

#include "search/Complete.h"
#include "search/Highlight.h"

#include <QLineEdit>

namespace broadsheet {

class CompletionList;
class FieldNote;

class SearchEdit final : public QLineEdit
{
    Q_OBJECT

public:
    explicit SearchEdit(QWidget *parent = nullptr);

    void setIcons(const QIcon &search, const QIcon &unsaved, const QIcon &saved);
    void setSaved(bool saved); // what is typed is among the saved searches

    // What stands at `place.at` may become one of these; none: nothing is offered. While `more`
    // are looked for, what was offered before stays in sight, so that the list does not flicker,
    // but cannot be chosen.
    void offer(const CompletionPlace &place, const QList<Completion> &completions,
               bool more = false);
    void closeOffer();
    [[nodiscard]] bool isOffering() const;

    void underline(const QList<TextRange> &pieces);

    // Says what is wrong, under the field and to those who cannot see it; empty: nothing is.
    void setProblem(const QString &problem);

    // With what an input method is composing: the last syllable of Hangul stays there until the
    // next one is begun, and is searched for all the same.
    [[nodiscard]] QString searchText() const;

Q_SIGNALS:
    void searchChanged(const QString &text);
    void completionsWanted(); // for what is typed now, at the cursor
    void helpRequested();
    void saveRequested(); // or to be forgotten, if it is saved

protected:
    bool event(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] CompletionList &list();
    void placeList();
    bool useChosen();
    bool useFirst();
    void put(const Completion &completion);
    void showSaved();
    [[nodiscard]] int xOf(qsizetype position) const;

    CompletionList *m_list = nullptr; // made over the window when there is something to offer
    FieldNote *m_note = nullptr;      // the same
    CompletionPlace m_place;
    bool m_isStale = false; // what is offered was for other words
    QString m_composing;
    QList<TextRange> m_underlined;
    QAction *m_searchAction;
    QAction *m_saveAction;
    QIcon m_unsavedIcon;
    QIcon m_savedIcon;
    bool m_isSaved = false;
};

} // namespace broadsheet
