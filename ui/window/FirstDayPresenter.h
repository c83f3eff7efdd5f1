// What the window shows at a start that has no view to go back to: the newest day, or the sample
// day if the library is empty. Before the very first one a page says what the program is and asks
// what it has to know; it never comes again. The sample day has a notice with the ways to get real
// papers, and makes room for the first of them. GUI thread only.
#pragma once

#include "appearance/Look.h"

#include <QDate>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>

namespace broadsheet {

class DaysController;
class ImportController;
class ListController;
class MainWindow;
class NoticePresenter;
class Settings;
class WelcomePage;

class FirstDayPresenter final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        MainWindow &window;
        ImportController &import;
        ListController &list;
        DaysController &days;
        Settings &settings;
        NoticePresenter &notices;
        QString sampleDigest; // a file; stored in an empty library
    };

    explicit FirstDayPresenter(Parts parts, QObject *parent = nullptr);

    // Shows a day as soon as the library has told which days there are.
    void showWhenKnown() { m_isWanted = true; }

Q_SIGNALS:
    void lookChosen(const broadsheet::LookValues &look);

private:
    void onDaysChanged();
    void showSample();
    void showSampleNotice();
    void welcome();
    void connectWelcome();
    void endWelcome();

    Parts m_parts;
    bool m_isWanted = false;
    QDate m_sampleDay;               // while the library has it
    QPointer<WelcomePage> m_welcome; // while it is shown
    QList<QWidget *> m_covered;      // what it is shown instead of
};

} // namespace broadsheet
