#include "preferences/SettingsDialog.h"

#include "controls/PlainLabel.h"
#include "preferences/CitationsPage.h"
#include "preferences/MutedPage.h"
#include "preferences/NetworkPage.h"
#include "preferences/NotesPage.h"
#include "preferences/SettingsPages.h"
#include "preferences/SourcesPage.h"
#include "preferences/SummariesPage.h"
#include "preferences/SyncPage.h"
#include "preferences/ZoteroPage.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace broadsheet {

SettingsDialog::SettingsDialog(const SettingsValues &values, SourceCheck problemWith,
                               QWidget *parent)
    : QDialog(parent), m_given(values), m_search(new QLineEdit(this)),
      m_names(new QListWidget(this)), m_scroll(new QScrollArea(this)), m_column(nullptr),
      m_nothing(new PlainLabel(tr("No setting has these words."))), m_wrong(new PlainLabel),
      m_buttons(nullptr), m_reset(nullptr), m_summaries(new SummariesPage), m_sync(new SyncPage)
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *content = new QWidget;
    m_column = new QVBoxLayout(content);
    m_column->addWidget(m_nothing);
    addPage(new ReadingPage);
    addPage(new AppearancePage);
    addPage(new SourcesPage(values.offers, std::move(problemWith)));
    addPage(m_summaries);
    addPage(new NotificationsPage);
    addPage(new NotesPage);
    addPage(m_sync);
    addPage(new MutedPage);
    addPage(new CitationsPage);
    addPage(new PicturesPage);
    addPage(new NetworkPage(values.proxyPassword));
    addPage(new ZoteroPage);
    m_column->addStretch();
    m_scroll->setWidget(content);
    layOut();
    for (const Part &part : std::as_const(m_parts))
        connect(part.page, &SettingsPage::changed, this, &SettingsDialog::enableButtons);
    connect(m_parts.at(1).page, &SettingsPage::changed, this,
            [this] { Q_EMIT lookChosen(this->values()); });
    connect(m_summaries, &SummariesPage::testRequested, this, &SettingsDialog::modelTestRequested);
    connect(m_sync, &SyncPage::testRequested, this, &SettingsDialog::syncTestRequested);
    connect(m_sync, &SyncPage::forgetRequested, this, &SettingsDialog::forgetRequested);
    connect(m_names, &QListWidget::currentRowChanged, this, &SettingsDialog::showPage);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsDialog::search);
    connect(new QShortcut(QKeySequence::Find, this), &QShortcut::activated, m_search,
            [field = m_search] { field->setFocus(Qt::ShortcutFocusReason); });
    m_names->setCurrentRow(0);
    m_names->setFocus();
}

void SettingsDialog::addPage(SettingsPage *page)
{
    auto *heading = new PlainLabel(page->name());
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setWeight(QFont::DemiBold);
    heading->setFont(large);
    heading->setContentsMargins(0, 4, 0, 8);
    m_names->addItem(page->name());
    m_column->addWidget(heading);
    m_column->addWidget(page);
    page->setValues(m_given); // makes widgets, too: before the buttons, for the order of Tab
    m_parts.append({page, heading});
}

void SettingsDialog::layOut()
{
    m_search->setPlaceholderText(tr("Search the settings"));
    m_search->setAccessibleName(tr("Search the settings"));
    m_search->setClearButtonEnabled(true);
    m_names->setAccessibleName(tr("Pages"));
    m_names->setSpacing(3);
    m_names->setFixedWidth(m_names->sizeHintForColumn(0) + m_names->fontMetrics().height() * 2);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setWidgetResizable(true);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    // Made after the pages, because Tab goes in the order in which widgets are made.
    m_buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    m_reset = m_buttons->addButton(tr("Reset this page"), QDialogButtonBox::ResetRole);
    m_reset->setAutoDefault(false);
    connect(m_reset, &QPushButton::clicked, this, &SettingsDialog::reset);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &SettingsDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT applied(this->values());
        accept();
    });

    auto *columns = new QHBoxLayout;
    columns->setSpacing(16);
    columns->addWidget(m_names);
    columns->addWidget(m_scroll, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addLayout(columns);
    m_wrong->setWordWrap(true);
    m_wrong->hide();
    layout->addWidget(m_wrong);
    layout->addWidget(m_buttons);
    const int em = fontMetrics().height();
    resize(QSize(46 * em, 36 * em).boundedTo(screen()->availableSize() - QSize(40, 60)));
}

void SettingsDialog::showPage(int row)
{
    if (row < 0)
        return; // no page while something is searched
    m_shown = row;
    if (!m_search->text().isEmpty())
        return m_search->clear(); // which comes back to this
    for (int at = 0; at < m_parts.size(); ++at) {
        const Part &part = m_parts.at(at);
        (void)part.page->showMatching({});
        part.page->setVisible(at == row);
        part.heading->setVisible(at == row);
        m_names->item(at)->setHidden(false);
    }
    m_nothing->hide();
    m_scroll->verticalScrollBar()->setValue(0);
    enableButtons();
}

void SettingsDialog::search(const QString &text)
{
    const QStringList words = wordsOf(text);
    const QSignalBlocker quiet(m_names);
    if (words.isEmpty()) {
        m_names->setCurrentRow(m_shown);
        return showPage(m_shown);
    }
    bool isFound = false;
    m_names->setCurrentRow(-1);
    for (int at = 0; at < m_parts.size(); ++at) {
        const Part &part = m_parts.at(at);
        const bool isMeant = part.page->showMatching(words);
        part.page->setVisible(isMeant);
        part.heading->setVisible(isMeant);
        m_names->item(at)->setHidden(!isMeant);
        isFound = isFound || isMeant;
    }
    m_nothing->setVisible(!isFound);
    m_scroll->verticalScrollBar()->setValue(0);
    enableButtons();
}

void SettingsDialog::showModelTest(const QString &text, const QStringList &models)
{
    m_summaries->showTest(text, models);
}

void SettingsDialog::showSyncTest(const QString &text, const QList<MachineValues> &machines)
{
    m_sync->showTest(text, machines);
}

void SettingsDialog::reset()
{
    m_parts.at(m_shown).page->reset();
}

void SettingsDialog::reject()
{
    if (focusWidget() == m_search && !m_search->text().isEmpty())
        return m_search->clear();
    Q_EMIT lookChosen(m_given);
    QDialog::reject();
}

SettingsValues SettingsDialog::values() const
{
    SettingsValues values;
    for (const Part &part : m_parts)
        part.page->store(values);
    return values;
}

void SettingsDialog::enableButtons()
{
    QStringList wrong;
    for (int at = 0; at < m_parts.size(); ++at) {
        const SettingsPage &page = *m_parts.at(at).page;
        if (!page.isFine())
            wrong.append(page.name());
        m_names->item(at)->setText(page.isFine() ? page.name() : page.name() + u"  ⚠"_s);
    }
    m_wrong->setText(tr("A setting is not valid. See: %1").arg(wrong.join(u", "_s)));
    m_wrong->setHidden(wrong.isEmpty());
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(wrong.isEmpty());
    m_reset->setEnabled(m_search->text().isEmpty() && m_parts.at(m_shown).page->canReset());
}

} // namespace broadsheet
