// One line of text; too long a text has … in the middle.
#pragma once

#include <QLabel>

namespace broadsheet {

class ElidedLabel final : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace broadsheet
