#include "figures/FigureStrip.h"

#include "controls/PlainLabel.h"
#include "figures/FigureList.h"
#include "figures/FigureModel.h"
#include "text/FaintPalette.h"

#include <QEvent>
#include <QVBoxLayout>

namespace broadsheet {

FigureStrip::FigureStrip(FigureModel &model, QWidget *parent)
    : QWidget(parent), m_heading(new PlainLabel(tr("Figures"))), m_list(new FigureList(model))
{
    m_list->setAccessibleName(tr("Figures"));
    m_heading->setContentsMargins(padding, 0, padding, 0);
    m_heading->setWordWrap(true); // of a remark in a narrow pane
    QFont font = m_heading->font();
    font.setWeight(QFont::DemiBold);
    m_heading->setFont(font);
    m_heading->setPalette(faintPalette(palette()));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(2);
    layout->addWidget(m_heading);
    layout->addWidget(m_list);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    connect(m_list, &FigureList::missing, this, &FigureStrip::missing);
    const auto choose = [this](const QModelIndex &index) { Q_EMIT chosen(index.row()); };
    connect(m_list, &QAbstractItemView::clicked, this, choose);
    connect(m_list, &QAbstractItemView::activated, this, choose);
    hide();
}

void FigureStrip::setRemark(const QString &remark)
{
    m_heading->setText(remark.isEmpty() ? tr("Figures") : tr("Figures – %1").arg(remark));
    m_list->setAccessibleDescription(remark);
}

void FigureStrip::focusFigures()
{
    m_list->setCurrentIndex(m_list->model()->index(0, 0));
    m_list->setFocus(Qt::OtherFocusReason);
}

void FigureStrip::paintEvent(QPaintEvent *event)
{
    QWidget::paintEvent(event);
    Q_EMIT seen();
}

void FigureStrip::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        m_heading->setPalette(faintPalette(palette()));
}

} // namespace broadsheet
