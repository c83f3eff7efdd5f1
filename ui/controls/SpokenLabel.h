// A label that assistive tools read out when it has something new to say: for them it is a
// notification, which a screen reader presents without the focus being there.
#pragma once

#include "controls/PlainLabel.h"

namespace broadsheet {

class SpokenLabel final : public PlainLabel
{
    Q_OBJECT

public:
    explicit SpokenLabel(QWidget *parent = nullptr);

    void speak(); // its accessible name, or without one what it shows now
};

} // namespace broadsheet
