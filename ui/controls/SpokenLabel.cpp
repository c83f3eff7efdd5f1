#include "controls/SpokenLabel.h"

#include <QAccessible>
#include <QAccessibleWidget>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

class SpokenText final : public QAccessibleWidget
{
public:
    explicit SpokenText(SpokenLabel *label)
        : QAccessibleWidget(label, QAccessible::Notification), m_label(label)
    {}

    [[nodiscard]] QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && m_label->accessibleName().isEmpty()
                   ? m_label->text()
                   : QAccessibleWidget::text(kind);
    }

private:
    SpokenLabel *m_label;
};

QAccessibleInterface *makeSpokenText(const QString &className, QObject *object)
{
    return className == QLatin1StringView(SpokenLabel::staticMetaObject.className())
               ? new SpokenText(static_cast<SpokenLabel *>(object))
               : nullptr;
}

} // namespace

SpokenLabel::SpokenLabel(QWidget *parent) : PlainLabel(parent)
{
    QAccessible::installFactory(&makeSpokenText); // it is kept once, however often it is installed
}

// AT-SPI has no event for an alert in Qt 6. A notification that comes to be shown is one.
void SpokenLabel::speak()
{
    if (!QAccessible::isActive())
        return;
    for (const QAccessible::Event what : {QAccessible::NameChanged, QAccessible::ObjectShow}) {
        QAccessibleEvent event(this, what);
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace broadsheet
