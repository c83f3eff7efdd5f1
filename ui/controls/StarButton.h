// The star of the paper in the detail pane. Drawn like the star in the list.
#pragma once

#include <QAbstractButton>

namespace broadsheet {

class StarButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit StarButton(QWidget *parent = nullptr);

    void setStarred(bool on); // as the library has it; a press changes nothing here

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void starRequested(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace broadsheet
