// What could stand where the reader types, as a short list over the window under the field. It
// never takes the focus: the field moves through it and chooses.
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

    // Nothing is chosen, unless what was chosen before is still there. The last row is `help`,
    // unless that is empty.
    void offer(const QList<Completion> &completions, const QString &help);
    void placeUnder(const QWidget &field);
    void step(int rows); // past either end: nothing is chosen again

    [[nodiscard]] std::optional<Completion> chosen() const;
    [[nodiscard]] std::optional<Completion> first() const;
    [[nodiscard]] bool isHelpChosen() const;

Q_SIGNALS:
    void clickedAt(int row); // it is chosen now

private:
    void tellReaders(int row);
    [[nodiscard]] int neededWidth() const;

    QList<Completion> m_completions;
    QStandardItemModel *m_rows;
};

} // namespace broadsheet
