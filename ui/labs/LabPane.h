// What is shared on the current paper, in the paper's pane: a section for each space. Empty and
// without work for readers who share nothing. GUI thread only.
#pragma once

#include "base/Result.h"
#include "controllers/LatestReply.h"
#include "lab/LabWatch.h"
#include "papers/PaperId.h"

#include <QMap>
#include <QObject>

class QVBoxLayout;
class QWidget;

namespace broadsheet {

class LabSection;
class Library;
class PaperPane;

class LabPane final : public QObject
{
    Q_OBJECT

public:
    LabPane(Library &library, PaperPane &pane, QObject *parent = nullptr);

    void setSpaces(const LabHere &here); // none: nothing is shown
    void setState(const LabState &state);
    void update(); // what is shared may have changed

Q_SIGNALS:
    void shareRequested(const broadsheet::LabMark &mark);
    void withdrawRequested(const broadsheet::LabMark &mark);

private:
    void load(const PaperId &paper);
    void show(const QList<LabMark> &marks);
    [[nodiscard]] LabSection *madeSection();

    Library &m_library;
    PaperPane &m_pane;
    QWidget *m_holder; // of the sections; the pane owns it
    QVBoxLayout *m_layout;
    LabHere m_here;
    LabState m_state;
    QMap<int, LabSection *> m_sections; // by the space's number
    PaperId m_paper;
    LatestReply<Result<QList<LabMark>>> m_marks;
};

} // namespace broadsheet
