// The search field. Offers suggestions at the cursor, underlines invalid conditions, and has a
// button that saves the search. Suggestions never get in the way of typing: they do not take the
// focus, and unless one is chosen, Enter, Esc and Tab work as elsewhere.
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
    void setSaved(bool saved); // whether the current text is a saved search

    // Suggestions for the text at `place`; none: closes the list. If `completions` is empty and
    // `more` are on their way, the list stays visible, so that it does not flicker, but cannot be
    // used.
    void offer(const CompletionPlace &place, const QList<Completion> &completions,
               bool more = false);
    void closeOffer();
    [[nodiscard]] bool isOffering() const;

    void underline(const QList<TextRange> &pieces);

    // Shows a problem below the field and tells screen readers; empty: no problem.
    void setProblem(const QString &problem);

    // Includes the text that an input method is composing: the last Hangul syllable stays there
    // until the next one begins, but must be searched for.
    [[nodiscard]] QString searchText() const;

Q_SIGNALS:
    void searchChanged(const QString &text);
    void completionsWanted(); // for the text at the cursor
    void helpRequested();
    void saveRequested(); // or removed, if the search is saved

protected:
    bool event(QEvent *event) override;
    void inputMethodEvent(QInputMethodEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] CompletionList &list();
    void placeList();
    void tellSearch();
    bool useChosen();
    bool useFirst();
    void put(const Completion &completion);
    void showSaved();
    void nameButtons();
    [[nodiscard]] int xOf(qsizetype position) const;

    CompletionList *m_list = nullptr; // created on first use, as a child of the window
    FieldNote *m_note = nullptr;      // likewise
    CompletionPlace m_place;
    bool m_isStale = false; // the suggestions are for an earlier text
    QString m_composing;
    QList<TextRange> m_underlined;
    QAction *m_searchAction;
    QAction *m_saveAction;
    QIcon m_unsavedIcon;
    QIcon m_savedIcon;
    bool m_isSaved = false;
};

} // namespace broadsheet
