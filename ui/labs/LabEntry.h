// A tag or a comment that a member shares on a paper, with who and when. What members write is
// plain text and cut where it is long. GUI thread only.
#pragma once

#include <QWidget>

namespace broadsheet {

struct LabMark;
struct LabSpace;

class LabEntry final : public QWidget
{
    Q_OBJECT

public:
    LabEntry(const LabSpace &space, const LabMark &mark, QWidget *parent = nullptr);

Q_SIGNALS:
    void withdrawRequested(); // of the reader's own
};

} // namespace broadsheet
