// What the notice bar is told: connects everything that has something to say with the
// NoticePresenter. GUI thread only.
#pragma once

#include <QObject>

namespace broadsheet {

class Library;
class NoticePresenter;
struct Controllers;

class NoticeConnections final : public QObject
{
    Q_OBJECT

public:
    // All of them must outlive this object.
    NoticeConnections(NoticePresenter &notices, Controllers &controllers, Library &library,
                      QObject *parent = nullptr);

private:
    void connectGestures();
    void connectWork();
    void connectProblems();

    NoticePresenter &m_notices;
    Controllers &m_controllers;
    Library &m_library;
};

} // namespace broadsheet
