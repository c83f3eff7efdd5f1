#include "reader/SidePanels.h"

#include <QAction>

#include <algorithm>

namespace broadsheet {

void SidePanels::setPages(QWidget *pages)
{
    m_pages = pages;
    addWidget(pages);
    setStretchFactor(indexOf(pages), 1);
    setChildrenCollapsible(false);
}

void SidePanels::add(QWidget *panel, QAction *toggle)
{
    panel->hide();
    insertWidget(0, panel);
    m_panels.insert(panel, toggle);
    connect(toggle, &QAction::triggered, panel, [this, panel](bool shown) {
        show(shown ? panel : nullptr);
        (shown ? panel : m_pages)->setFocus();
    });
}

void SidePanels::show(QWidget *panel)
{
    for (auto it = m_panels.cbegin(); it != m_panels.cend(); ++it) {
        it.key()->setVisible(it.key() == panel);
        it.value()->setChecked(it.key() == panel);
    }
    const int wide = std::min(width() / 3, 16 * fontMetrics().height());
    QList<int> sizes(count(), wide);
    sizes[indexOf(m_pages)] = width() - wide;
    if (panel)
        setSizes(sizes);
}

} // namespace broadsheet
