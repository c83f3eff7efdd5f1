// Asks which days to fetch and from which sources. GUI thread only.
#pragma once

#include <QDate>
#include <QDialog>
#include <QList>
#include <QStringList>

class QCheckBox;
class QDateEdit;
class QDialogButtonBox;
class QPushButton;

namespace broadsheet {

class PlainLabel;

class FetchRangeDialog final : public QDialog
{
    Q_OBJECT

public:
    struct SourceChoice
    {
        QString id;
        QString name; // for the user
        bool isOn = true;
    };

    // Starts with `day`; if it is invalid, with today. Deletes itself when it is closed: open() it.
    FetchRangeDialog(const QList<SourceChoice> &sources, QDate day, QDate today,
                     QWidget *parent = nullptr);

    // The newest day that was fetched; enables the choice of what has come since.
    void setLastFetched(QDate day);

Q_SIGNALS:
    void chosen(QDate from, QDate to, const QStringList &sources); // ids

private:
    QDateEdit *addDay(QDate day, QDate today, const QString &accessibleName);
    QWidget *buildPresets();
    void choose(QDate from);
    QWidget *buildSources(const QList<SourceChoice> &sources);
    void connectDays();
    void showNumber();
    [[nodiscard]] QStringList chosenSources() const;

    QDateEdit *m_from;
    QDateEdit *m_to;
    QPushButton *m_sinceLast;
    QDate m_lastFetched;
    PlainLabel *m_number;
    QDialogButtonBox *m_buttons;
    QList<std::pair<QString, QCheckBox *>> m_sources; // by id
};

} // namespace broadsheet
