// The star of the paper shown: the same mark as in the list, as a button.
#pragma once

#include <QAbstractButton>

namespace broadsheet {

class StarButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StarButton(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override { return {28, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace broadsheet
