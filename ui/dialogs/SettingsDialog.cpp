#include "dialogs/SettingsDialog.h"

#include "dialogs/MutedPage.h"
#include "dialogs/SettingsPages.h"
#include "dialogs/SourcesPage.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QListWidget>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace broadsheet {

SettingsDialog::SettingsDialog(const SettingsValues &values, SourceCheck problemWith,
                               QWidget *parent)
    : QDialog(parent), m_names(new QListWidget), m_pages(new QStackedWidget),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel)),
      m_sources(new SourcesPage(values, std::move(problemWith))),
      m_reading(new ReadingPage(values)), m_pictures(new PicturesPage(values)),
      m_muted(new MutedPage(values)), m_network(new NetworkPage(values))
{
    setWindowTitle(tr("Settings"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(720, 560);

    m_names->setAccessibleName(tr("Pages"));
    m_names->setSpacing(3);
    addPage(tr("Sources"), m_sources);
    addPage(tr("Reading"), m_reading);
    addPage(tr("Pictures"), m_pictures);
    addPage(tr("Muted"), m_muted);
    addPage(tr("Network"), m_network);
    m_names->setFixedWidth(m_names->sizeHintForColumn(0) + m_names->fontMetrics().height() * 2);
    connect(m_names, &QListWidget::currentRowChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_names->setCurrentRow(0);

    connect(m_sources, &SourcesPage::changed, this, &SettingsDialog::enableOk);
    connect(m_network, &NetworkPage::changed, this, &SettingsDialog::enableOk);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT applied(this->values());
        accept();
    });

    auto *columns = new QHBoxLayout;
    columns->addWidget(m_names);
    columns->addWidget(m_pages, 1);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(columns);
    layout->addWidget(m_buttons);
    enableOk();
}

void SettingsDialog::addPage(const QString &name, QWidget *page)
{
    m_names->addItem(name);
    auto *scroll = new QScrollArea; // many archives or a large font need more room
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(page);
    m_pages->addWidget(scroll);
}

SettingsValues SettingsDialog::values() const
{
    SettingsValues values;
    m_sources->store(values);
    m_reading->store(values);
    m_pictures->store(values);
    m_muted->store(values);
    m_network->store(values);
    return values;
}

void SettingsDialog::enableOk()
{
    m_buttons->button(QDialogButtonBox::Ok)->setEnabled(m_sources->isFine() && m_network->isFine());
}

} // namespace broadsheet
