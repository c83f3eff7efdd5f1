// The figures of a paper, with small pictures of those that were painted. GUI thread only.
#pragma once

#include "pages/PageTypes.h"

#include <QAbstractListModel>
#include <QHash>

namespace broadsheet {

struct PaperFigure
{
    int page = 0;
    PageFigure figure = {};
};

class FigureModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    // The image of a figure is its DecorationRole, its caption its DisplayRole.
    enum Role { SizeRole = Qt::UserRole }; // of its box on the page, in points

    explicit FigureModel(QObject *parent) : QAbstractListModel(parent) {}

    void clear();
    void append(const QList<PaperFigure> &figures);
    void setImage(int row, const QImage &image);
    [[nodiscard]] bool hasImage(int row) const { return m_images.contains(row); }
    [[nodiscard]] QImage image(int row) const { return m_images.value(row); }
    [[nodiscard]] const QList<PaperFigure> &figures() const { return m_figures; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    QList<PaperFigure> m_figures;
    QHash<int, QImage> m_images;
};

} // namespace broadsheet
