// One quiet line: how well the paper fits the reader, and the words and authors that say so, as
// small buttons, "Fits you 82 %: + robot  + Sergey Levine  − survey". It is one line high whatever
// there is to say, so the text below it stays in its place when the reasons arrive; the last button
// has those for which there is no room.
#pragma once

#include "fit/Fit.h"

#include <QWidget>

namespace broadsheet {

class Chip;
class ElidedLabel;

class WhyRow final : public QWidget
{
    Q_OBJECT

public:
    explicit WhyRow(QWidget *parent = nullptr);

    // Without a number it is hidden. Forgets the reasons. `isReady`: the numbers order papers
    // better than votes do.
    void setFit(std::optional<int> fit, bool isReady);
    void setReasons(const FitReasons &reasons, bool isReady);

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void lessRequested(const broadsheet::FitReason &reason, bool less);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void clear();
    void addChip(const FitReason &reason);
    void addMore();
    void place();
    void showMenu(const Chip &chip, const QList<FitReason> &reasons);
    [[nodiscard]] QString spoken() const;

    ElidedLabel *m_label;
    Chip *m_more = nullptr; // while there are reasons
    QList<Chip *> m_chips;  // one for each reason
    QList<FitReason> m_reasons;
    qsizetype m_shown = 0; // for so many chips there is room
};

} // namespace broadsheet
