// One line of text. The end of a text that is too long is left out.
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
