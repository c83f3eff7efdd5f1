// A page of the settings: rows of a control and what it is for, which can be searched. GUI thread
// only.
#pragma once

#include "preferences/SettingsValues.h"

#include <QList>
#include <QWidget>

class QBoxLayout;
class QCheckBox;
class QLabel;

namespace broadsheet {

// The words of a search in the settings.
[[nodiscard]] QStringList wordsOf(const QString &search);
// Whether what the widget and those in it say, shown or not, has all the words.
[[nodiscard]] bool saysAll(const QWidget &widget, const QStringList &words);

class SettingsPage : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPage(const QString &name);

    [[nodiscard]] const QString &name() const { return m_name; }

    virtual void setValues(const SettingsValues &values) = 0;
    virtual void store(SettingsValues &values) const = 0; // the values of this page
    [[nodiscard]] virtual bool isFine() const { return true; }
    [[nodiscard]] virtual bool canReset() const { return true; }
    virtual void reset() { setValues({}); }

    // Shows only the rows with these words; all of them if the name of the page has them. Returns
    // whether a row is left. No words: every row.
    virtual bool showMatching(const QStringList &words);

Q_SIGNALS:
    void changed();

protected:
    // `hint` explains the control below it and to assistive tools. A label has a mnemonic.
    void addRow(const QString &label, QWidget *control, const QString &hint = {},
                QWidget *problem = nullptr); // `problem` is between control and hint
    void addRow(QCheckBox *box, const QString &hint);
    void addWide(QWidget *row); // takes the whole width
    void insertWide(int at, QWidget *row);
    [[nodiscard]] bool isNamed(const QStringList &words) const;

    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    // A label and its control, which is below it on a narrow page. (No QFormLayout: it does not
    // give a row more room when the text in it gets more lines.)
    struct Labelled
    {
        QBoxLayout *row;
        QLabel *label;
        QWidget *control;
    };
    void fold();

    QString m_name;
    QBoxLayout *m_rows;
    QList<Labelled> m_labelled;
};

} // namespace broadsheet
