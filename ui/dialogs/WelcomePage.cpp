#include "dialogs/WelcomePage.h"

#include "controls/FlowLayout.h"
#include "controls/PlainLabel.h"
#include "preferences/SettingsChoices.h"

#include <QApplication>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QIcon>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace broadsheet {

namespace {

PlainLabel *heading(const QString &text, qreal size)
{
    PlainLabel *label = wrappedLabel(text);
    QFont large = label->font();
    large.setPointSizeF(large.pointSizeF() * size);
    large.setWeight(QFont::DemiBold);
    label->setFont(large);
    return label;
}

} // namespace

WelcomePage::WelcomePage(const QString &text, Appearance appearance, QWidget *parent)
    : QWidget(parent), m_fetch(new QPushButton(tr("&Fetch today's papers")))
{
    setAccessibleName(tr("Welcome to Broadsheet"));
    auto *block = new QWidget;
    block->setMaximumWidth(std::max(640, 40 * fontMetrics().height()));
    auto *column = new QVBoxLayout(block);
    column->setContentsMargins(24, 24, 24, 24);
    column->setSpacing(10);
    build(*column);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(16);
    buildChoices(*form, text, appearance);
    column->addLayout(form);
    column->addSpacing(12);
    auto *last = wrappedLabel(tr("All of this can be changed in the settings."));
    last->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(last);

    auto *page = new QWidget; // in the middle, a little above the centre
    page->setAutoFillBackground(true);
    page->setBackgroundRole(QPalette::Base);
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(block, 100);
    row->addStretch(1);
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins({});
    rows->addStretch(2);
    rows->addLayout(row);
    rows->addStretch(3);
    auto *scroll = new QScrollArea; // small windows, large fonts
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(scroll);
}

void WelcomePage::build(QVBoxLayout &column)
{
    auto *icon = new PlainLabel;
    icon->setPixmap(QApplication::windowIcon().pixmap(56));
    icon->setVisible(!QApplication::windowIcon().isNull());
    column.addWidget(icon);
    column.addWidget(heading(tr("Welcome to Broadsheet"), 1.6));
    column.addWidget(
        wrappedLabel(tr("Every day's new papers as one calm list: read the summaries, star "
                        "what matters, and find all of it again.")));
    column.addSpacing(14);
    column.addWidget(heading(tr("Where papers come from"), 1.1));
    column.addWidget(
        wrappedLabel(tr("From the daily list of Hugging Face, from other sources that you "
                        "choose in the settings, and from digest files on this computer.")));
    buildButtons(column);
    column.addSpacing(14);
    column.addWidget(heading(tr("How you like to read"), 1.1));
}

void WelcomePage::buildButtons(QVBoxLayout &column)
{
    auto *files = new QPushButton(tr("&Open digest files…"));
    auto *sample = new QPushButton(tr("&Look around with a sample day"));
    sample->setAccessibleDescription(tr("Works without a network."));
    m_fetch->setDefault(true);
    connect(m_fetch, &QPushButton::clicked, this, &WelcomePage::fetchRequested);
    connect(files, &QPushButton::clicked, this, &WelcomePage::filesRequested);
    connect(sample, &QPushButton::clicked, this, &WelcomePage::sampleRequested);
    auto *row = new QWidget; // in more lines where one has no room
    auto *flow = new FlowLayout(row, 6);
    for (QPushButton *button : {m_fetch, files, sample}) {
        const QString text = QString(button->text()).remove(u'&');
        button->setMinimumSize(fontMetrics().horizontalAdvance(text) + 32, 32);
        flow->addWidget(button);
    }
    column.addWidget(row);
}

void WelcomePage::buildChoices(QFormLayout &form, const QString &text, Appearance appearance)
{
    auto *texts = new QComboBox;
    offerTexts(*texts);
    choose(*texts, text);
    auto *colours = new QComboBox;
    offerAppearances(*colours);
    choose(*colours, int(appearance));
    connect(texts, &QComboBox::activated, this,
            [this, texts] { Q_EMIT textChosen(texts->currentData().toString()); });
    connect(colours, &QComboBox::activated, this, [this, colours] {
        Q_EMIT appearanceChosen(Appearance(colours->currentData().toInt()));
    });
    form.addRow(tr("Language of &texts"), texts);
    form.addRow(tr("&Colours"), colours);
}

void WelcomePage::takeFocus()
{
    m_fetch->setFocus();
}

} // namespace broadsheet
