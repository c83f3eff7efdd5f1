// The figures of a paper in its pane: a heading and a row of them, as high before they are there as
// with them.
#pragma once

#include <QWidget>

namespace broadsheet {

class FigureList;
class FigureModel;
class PlainLabel;

class FigureStrip final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int padding = 4; // left and right of what it shows

    explicit FigureStrip(FigureModel &model, QWidget *parent = nullptr);

    void setRemark(const QString &remark); // beside the heading; empty: none
    void focusFigures();

Q_SIGNALS:
    void seen(); // a part of it is in sight; often
    void missing(const QList<int> &rows);
    void chosen(int row); // by a click or a key

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    PlainLabel *m_heading;
    FigureList *m_list;
};

} // namespace broadsheet
