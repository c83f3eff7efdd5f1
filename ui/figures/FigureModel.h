// The figures of a paper, with small pictures of those that were painted. GUI thread only.
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QImage>
#include <QSizeF>

namespace broadsheet {

struct FigureItem
{
    QSizeF size; // in any unit: it is shown smaller
    QString caption;
};

class FigureModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // The image of a figure is its DecorationRole, its caption its DisplayRole.
    enum Role { SizeRole = Qt::UserRole };

    explicit FigureModel(QObject *parent) : QAbstractListModel(parent) {}

    void clear();
    void append(const QList<FigureItem> &figures);
    void setImage(int row, const QImage &image);
    [[nodiscard]] bool hasImage(int row) const { return m_images.contains(row); }
    [[nodiscard]] QImage image(int row) const { return m_images.value(row); }
    [[nodiscard]] QSizeF size(int row) const { return m_figures.at(row).size; }
    [[nodiscard]] QStringList captions() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<FigureItem> m_figures;
    QHash<int, QImage> m_images;
};

} // namespace broadsheet
