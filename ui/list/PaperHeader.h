// The list's header, as calm as the rows under it: names in muted text, the sorted one marked.
#pragma once

#include <QHeaderView>

namespace broadsheet {

class PaperHeader final : public QHeaderView
{
    Q_OBJECT

public:
    explicit PaperHeader(QWidget *parent);

protected:
    void paintSection(QPainter *painter, const QRect &rect, int section) const override;
    void paintEvent(QPaintEvent *event) override;
    QSize sectionSizeFromContents(int section) const override;
};

} // namespace broadsheet
