#include "labs/CommentBox.h"

#include "controls/PlainLabel.h"
#include "delegates/Colours.h"
#include "text/FaintPalette.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr int lines = 3; // of text in sight
constexpr int inset = 8; // pixels between the box and its text

// Drawn as the field of the reader's note is (detail/NoteEdit.h).
class CommentEdit final : public QPlainTextEdit
{
public:
    CommentEdit()
    {
        setFrameShape(QFrame::NoFrame);
        setTabChangesFocus(true);
        viewport()->setAutoFillBackground(false);
        document()->setDocumentMargin(inset);
        setFixedHeight(fontMetrics().lineSpacing() * lines + 2 * inset);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        {
            QPainter painter(viewport());
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(hasFocus() ? QPen(accent(palette()), 1.5) : QPen(hairline(palette())));
            painter.setBrush(hoveredRow(palette()));
            painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 5, 5);
        }
        QPlainTextEdit::paintEvent(event);
    }

    void wheelEvent(QWheelEvent *event) override
    {
        if (hasFocus())
            QPlainTextEdit::wheelEvent(event);
        else
            event->ignore(); // the column scrolls
    }
};

} // namespace

CommentBox::CommentBox(QWidget *parent)
    : QWidget(parent), m_edit(new CommentEdit), m_state(new PlainLabel(QString())),
      m_share(new QPushButton(tr("Share comment"))), m_remove(new QPushButton(tr("Take back")))
{
    m_edit->installEventFilter(this);
    m_state->setPalette(faintPalette(palette()));
    m_state->setWordWrap(true);
    auto *row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_remove);
    row->addWidget(m_share);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_edit);
    layout->addWidget(m_state);
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
    m_state->setHidden(m_state->text().isEmpty());
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
