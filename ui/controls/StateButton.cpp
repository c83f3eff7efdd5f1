#include "controls/StateButton.h"

#include <QAbstractButton>

namespace broadsheet {

void askWhenPressed(QAbstractButton &button, const std::function<void(bool on)> &ask)
{
    button.setCheckable(true);
    // `toggled` rather than `clicked`: assistive tools toggle without a click.
    QObject::connect(&button, &QAbstractButton::toggled, &button, [&button, ask](bool on) {
        showState(button, !on);
        ask(on);
    });
}

void showState(QAbstractButton &button, bool on)
{
    const QSignalBlocker quiet(button);
    button.setChecked(on);
}

} // namespace broadsheet
