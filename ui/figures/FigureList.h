// Figures beside each other. Says which ones are in sight and have no picture yet.
#pragma once

#include <QListView>
#include <QPointer>

namespace broadsheet {

class FigureModel;

class FigureList final : public QListView
{
    Q_OBJECT

public:
    explicit FigureList(FigureModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

Q_SIGNALS:
    void missing(const QList<int> &rows); // in sight

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void wheelEvent(QWheelEvent *event) override; // up and down is the column's

private:
    QPointer<FigureModel> m_model;
};

} // namespace broadsheet
