// The first thing that a new user sees: what the program is, where papers come from, and the two
// choices that matter from the beginning. Needs no network. GUI thread only.
#pragma once

#include "settings/SettingsTable.h"

#include <QWidget>

class QFormLayout;
class QPushButton;
class QVBoxLayout;

namespace broadsheet {

class WelcomePage final : public QWidget
{
    Q_OBJECT

public:
    // `text`: see Settings::textLanguage().
    WelcomePage(const QString &text, Appearance appearance, QWidget *parent = nullptr);

    void takeFocus();

Q_SIGNALS:
    void fetchRequested();
    void filesRequested();
    void sampleRequested();
    void textChosen(const QString &key);
    void appearanceChosen(broadsheet::Appearance appearance);

private:
    void build(QVBoxLayout &column);
    void buildButtons(QVBoxLayout &column);
    void buildChoices(QFormLayout &form, const QString &text, Appearance appearance);

    QPushButton *m_fetch;
};

} // namespace broadsheet
