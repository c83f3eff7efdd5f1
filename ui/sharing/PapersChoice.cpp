#include "sharing/PapersChoice.h"

#include <QRadioButton>
#include <QVBoxLayout>

namespace broadsheet {

PapersChoice::PapersChoice(int selected, int all, QWidget *parent)
    : QWidget(parent), m_selectedCount(selected), m_allCount(all),
      m_selected(new QRadioButton(tr("Se&lected: %Ln paper(s)", nullptr, selected))),
      m_all(new QRadioButton(tr("&Whole list: %Ln paper(s)", nullptr, all)))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_selected);
    layout->addWidget(m_all);
    m_selected->setEnabled(selected > 0);
    (selected > 1 || all == 0 ? m_selected : m_all)->setChecked(true);
    connect(m_all, &QRadioButton::toggled, this, &PapersChoice::changed);
}

bool PapersChoice::isWholeList() const
{
    return m_all->isChecked();
}

int PapersChoice::count() const
{
    return isWholeList() ? m_allCount : m_selectedCount;
}

} // namespace broadsheet
