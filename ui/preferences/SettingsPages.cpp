#include "preferences/SettingsPages.h"

#include "controls/PlainLabel.h"
#include "preferences/SettingsChoices.h"
#include "preferences/Tr.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFontDatabase>
#include <QLineEdit>
#include <QLocale>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Long texts, such as names of fonts, do not make it wide.
QComboBox *choiceBox()
{
    auto *box = new QComboBox;
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(24);
    return box;
}

// "digest/de": a language that is not offered.
QString textName(const QString &key)
{
    const QLocale locale(key.section(u'/', 1));
    return locale.language() == QLocale::C ? key : locale.nativeLanguageName();
}

} // namespace

ReadingPage::ReadingPage()
    : SettingsPage(tr("Reading")), m_text(choiceBox()), m_space(choiceBox()),
      m_markRead(new QSpinBox), m_exploration(new QSpinBox),
      m_papers(sizeBox(SettingsTable::pdfKeepMiB)),
      m_starred(new QCheckBox(tr("&Fetch starred papers in the background"))),
      m_fullText(new QCheckBox(tr("Search in the text of papers on &disk")))
{
    offerTexts(*m_text);
    addRow(tr("Language of &texts"), m_text,
           tr("Which text of a paper is shown first, where it has several. The one that you "
              "choose beside a paper is remembered here."));
    m_space->addItem(tr("Scroll, then mark as read and go on"), int(SpaceKey::Pages));
    m_space->addItem(tr("Mark as read and go on at once"), int(SpaceKey::Next));
    m_space->addItem(tr("Only scroll"), int(SpaceKey::Scroll));
    addRow(tr("&Space bar"), m_space, tr("What the space bar does while you read a summary."));
    m_markRead->setRange(SettingsTable::markReadAfterSeconds.minimum,
                         SettingsTable::markReadAfterSeconds.maximum);
    m_markRead->setSpecialValueText(tr("Never"));
    m_markRead->setSuffix(tr(" s"));
    addRow(tr("Mark a paper as &read after"), m_markRead,
           tr("How long a paper has to be selected until it counts as read by itself."));
    m_exploration->setRange(SettingsTable::fitExploration.minimum,
                            SettingsTable::fitExploration.maximum);
    m_exploration->setSingleStep(10);
    m_exploration->setSuffix(tr(" %"));
    addRow(tr("&Other papers in “For you”"), m_exploration,
           tr("How much of the first ten is what many voted for and of which it is unsure whether "
              "it fits you, so that you do not see only more of the same."));
    addRow(tr("Keep &papers on disk"), m_papers,
           tr("PDFs that you opened here. Those of starred papers stay, and do not count."));
    addRow(m_starred,
           tr("Then they can be read without a network. arXiv is asked for one at a time."));
    addRow(m_fullText,
           tr("full:word finds it on any page. The list of words is much smaller than the papers, "
              "and is deleted when you switch this off."));
}

void ReadingPage::setValues(const SettingsValues &values)
{
    choose(*m_text, values.textLanguage, textName(values.textLanguage));
    choose(*m_space, int(values.spaceKey));
    m_markRead->setValue(values.markReadAfterSeconds);
    m_exploration->setValue(values.fitExploration);
    m_papers->setValue(values.pdfKeepMiB);
    m_starred->setChecked(values.pdfFetchesStarred);
    m_fullText->setChecked(values.pdfFullText);
}

void ReadingPage::store(SettingsValues &values) const
{
    values.textLanguage = m_text->currentData().toString();
    values.spaceKey = SpaceKey(m_space->currentData().toInt());
    values.markReadAfterSeconds = m_markRead->value();
    values.fitExploration = m_exploration->value();
    values.pdfKeepMiB = m_papers->value();
    values.pdfFetchesStarred = m_starred->isChecked();
    values.pdfFullText = m_fullText->isChecked();
}

AppearancePage::AppearancePage()
    : SettingsPage(tr("Appearance")), m_language(choiceBox()), m_appearance(choiceBox()),
      m_font(choiceBox()), m_size(choiceBox()), m_density(choiceBox())
{
    m_language->addItem(tr("System default"), QString());
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->addItem(u"한국어"_s, u"ko"_s);
    addRow(tr("&Language"), m_language,
           tr("The language of menus and messages. The window reopens in it, where you were."));
    offerAppearances(*m_appearance);
    addRow(tr("&Colours"), m_appearance);
    m_font->addItem(tr("System default"), QString());
    for (const QString &family : QFontDatabase::families())
        if (!QFontDatabase::isPrivateFamily(family))
            m_font->addItem(family, family);
    addRow(tr("&Font"), m_font);
    m_size->addItem(tr("System default"), 0);
    for (const int points : {8, 9, 10, 11, 12, 13, 14, 16, 18, 20, 24})
        m_size->addItem(tr("%1 pt").arg(points), points);
    addRow(tr("Si&ze of text"), m_size,
           tr("The size in the whole window. Ctrl and + or − change the summary alone."));
    m_density->addItem(tr("Comfortable, with pictures"), int(ListDensity::Comfortable));
    m_density->addItem(tr("Compact, one line for each paper"), int(ListDensity::Compact));
    addRow(tr("L&ist"), m_density);
    for (QComboBox *box : {m_appearance, m_font, m_size})
        connect(box, &QComboBox::activated, this, &SettingsPage::changed);
}

void AppearancePage::setValues(const SettingsValues &values)
{
    choose(*m_language, values.interfaceLanguage);
    choose(*m_appearance, int(values.appearance));
    choose(*m_font, values.font);
    choose(*m_size, values.fontPoints, tr("%1 pt").arg(values.fontPoints));
    choose(*m_density, int(values.density));
    Q_EMIT changed();
}

void AppearancePage::store(SettingsValues &values) const
{
    values.interfaceLanguage = m_language->currentData().toString();
    values.appearance = Appearance(m_appearance->currentData().toInt());
    values.font = m_font->currentData().toString();
    values.fontPoints = m_size->currentData().toInt();
    values.density = ListDensity(m_density->currentData().toInt());
}

NotificationsPage::NotificationsPage()
    : SettingsPage(tr("Notifications")), m_papers(new QCheckBox(tr("Tell me about new &papers"))),
      m_badge(new QCheckBox(tr("Show the number of &unread papers on the icon"))),
      m_tray(new QCheckBox(tr("Show an icon in the &tray"))),
      m_close(new QCheckBox(tr("&Keep running in the tray when the window is closed")))
{
    addRow(m_papers, tr("When papers came while you were elsewhere, the desktop says how many, how "
                        "many match your saved searches, and how many are by people you follow."));
    addRow(m_badge, tr("In the dock or task bar, and in the tray, where the desktop shows it."));
    addRow(m_tray, tr("A small icon of the desktop that brings the window back and refreshes."));
    addRow(m_close, tr("Broadsheet then goes on fetching new papers. Quit in the menu ends it."));
    connect(m_tray, &QCheckBox::toggled, m_close, &QWidget::setEnabled);
    m_close->setEnabled(false);
}

void NotificationsPage::setValues(const SettingsValues &values)
{
    m_papers->setChecked(values.notifications);
    m_badge->setChecked(values.unreadBadge);
    m_tray->setChecked(values.trayIcon);
    m_close->setChecked(values.closeToTray);
}

void NotificationsPage::store(SettingsValues &values) const
{
    values.notifications = m_papers->isChecked();
    values.unreadBadge = m_badge->isChecked();
    values.trayIcon = m_tray->isChecked();
    values.closeToTray = m_close->isChecked();
}

PicturesPage::PicturesPage()
    : SettingsPage(tr("Pictures")), m_loading(choiceBox()),
      m_disk(sizeBox(SettingsTable::pictureDiskMiB)),
      m_memory(sizeBox(SettingsTable::pictureMemoryMiB))
{
    m_loading->addItem(tr("Always"), int(PictureLoading::Always));
    m_loading->addItem(tr("On demand"), int(PictureLoading::OnDemand));
    m_loading->addItem(tr("Never"), int(PictureLoading::Never));
    addRow(tr("&Load pictures"), m_loading,
           tr("Pictures come from the servers that a list names. On demand: when you click."));
    addRow(tr("Keep on &disk"), m_disk, tr("Small copies, so that they are not fetched again."));
    addRow(tr("Keep in &memory"), m_memory, tr("More makes scrolling smoother."));
}

void PicturesPage::setValues(const SettingsValues &values)
{
    choose(*m_loading, int(values.pictureLoading));
    m_disk->setValue(values.pictureDiskMiB);
    m_memory->setValue(values.pictureMemoryMiB);
}

void PicturesPage::store(SettingsValues &values) const
{
    values.pictureLoading = PictureLoading(m_loading->currentData().toInt());
    values.pictureDiskMiB = m_disk->value();
    values.pictureMemoryMiB = m_memory->value();
}

} // namespace broadsheet
