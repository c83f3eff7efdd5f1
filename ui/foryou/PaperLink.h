// A button that is the title of a paper, with a faint line below it.
#pragma once

#include "papers/Paper.h"

#include <QAbstractButton>

namespace broadsheet {

class PaperLink final : public QAbstractButton
{
    Q_OBJECT

public:
    PaperLink(const PaperRow &paper, const QString &below);

    static constexpr int padding = 6; // pixels, left and right of the text

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QFont titleFont() const;

    QString m_below;
    bool m_isUnread;
};

} // namespace broadsheet
