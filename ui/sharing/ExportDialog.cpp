#include "sharing/ExportDialog.h"

#include "base/Limits.h"
#include "controls/PlainLabel.h"
#include "export/Formats.h"
#include "sharing/ExportFormats.h"
#include "sharing/PapersChoice.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGridLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

ExportDialog::ExportDialog(int selected, int all, const ExportHabits &habits, QWidget *parent)
    : QDialog(parent), m_papers(new PapersChoice(selected, all)), m_format(new QComboBox),
      m_mark(new QCheckBox(tr("Begin with a byte order mark, as &Excel expects it"))),
      m_notes(new QCheckBox(tr("With my &notes and tags"))), m_grouping(new QComboBox),
      m_digest(new QWidget), m_limit(new PlainLabel)
{
    setWindowTitle(tr("Export papers"));
    setAttribute(Qt::WA_DeleteOnClose);
    fillFormats(habits.format);
    m_mark->setChecked(habits.byteOrderMark);
    m_limit->setWordWrap(true);

    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(tr("Papers"), m_papers);
    form->addRow(tr("&Format"), m_format);
    form->addRow(QString(), buildOptions());
    auto *layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    layout->addLayout(form);
    layout->addWidget(m_limit);
    layout->addSpacing(fontMetrics().height() / 2);
    layout->addStretch();
    layout->addWidget(buildButtons());
    m_save->setDefault(true); // only now that the button is in the dialog
    setMinimumWidth(fontMetrics().horizontalAdvance(windowTitle()) + 10 * fontMetrics().height());
    connect(m_papers, &PapersChoice::changed, this, &ExportDialog::update);
    connect(m_format, &QComboBox::currentIndexChanged, this, &ExportDialog::update);
    update();
    m_format->setFocus();
}

void ExportDialog::fillFormats(const QString &format)
{
    m_format->setAccessibleName(tr("Format"));
    for (const Format &one : allFormats())
        m_format->addItem(faceOf(one).name, QString(one.name));
    const int last = m_format->findData(format);
    m_format->setCurrentIndex(last >= 0 ? last : m_format->findData(u"bibtex"_s));
}

// In one place, which is kept where a format has none, so that nothing moves when it is changed.
QWidget *ExportDialog::buildOptions()
{
    m_grouping->addItem(tr("By day"));
    m_grouping->addItem(tr("By week"));
    m_grouping->setAccessibleName(tr("Grouping"));
    auto *digest = new QVBoxLayout(m_digest);
    digest->setContentsMargins({});
    digest->addWidget(m_notes);
    digest->addWidget(m_grouping, 0, Qt::AlignLeft);
    auto *options = new QWidget;
    auto *place = new QGridLayout(options);
    place->setContentsMargins({});
    for (QWidget *one : {static_cast<QWidget *>(m_mark), m_digest}) {
        QSizePolicy kept = one->sizePolicy();
        kept.setRetainSizeWhenHidden(true);
        one->setSizePolicy(kept);
        place->addWidget(one, 0, 0, Qt::AlignLeft | Qt::AlignTop);
    }
    return options;
}

QWidget *ExportDialog::buildButtons()
{
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel);
    m_copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    m_save = buttons->addButton(tr("&Save…"), QDialogButtonBox::ActionRole);
    connect(m_save, &QPushButton::clicked, this, &ExportDialog::saveRequested);
    connect(m_copy, &QPushButton::clicked, this, &ExportDialog::copyRequested);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    return buttons;
}

void ExportDialog::update()
{
    const ExportChoice chosen = choice();
    m_mark->setVisible(chosen.format && chosen.format->name == "csv"_L1);
    m_digest->setVisible(chosen.format && chosen.format->groupsByDay);
    const int count = m_papers->count();
    m_save->setEnabled(count > 0);
    m_copy->setEnabled(count > 0 && count <= maxCopiedPapers);
    QString limit;
    if (count > maxCopiedPapers)
        limit = tr("At most %Ln papers can be copied at once; more can be saved.", nullptr,
                   int(maxCopiedPapers));
    m_limit->setText(limit);
    m_limit->setHidden(limit.isEmpty());
}

ExportChoice ExportDialog::choice() const
{
    const QString name = m_format->currentData().toString();
    const QList<Format> &formats = allFormats();
    const auto format = std::find_if(formats.begin(), formats.end(),
                                     [&name](const Format &one) { return one.name == name; });
    return {.format = format == formats.end() ? nullptr : &*format,
            .isWholeList = m_papers->isWholeList(),
            .byteOrderMark = m_mark->isVisibleTo(this) && m_mark->isChecked(),
            .notes = m_notes->isVisibleTo(this) && m_notes->isChecked(),
            .weeks = m_grouping->isVisibleTo(this) && m_grouping->currentIndex() == 1};
}

} // namespace broadsheet
