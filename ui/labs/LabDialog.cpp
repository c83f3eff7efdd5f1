#include "labs/LabDialog.h"

#include "controls/PlainLabel.h"
#include "labs/LabSpaceBox.h"
#include "text/FaintPalette.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QGroupBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

QWidget *withButton(QLineEdit &field, QPushButton &button)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins({});
    layout->addWidget(&field, 1);
    layout->addWidget(&button);
    button.setAutoDefault(false);
    return row;
}

} // namespace

LabDialog::LabDialog(QWidget *parent)
    : QDialog(parent), m_address(new QLineEdit), m_password(new QLineEdit),
      m_connect(new QPushButton(tr("&Connect"))), m_state(wrappedLabel({})),
      m_spaces(new QVBoxLayout), m_initials(new QLineEdit), m_name(new QLineEdit),
      m_invitation(new QLineEdit), m_join(new QPushButton(tr("&Join"))), m_title(new QLineEdit),
      m_found(new QPushButton(tr("C&reate")))
{
    setWindowTitle(tr("Share with a group"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *content = new QWidget;
    auto *column = new QVBoxLayout(content);
    column->setSpacing(12);
    column->addWidget(wrappedLabel(
        tr("Readers who share a space see which papers the others starred, and tags and comments "
           "that they wrote for the space. Nothing is shared before you say so, for each space, "
           "and you can leave without a trace.")));
    column->addWidget(madeServer());
    column->addWidget(m_state);
    column->addLayout(m_spaces);
    m_entrance = madeEntrance();
    column->addWidget(m_entrance);
    column->addStretch();
    auto *area = new QScrollArea;
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(area);
    layout->addWidget(buttons);
    const int em = fontMetrics().height();
    resize(QSize(36 * em, 38 * em).boundedTo(screen()->availableSize() - QSize(40, 60)));
    showState({});
    showConnected(false);
}

QWidget *LabDialog::madeServer()
{
    auto *server = new QWidget;
    auto *form = new QFormLayout(server);
    form->setContentsMargins({});
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_address->setPlaceholderText(u"postgresql://user@host:5432/database"_s);
    m_password->setEchoMode(QLineEdit::Password);
    m_password->setToolTip(
        tr("Opens the database. Kept in the desktop's keychain, never in a file."));
    m_password->setAccessibleDescription(m_password->toolTip());
    m_connect->setAutoDefault(false);
    form->addRow(tr("&Database"), m_address);
    form->addRow(tr("&Password"), withButton(*m_password, *m_connect));
    qobject_cast<QLabel *>(form->labelForField(m_password->parentWidget()))->setBuddy(m_password);
    m_password->setAccessibleName(tr("Password"));
    m_address->setAccessibleName(tr("Database"));
    const auto ask = [this] {
        if (m_connect->isEnabled())
            Q_EMIT connectRequested(m_address->text().trimmed(), m_password->text());
    };
    connect(m_connect, &QPushButton::clicked, this, ask);
    connect(m_password, &QLineEdit::returnPressed, this, ask);
    connect(m_address, &QLineEdit::returnPressed, this, ask);
    connect(m_address, &QLineEdit::textChanged, this, [this] { showConnected(false); });
    return server;
}

QWidget *LabDialog::madeEntrance()
{
    auto *entrance = new QGroupBox(tr("Join or create a space"));
    auto *form = new QFormLayout(entrance);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_initials->setMaxLength(4);
    m_name->setMaxLength(100);
    m_title->setMaxLength(100);
    form->addRow(tr("Your &initials"), m_initials);
    form->addRow(tr("Your &name"), m_name);
    form->addRow(tr("In&vitation"), withButton(*m_invitation, *m_join));
    form->addRow(tr("Name of a new &space"), withButton(*m_title, *m_found));
    m_invitation->setAccessibleName(tr("Invitation"));
    m_title->setAccessibleName(tr("Name of a new space"));
    for (QLineEdit *field : {m_initials, m_invitation, m_title})
        connect(field, &QLineEdit::textChanged, this, &LabDialog::enableButtons);
    connect(m_join, &QPushButton::clicked, this,
            [this] { Q_EMIT joinRequested(m_invitation->text().trimmed(), face()); });
    connect(m_found, &QPushButton::clicked, this,
            [this] { Q_EMIT foundRequested(m_title->text().trimmed(), face()); });
    return entrance;
}

LabFace LabDialog::face() const
{
    return {m_initials->text().simplified(), m_name->text().simplified()};
}

void LabDialog::enableButtons()
{
    const bool canEnter = m_isConnected && !face().initials.isEmpty();
    m_join->setEnabled(canEnter && !m_invitation->text().trimmed().isEmpty());
    m_found->setEnabled(canEnter && !m_title->text().trimmed().isEmpty());
}

void LabDialog::setAddress(const QString &address)
{
    m_address->setText(address);
    m_password->setPlaceholderText(address.isEmpty() ? tr("None") : tr("Unchanged"));
}

void LabDialog::showConnected(bool isConnected)
{
    m_isConnected = isConnected;
    m_entrance->setEnabled(isConnected);
    m_connect->setEnabled(!isConnected);
    enableButtons();
}

void LabDialog::showState(const QString &text)
{
    m_state->setText(text);
    m_state->setHidden(text.isEmpty());
}

LabSpaceBox *LabDialog::madeBox(int space)
{
    auto *box = new LabSpaceBox;
    m_spaces->addWidget(box);
    connect(box, &LabSpaceBox::sharingChosen, this,
            [this, space](bool on) { Q_EMIT sharingChosen(space, on); });
    connect(box, &LabSpaceBox::papersChosen, this,
            [this, space](bool on) { Q_EMIT papersChosen(space, on); });
    connect(box, &LabSpaceBox::inviteRequested, this,
            [this, space] { Q_EMIT inviteRequested(space); });
    connect(box, &LabSpaceBox::leaveRequested, this,
            [this, space] { Q_EMIT leaveRequested(space); });
    return box;
}

void LabDialog::showSpaces(const LabHere &here)
{
    const QList<LabSpace> &spaces = here.spaces;
    QMap<int, LabSpaceBox *> gone = std::exchange(m_boxes, {});
    for (const LabSpace &space : spaces) {
        LabSpaceBox *known = gone.take(space.number);
        LabSpaceBox *box = known ? known : madeBox(space.number);
        box->setSpace(space, here.missing);
        box->showPapers(space.number == m_papers);
        m_boxes.insert(space.number, box);
        if (!known) { // it was founded or joined
            m_invitation->clear();
            m_title->clear();
        }
    }
    for (LabSpaceBox *box : std::as_const(gone)) {
        box->hide();
        box->deleteLater();
    }
    m_address->setReadOnly(!spaces.isEmpty());
    if (!spaces.isEmpty() && face().initials.isEmpty()) {
        m_initials->setText(spaces.first().self().face.initials);
        m_name->setText(spaces.first().self().face.name);
    }
}

void LabDialog::showPapers(int space)
{
    m_papers = space;
    for (const auto &[number, box] : m_boxes.asKeyValueRange())
        box->showPapers(number == space);
}

void LabDialog::showInvitation(int space, const QString &word)
{
    if (LabSpaceBox *box = m_boxes.value(space))
        box->showInvitation(word);
}

} // namespace broadsheet
