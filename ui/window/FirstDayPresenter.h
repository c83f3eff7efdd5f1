// What the window shows at a start that has no view to go back to: the newest day, or the sample
// day if the library is empty. The sample day has a notice with the ways to get real papers, and
// makes room for the first of them. GUI thread only.
#pragma once

#include <QDate>
#include <QObject>
#include <QString>

namespace broadsheet {

class DaysController;
class ImportController;
class ListController;
class MainWindow;
class NoticePresenter;

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
        NoticePresenter &notices;
        QString sampleDigest; // a file; stored in an empty library
    };

    explicit FirstDayPresenter(Parts parts, QObject *parent = nullptr);

    // Shows a day as soon as the library has told which days there are.
    void showWhenKnown() { m_isWanted = true; }

private:
    void onDaysChanged();
    void showSample();
    void showSampleNotice();

    Parts m_parts;
    bool m_isWanted = false;
    QDate m_sampleDay; // while the library has it
};

} // namespace broadsheet
