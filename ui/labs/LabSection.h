// What the members of one space share on the paper that is shown: who starred it, tags and
// comments, each with who and when, and fields for the reader's own. GUI thread only.
#pragma once

#include "lab/LabValues.h"

#include <QWidget>

class QLineEdit;
class QVBoxLayout;

namespace broadsheet {

class CommentBox;
class PlainLabel;

class LabSection final : public QWidget
{
    Q_OBJECT

public:
    explicit LabSection(QWidget *parent = nullptr);

    void setSpace(const LabSpace &space);
    void setState(const QString &text); // empty: there is a connection
    // Another paper has no marks yet, and what was typed for the one before is not for it: a
    // comment waits there as a draft, a tag is dropped.
    void setPaper(const QString &paper);
    void setMarks(const QList<LabMark> &marks); // on the paper, the oldest first

Q_SIGNALS:
    void shareRequested(const broadsheet::LabMark &mark);
    void withdrawRequested(const broadsheet::LabMark &mark);
    void left();

private:
    void addOwnFields();
    void fill();
    void addEntries(LabMarkKind kind);
    [[nodiscard]] LabMark own(LabMarkKind kind) const;

    LabSpace m_space;
    QString m_paper;
    QList<LabMark> m_marks;
    PlainLabel *m_heading;
    PlainLabel *m_state;
    PlainLabel *m_stars;
    QVBoxLayout *m_entries;
    CommentBox *m_comment;
    QLineEdit *m_tag;
};

} // namespace broadsheet
