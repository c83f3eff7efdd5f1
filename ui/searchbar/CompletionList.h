// Suggestions for what the user is typing: a short list over the window, below the search field. It
// never takes the focus; the field controls it.
#pragma once

#include "search/Complete.h"

#include <QListView>

#include <optional>

class QStandardItemModel;

namespace broadsheet {

class CompletionList final : public QListView
{
    Q_OBJECT

public:
    explicit CompletionList(QWidget *window);

    // Keeps the choice if it is still in the list. `help`: text of a last row; empty: none.
    void offer(const QList<Completion> &completions, const QString &help);
    void placeUnder(const QWidget &field);
    void step(int rows); // moves the choice; past either end nothing is chosen

    [[nodiscard]] std::optional<Completion> chosen() const;
    [[nodiscard]] std::optional<Completion> first() const;
    [[nodiscard]] bool isHelpChosen() const;

Q_SIGNALS:
    void clickedAt(int row); // the row is chosen already

private:
    void announce(int row);
    [[nodiscard]] int neededWidth() const;

    QList<Completion> m_completions;
    QStandardItemModel *m_rows;
};

} // namespace broadsheet
