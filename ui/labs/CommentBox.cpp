#include "labs/CommentBox.h"

#include "controls/PlainLabel.h"
#include "text/FaintPalette.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int lines = 3; // of text in sight

} // namespace

CommentBox::CommentBox(QWidget *parent)
    : QWidget(parent), m_edit(new QPlainTextEdit), m_state(new PlainLabel(QString())),
      m_share(new QPushButton(tr("Share comment"))), m_remove(new QPushButton(tr("Take back")))
{
    m_edit->setTabChangesFocus(true);
    m_edit->setFixedHeight(m_edit->fontMetrics().lineSpacing() * lines + 12);
    m_edit->installEventFilter(this);
    m_state->setPalette(faintPalette(palette()));
    m_state->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addWidget(m_state, 1);
    row->addWidget(m_remove);
    row->addWidget(m_share);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    layout->addLayout(row);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &CommentBox::showState);
    connect(m_share, &QPushButton::clicked, this, &CommentBox::share);
    connect(m_remove, &QPushButton::clicked, this, [this] { Q_EMIT written(QString()); });
}

void CommentBox::setSpace(const QString &title, const QString &others)
{
    m_others = others;
    m_edit->setAccessibleName(tr("Your comment for %1").arg(title));
    m_edit->setPlaceholderText(tr("Your comment for %1…").arg(title));
    m_share->setAccessibleDescription(tr("%1 will see it.").arg(others));
    showState();
}

void CommentBox::setComment(const QString &paper, const QString &shared, const QString &state)
{
    const bool isDraft = paper == m_paper && text() != m_shared;
    const bool isAnswer = paper == m_paper && text() == shared;
    if (!m_paper.isEmpty() && paper != m_paper) {
        if (text() == m_shared)
            m_drafts.remove(m_paper);
        else
            m_drafts.insert(m_paper, text());
    }
    m_shared = shared.trimmed();
    m_since = state;
    if (const QString before = std::exchange(m_paper, paper); before != paper)
        m_edit->setPlainText(m_drafts.value(paper, m_shared));
    else if (!isDraft && !isAnswer)
        m_edit->setPlainText(m_shared);
    showState();
}

QString CommentBox::text() const
{
    return m_edit->toPlainText().trimmed();
}

void CommentBox::share()
{
    if (text() != m_shared)
        Q_EMIT written(text());
}

void CommentBox::showState()
{
    const bool isDraft = text() != m_shared;
    m_share->setEnabled(isDraft && !text().isEmpty());
    m_remove->setVisible(!m_shared.isEmpty());
    m_state->setText(isDraft               ? tr("Not shared yet. %1 will see it.").arg(m_others)
                     : !m_shared.isEmpty() ? m_since
                                           : QString());
}

// Ctrl+Enter and Esc reach the comment before the shortcuts of the window.
bool CommentBox::eventFilter(QObject *watched, QEvent *event)
{
    const bool isKey =
        event->type() == QEvent::ShortcutOverride || event->type() == QEvent::KeyPress;
    if (!isKey)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isEnter = (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) &&
                         key->modifiers().testFlag(Qt::ControlModifier);
    if (!isEnter && key->key() != Qt::Key_Escape)
        return QWidget::eventFilter(watched, event);
    event->accept();
    if (event->type() == QEvent::KeyPress) {
        if (isEnter)
            share();
        Q_EMIT left();
    }
    return true;
}

} // namespace broadsheet
