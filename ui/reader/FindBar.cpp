#include "reader/FindBar.h"

#include "base/Limits.h"
#include "controls/SpokenLabel.h"
#include "reader/ReaderActions.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QToolButton>

using namespace std::chrono_literals;

namespace broadsheet {

namespace {

constexpr auto typingPause = 200ms;

} // namespace

FindBar::FindBar(const ReaderActions &actions, QWidget *parent)
    : QWidget(parent), m_field(new QLineEdit(this)), m_count(new SpokenLabel(this))
{
    m_field->setPlaceholderText(tr("Search in the paper"));
    m_field->setAccessibleName(tr("Search in the paper"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(maxSearchLength);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 4, 8, 4);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_count);
    for (const ReaderCommand command : {ReaderCommand::PreviousHit, ReaderCommand::NextHit}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(actions[command]);
        button->setAutoRaise(true);
        layout->addWidget(button);
    }
    m_typing.setSingleShot(true);
    m_typing.setInterval(typingPause);
    connect(&m_typing, &QTimer::timeout, this, [this] { Q_EMIT textChanged(m_field->text()); });
    connect(m_field, &QLineEdit::textChanged, &m_typing, qOverload<>(&QTimer::start));
    setFocusProxy(m_field);
    hide();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void FindBar::find(const QString &text)
{
    show();
    m_field->setText(text);
    m_typing.stop();
    Q_EMIT textChanged(text);
}

void FindBar::showCount(int place, int count, bool isOver, bool isCut)
{
    const QLocale locale;
    const QString all = locale.toString(count) + (isCut ? QStringLiteral("+") : QString());
    QString text;
    if (count > 0)
        text = tr("%1 of %2").arg(locale.toString(place), all);
    else if (!m_field->text().isEmpty())
        text = isOver ? tr("Nothing found") : tr("Searching…");
    if (text == m_count->text())
        return;
    m_count->setText(text);
    if (isOver)
        m_count->speak();
}

void FindBar::leave()
{
    hide();
    m_field->clear();
    m_typing.stop();
    Q_EMIT textChanged({});
    Q_EMIT left();
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        leave();
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT stepped(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else
        QWidget::keyPressEvent(event);
}

} // namespace broadsheet
