#include "figures/FigureModel.h"

#include "papers/SafeText.h"

namespace broadsheet {

void FigureModel::clear()
{
    beginResetModel();
    m_figures.clear();
    m_images.clear();
    endResetModel();
}

void FigureModel::append(const QList<FigureItem> &figures)
{
    if (figures.isEmpty())
        return;
    const auto first = int(m_figures.size());
    beginInsertRows({}, first, first + int(figures.size()) - 1);
    m_figures += figures;
    endInsertRows();
}

void FigureModel::setImage(int row, const QImage &image)
{
    m_images.insert(row, image);
    Q_EMIT dataChanged(index(row), index(row), {Qt::DecorationRole});
}

QStringList FigureModel::captions() const
{
    QStringList captions;
    for (const FigureItem &figure : m_figures)
        captions.append(figure.caption);
    return captions;
}

int FigureModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_figures.size());
}

QVariant FigureModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const FigureItem &figure = m_figures.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shownLine(figure.caption);
    case Qt::ToolTipRole:
        return literalToolTip(figure.caption);
    case Qt::DecorationRole:
        return m_images.value(index.row());
    case SizeRole:
        return figure.size;
    default:
        return {};
    }
}

} // namespace broadsheet
