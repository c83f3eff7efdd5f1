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
    void setHints(const QString &star, const QString &unstar); // what a press asks for, and its key

    [[nodiscard]] QSize sizeHint() const override;

Q_SIGNALS:
    void starRequested(bool on);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_starHint;
    QString m_unstarHint;
};

} // namespace broadsheet
