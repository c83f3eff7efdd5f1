#include "preferences/SettingsPage.h"

#include "controls/PlainLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGroupBox>
#include <QLineEdit>
#include <QRegularExpression>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// "&Proxy" and, in Korean, "프록시(&P)"
QString withoutKey(const QString &label)
{
    static const QRegularExpression key(u"\\s?\\(&\\w\\)|&"_s);
    return QString(label).remove(key);
}

QString textOf(const QWidget &widget)
{
    QStringList parts{widget.accessibleName(), widget.accessibleDescription()};
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        parts << label->text();
    else if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        parts << button->text();
    else if (const auto *group = qobject_cast<const QGroupBox *>(&widget))
        parts << group->title();
    else if (const auto *line = qobject_cast<const QLineEdit *>(&widget))
        parts << line->placeholderText();
    else if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        for (int at = 0; at < box->count(); ++at)
            parts << box->itemText(at);
    return parts.join(u'\n').remove(u'&');
}

QString allTextOf(const QWidget &widget)
{
    QString text = textOf(widget);
    for (const QWidget *part : widget.findChildren<QWidget *>())
        text += u'\n' + textOf(*part);
    return text;
}

bool hasAll(const QString &text, const QStringList &words)
{
    return std::all_of(words.cbegin(), words.cend(), [&text](const QString &word) {
        return text.contains(word, Qt::CaseInsensitive);
    });
}

// The control with its explanation below. Only fields for long texts take the whole width.
QWidget *explained(QWidget *control, const QString &hint, QWidget *problem = nullptr)
{
    auto *both = new QWidget;
    auto *layout = new QVBoxLayout(both);
    layout->setContentsMargins({});
    layout->setSpacing(4);
    const bool takesWidth =
        qobject_cast<QLineEdit *>(control) || qobject_cast<QCheckBox *>(control);
    layout->addWidget(control, 0, takesWidth ? Qt::Alignment() : Qt::AlignLeft);
    if (problem)
        layout->addWidget(problem);
    if (hint.isEmpty())
        return both;
    auto *label = new PlainLabel(hint);
    label->setWordWrap(true);
    label->setForegroundRole(QPalette::PlaceholderText);
    if (qobject_cast<QCheckBox *>(control)) // below its text
        label->setContentsMargins(
            control->style()->pixelMetric(QStyle::PM_IndicatorWidth) +
                control->style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing),
            0, 0, 0);
    control->setAccessibleDescription(hint);
    layout->addWidget(label);
    return both;
}

} // namespace

QStringList wordsOf(const QString &search)
{
    static const QRegularExpression space(u"\\s+"_s);
    return search.split(space, Qt::SkipEmptyParts);
}

bool saysAll(const QWidget &widget, const QStringList &words)
{
    return hasAll(allTextOf(widget), words);
}

SettingsPage::SettingsPage(const QString &name) : m_name(name), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins({});
    m_rows->setSpacing(14);
}

void SettingsPage::addRow(const QString &label, QWidget *control, const QString &hint,
                          QWidget *problem)
{
    if (control->accessibleName().isEmpty()) // the buddy alone names only what is beside its label
        control->setAccessibleName(withoutKey(label));
    auto *text = new PlainLabel(label);
    text->setWordWrap(true);
    text->setBuddy(control);
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(text, 0, Qt::AlignTop);
    layout->addWidget(explained(control, hint, problem), 1);
    m_rows->addWidget(row);
    m_labelled.append({layout, text, control});
}

void SettingsPage::addRow(QCheckBox *box, const QString &hint)
{
    m_rows->addWidget(explained(box, hint));
}

void SettingsPage::addWide(QWidget *row)
{
    m_rows->addWidget(row);
}

void SettingsPage::insertWide(int at, QWidget *row)
{
    m_rows->insertWidget(at, row);
}

// The labels are as wide as the widest, and each stands as high as the text in its control.
void SettingsPage::fold()
{
    const int em = fontMetrics().height();
    int widest = 0;
    for (const Labelled &one : std::as_const(m_labelled))
        widest =
            std::max(widest, fontMetrics().size(Qt::TextShowMnemonic, one.label->text()).width());
    const int labels = std::min(widest + 2, 12 * em);
    const bool isNarrow = width() < labels + 14 * em;
    for (const Labelled &one : std::as_const(m_labelled)) {
        one.row->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
        one.row->setSpacing(isNarrow ? 4 : 16);
        one.label->setMinimumWidth(isNarrow ? 0 : labels);
        one.label->setMaximumWidth(isNarrow ? QWIDGETSIZE_MAX : labels);
        one.label->setMinimumHeight(isNarrow ? 0
                                             : std::min(one.control->sizeHint().height(), 2 * em));
    }
}

void SettingsPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

void SettingsPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fold();
}

bool SettingsPage::isNamed(const QStringList &words) const
{
    return hasAll(m_name, words);
}

bool SettingsPage::showMatching(const QStringList &words)
{
    const bool showsAll = isNamed(words);
    bool isFound = false;
    for (int at = 0; at < m_rows->count(); ++at) {
        QWidget *row = m_rows->itemAt(at)->widget();
        const bool isMeant = showsAll || saysAll(*row, words);
        row->setVisible(isMeant);
        isFound = isFound || isMeant;
    }
    return isFound;
}

} // namespace broadsheet
