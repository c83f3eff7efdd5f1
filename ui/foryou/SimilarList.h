// Papers that are like the one that is shown, with what they share, and apart from these other
// papers of its authors. Hidden while there are none.
#pragma once

#include "fit/Fit.h"

#include <QWidget>

class QVBoxLayout;

namespace broadsheet {

class SimilarList final : public QWidget
{
    Q_OBJECT

public:
    explicit SimilarList(QWidget *parent = nullptr);

    void setPapers(const SimilarPapers &papers);
    void clear();

Q_SIGNALS:
    void paperChosen(const broadsheet::PaperId &paper);

private:
    void addHeading(const QString &text);
    void addPaper(const PaperRow &paper, const QStringList &below);

    QVBoxLayout *m_layout;
};

} // namespace broadsheet
