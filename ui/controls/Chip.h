// A small button with rounded ends: a keyword or a tag.
#pragma once

#include <QAbstractButton>

namespace broadsheet {

class Chip final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit Chip(const QString &text);

    void setTerms(const QStringList &terms); // their matches are tinted
    void setRemovable(bool removable);       // shows ×: a click removes it
    void setHue(const QColor &hue);          // see TagHues.h; invalid: none

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString shown() const;

    QStringList m_terms;
    QColor m_hue;
    bool m_isRemovable = false;
};

} // namespace broadsheet
