// The tabs above a paper's texts: plain words, the current one underlined.
#pragma once

#include <QTabBar>

namespace broadsheet {

class TextTabBar final : public QTabBar
{
    Q_OBJECT

public:
    explicit TextTabBar(QWidget *parent = nullptr);

protected:
    QSize tabSizeHint(int index) const override;
    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;
};

} // namespace broadsheet
