// One line of text; too long a text has … in the middle.
#pragma once

#include "controls/PlainLabel.h"

namespace broadsheet {

class ElidedLabel final : public PlainLabel
{
    Q_OBJECT

public:
    using PlainLabel::PlainLabel;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace broadsheet
