// The facts below a paper's title: a line with the star, and a line that is there when there is
// more to say.
#pragma once

#include "detail/ReaderRequest.h"
#include "papers/Paper.h"

#include <QMap>
#include <QObject>
#include <QPalette>

namespace broadsheet {

class ColumnView;
class PlainLabel;
class StarButton;

class FactRow final : public QObject
{
    Q_OBJECT

public:
    // Adds its widgets to `column`, which must outlive this object.
    explicit FactRow(ColumnView &column, QObject *parent = nullptr);

    void setPaper(const Paper &paper);
    void setSourceNames(const QMap<QString, QString> &names);      // by id
    void setStarHints(const QString &star, const QString &unstar); // see StarButton
    void restyle(const QPalette &palette);

Q_SIGNALS:
    void requested(const broadsheet::ReaderRequest &request);

private:
    void show();

    Paper m_paper;
    QMap<QString, QString> m_sourceNames; // by id
    PlainLabel *m_facts;
    StarButton *m_star;
    PlainLabel *m_more;
};

} // namespace broadsheet
