#include "reader/ReaderBar.h"

#include "controls/ElidedLabel.h"
#include "controls/Icons.h"
#include "papers/SafeText.h"
#include "reader/ReaderActions.h"

#include <QEvent>
#include <QLocale>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QToolButton>

namespace broadsheet {

namespace {

// Pixels. The title is no label of the button before it, and ends before the field of the page.
constexpr int besideTitle = 10;
constexpr int beforePages = 4;

} // namespace

ReaderBar::ReaderBar(ReaderActions &actions, QWidget *parent)
    : QToolBar(parent), m_actions(actions), m_title(new ElidedLabel(this)),
      m_page(new QSpinBox(this)), m_pages(new PlainLabel(this)), m_percent(new PlainLabel(this))
{
    setWindowTitle(tr("Paper"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    setIconSize({18, 18});
    m_page->setAccessibleName(tr("Page"));
    m_page->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_page->setAlignment(Qt::AlignRight);
    m_page->setKeyboardTracking(false);
    m_title->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_title->setContentsMargins(besideTitle, 0, besideTitle, 0);
    m_pages->setContentsMargins(beforePages, 0, 0, 0);
    m_percent->setAlignment(Qt::AlignCenter);
    addAction(actions[ReaderCommand::Leave]);
    addAction(actions[ReaderCommand::Outline]);
    addAction(actions[ReaderCommand::Highlights]);
    addWidget(m_title);
    addWidget(m_page);
    addWidget(m_pages);
    addSeparator();
    addAction(actions[ReaderCommand::Smaller]);
    addWidget(m_percent);
    for (const ReaderCommand command :
         {ReaderCommand::Larger, ReaderCommand::FitWidth, ReaderCommand::FitPage,
          ReaderCommand::Pairs, ReaderCommand::Dark})
        addAction(actions[command]);
    addSeparator();
    addAction(actions[ReaderCommand::Find]);
    addAction(actions[ReaderCommand::Browser]);
    connect(m_page, &QSpinBox::editingFinished, this, [this] {
        if (m_page->hasFocus()) // Enter; it also ends when the focus goes elsewhere
            Q_EMIT pageChosen(m_page->value() - 1);
    });
    showIcons();
}

void ReaderBar::showIcons()
{
    m_actions.showIcons(palette());
    // The button of the menu at the end, which has a name in Qt only: its own icon is black.
    if (auto *more = findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"))) {
        more->setIcon(symbolicIcon(QLatin1StringView("next"), palette()));
        more->setAccessibleName(tr("More"));
    }
}

void ReaderBar::setTitle(const QString &title)
{
    m_title->setText(shownLine(title));
    m_title->setToolTip(literalToolTip(title));
}

void ReaderBar::setPages(int pages)
{
    const QSignalBlocker blocker(m_page);
    m_page->setRange(1, std::max(1, pages));
    m_page->setEnabled(pages > 0);
    for (const ReaderCommand command :
         {ReaderCommand::Smaller, ReaderCommand::Larger, ReaderCommand::FitWidth,
          ReaderCommand::FitPage, ReaderCommand::Pairs, ReaderCommand::Dark, ReaderCommand::Find})
        m_actions[command]->setEnabled(pages > 0);
    if (pages == 0) {
        m_actions[ReaderCommand::Outline]->setEnabled(false); // until one is read
        m_percent->clear();
    }
    m_page->setFixedWidth(
        m_page->fontMetrics().horizontalAdvance(QLocale().toString(std::max(pages, 100))) + 24);
    m_pages->setText(pages > 0 ? tr("of %1 ", "page … of").arg(QLocale().toString(pages))
                               : QString());
}

void ReaderBar::showPage(int page, int percent)
{
    const QSignalBlocker blocker(m_page);
    if (!m_page->hasFocus())
        m_page->setValue(page + 1);
    m_percent->setText(tr("%1 %").arg(QLocale().toString(percent)));
    m_percent->setMinimumWidth(m_percent->fontMetrics().horizontalAdvance(tr("%1 %").arg(1000)));
}

void ReaderBar::focusPage()
{
    m_page->setFocus(Qt::ShortcutFocusReason);
    m_page->selectAll();
}

void ReaderBar::changeEvent(QEvent *event)
{
    QToolBar::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        showIcons();
}

} // namespace broadsheet
