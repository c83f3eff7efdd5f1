#include "dialogs/FetchRangeDialog.h"

#include "controls/FlowLayout.h"
#include "controls/PlainLabel.h"
#include "papers/SafeText.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// The letter of the key is underlined. That sets it apart from the next one, which a label does not
// count: "To" lost the edge of its o.
class KeyLabel final : public PlainLabel
{
public:
    KeyLabel(const QString &text, QWidget *field)
    {
        setText(text);
        setBuddy(field);
    }

    [[nodiscard]] QSize sizeHint() const override { return widened(PlainLabel::sizeHint()); }
    [[nodiscard]] QSize minimumSizeHint() const override
    {
        return widened(PlainLabel::minimumSizeHint());
    }

private:
    [[nodiscard]] QSize widened(QSize size) const
    {
        return size + QSize(fontMetrics().height() / 4, 0);
    }
};

} // namespace

FetchRangeDialog::FetchRangeDialog(const QList<SourceChoice> &sources, QDate day, QDate today,
                                   QWidget *parent)
    : QDialog(parent), m_from(addDay(day, today, tr("From"))), m_to(addDay(day, today, tr("To"))),
      m_sinceLast(new QPushButton(tr("&Since the last fetch"))), m_number(new PlainLabel),
      m_buttons(new QDialogButtonBox(QDialogButtonBox::Cancel))
{
    setWindowTitle(tr("Fetch days"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *form = new QFormLayout;
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->addRow(new KeyLabel(tr("&From"), m_from), m_from);
    form->addRow(new KeyLabel(tr("&To"), m_to), m_to);
    form->addRow(QString(), m_number);

    QPushButton *fetch = m_buttons->addButton(tr("Fetch"), QDialogButtonBox::AcceptRole);
    connect(m_buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_buttons, &QDialogButtonBox::accepted, this, [this] {
        Q_EMIT chosen(m_from->date(), m_to->date(), chosenSources());
        accept();
    });
    connectDays();

    auto *layout = new QVBoxLayout(this);
    layout->setSizeConstraint(QLayout::SetMinimumSize);
    layout->addWidget(buildPresets());
    layout->addLayout(form);
    layout->addWidget(buildSources(sources));
    layout->addStretch();
    layout->addWidget(m_buttons);
    fetch->setDefault(true); // only now that the button is in the dialog
    showNumber();
}

// They set both days; the user may go on from there.
QWidget *FetchRangeDialog::buildPresets()
{
    auto *row = new QWidget;
    auto *layout = new FlowLayout(row, 8);
    auto *week = new QPushButton(tr("Last &week"));
    auto *month = new QPushButton(tr("Last &month"));
    connect(week, &QPushButton::clicked, this, [this] { choose(m_to->maximumDate().addDays(-6)); });
    connect(month, &QPushButton::clicked, this,
            [this] { choose(m_to->maximumDate().addMonths(-1).addDays(1)); });
    connect(m_sinceLast, &QPushButton::clicked, this, [this] { choose(m_lastFetched); });
    m_sinceLast->setEnabled(false);
    // Room for the title in any language; the layout keeps it for the whole dialog.
    const int em = fontMetrics().height();
    row->setMinimumWidth(
        std::max(26 * em, fontMetrics().horizontalAdvance(windowTitle()) + 10 * em));
    for (QPushButton *button : {week, month, m_sinceLast}) {
        button->setAutoDefault(false);
        layout->addWidget(button);
    }
    return row;
}

void FetchRangeDialog::choose(QDate from)
{
    m_to->setDate(m_to->maximumDate());
    m_from->setDate(from);
}

void FetchRangeDialog::setLastFetched(QDate day)
{
    m_lastFetched = std::clamp(day, m_to->minimumDate(), m_to->maximumDate());
    m_sinceLast->setEnabled(day.isValid());
    const QString from = day.isValid() ? tr("From %1").arg(day.toString(Qt::ISODate)) : QString();
    m_sinceLast->setToolTip(literalToolTip(from));
}

QDateEdit *FetchRangeDialog::addDay(QDate day, QDate today, const QString &accessibleName)
{
    auto *edit = new QDateEdit(day.isValid() ? std::min(day, today) : today);
    edit->setAccessibleName(accessibleName);
    edit->setCalendarPopup(true);
    edit->setDisplayFormat(u"yyyy-MM-dd"_s);
    edit->setMinimumWidth(edit->fontMetrics().horizontalAdvance(u"8888-88-88"_s) +
                          3 * edit->fontMetrics().height());
    edit->setMinimumDate(QDate(1991, 8, 14)); // arXiv's first day
    edit->setMaximumDate(today);
    return edit;
}

QWidget *FetchRangeDialog::buildSources(const QList<SourceChoice> &sources)
{
    auto *group = new QGroupBox(tr("Sources"));
    auto *boxes = new QVBoxLayout(group);
    for (const SourceChoice &source : sources) {
        auto *box = new QCheckBox(buttonText(source.name));
        box->setChecked(source.isOn);
        connect(box, &QCheckBox::toggled, this, &FetchRangeDialog::showNumber);
        boxes->addWidget(box);
        m_sources.append({source.id, box});
    }
    return group;
}

// The other end follows, so that the first day is never after the last.
void FetchRangeDialog::connectDays()
{
    connect(m_from, &QDateEdit::dateChanged, this, [this](QDate from) {
        m_to->setDate(std::max(from, m_to->date()));
        showNumber();
    });
    connect(m_to, &QDateEdit::dateChanged, this, [this](QDate to) {
        m_from->setDate(std::min(to, m_from->date()));
        showNumber();
    });
}

void FetchRangeDialog::showNumber()
{
    m_number->setText(tr("%Ln day(s)", nullptr, int(m_from->date().daysTo(m_to->date())) + 1));
    for (QAbstractButton *button : m_buttons->buttons())
        if (m_buttons->buttonRole(button) == QDialogButtonBox::AcceptRole)
            button->setEnabled(!chosenSources().isEmpty());
}

QStringList FetchRangeDialog::chosenSources() const
{
    QStringList ids;
    for (const auto &[id, box] : m_sources)
        if (box->isChecked())
            ids.append(id);
    return ids;
}

} // namespace broadsheet
