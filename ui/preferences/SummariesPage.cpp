#include "preferences/SummariesPage.h"

#include "controls/PlainLabel.h"
#include "preferences/SettingsChoices.h"

#include <QComboBox>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>

#include <array>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

// Of the interface and of the digests that are known; others can be typed.
constexpr std::array languages{"en", "ko", "ja", "zh", "de", "es", "fr", "pt", "ru", "vi"};

QString nameOf(const QString &code)
{
    const QLocale locale(code);
    return locale.language() == QLocale::C ? code : locale.nativeLanguageName();
}

QSpinBox *papersBox(const NumberSetting &setting)
{
    auto *box = new QSpinBox;
    box->setRange(setting.minimum, setting.maximum);
    return box;
}

} // namespace

SummariesPage::SummariesPage()
    : SettingsPage(tr("Summaries")), m_base(new QLineEdit), m_model(new QComboBox),
      m_language(new QComboBox), m_key(new QLineEdit), m_remove(new QPushButton(tr("Remove"))),
      m_test(new QPushButton(tr("&Test"))), m_answer(new PlainLabel),
      m_eachDay(papersBox(SettingsTable::summariesEachDay)),
      m_limit(papersBox(SettingsTable::summariesLimit))
{
    m_base->setPlaceholderText(u"http://localhost:11434"_s);
    m_answer->setWordWrap(true);
    m_answer->hide();
    addRow(tr("Server of a &model"), m_base,
           tr("It writes summaries in your language: a model on this computer (llama.cpp, Ollama), "
              "or any server with chat completions over https. While this is empty, nothing is "
              "sent. Otherwise only the title and the abstract of papers that you ask for are."));
    m_model->setEditable(true);
    m_model->setMinimumContentsLength(24);
    m_model->lineEdit()->setPlaceholderText(tr("As the server calls it"));
    addRow(tr("&Name of the model"), m_model);
    m_key->setEchoMode(QLineEdit::Password);
    m_remove->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    addRow(tr("&Key"), m_key,
           tr("Kept in the desktop's keychain, never in a file. A model on this computer needs "
              "none."),
           m_remove);
    m_key->setAccessibleName(tr("Key"));
    m_remove->setAccessibleName(tr("Remove the key"));
    m_test->setAutoDefault(false);
    m_remove->setAutoDefault(false);
    addRow(tr("Does it answer?"), m_test,
           tr("Asks the server for its models. Nothing of a paper is sent."), m_answer);
    m_language->addItem(tr("Language of the window"), QString());
    for (const char *code : languages)
        m_language->addItem(nameOf(QString::fromLatin1(code)), QString::fromLatin1(code));
    addRow(tr("&Language of summaries"), m_language);
    m_eachDay->setSpecialValueText(tr("None"));
    addRow(tr("Papers of each n&ew day"), m_eachDay,
           tr("How many, those with the most votes first, are summarised by themselves after a "
              "refresh. It begins when you have asked for a first summary."));
    addRow(tr("&At most on one day"), m_limit,
           tr("What is summarised by itself never goes beyond this."));
    connect(m_test, &QPushButton::clicked, this, [this] {
        showTest(tr("Asking…"), {});
        Q_EMIT testRequested(values());
    });
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_removesKey = true;
        m_key->clear();
        describeKey();
    });
    connect(m_base, &QLineEdit::textChanged, m_test,
            [this](const QString &text) { m_test->setEnabled(!text.trimmed().isEmpty()); });
}

void SummariesPage::setValues(const SettingsValues &values)
{
    m_given = values.model;
    m_base->setText(m_given.baseUrl);
    m_test->setEnabled(!m_given.baseUrl.isEmpty());
    m_model->setCurrentText(m_given.model);
    choose(*m_language, m_given.language, nameOf(m_given.language));
    m_eachDay->setValue(m_given.eachDay);
    m_limit->setValue(m_given.limit);
    describeKey();
}

// The key stays where it is.
void SummariesPage::reset()
{
    SettingsValues values;
    values.model.key = m_given.key;
    setValues(values);
}

void SummariesPage::describeKey()
{
    const bool isKept = !m_removesKey && (m_given.key == SecretPlace::Keychain ||
                                          m_given.key == SecretPlace::Memory);
    m_remove->setVisible(isKept);
    m_key->setPlaceholderText(
        isKept ? m_given.key == SecretPlace::Keychain ? tr("The key is in the desktop's keychain")
                                                      : tr("The key is used until the program ends")
        : m_given.key == SecretPlace::Environment ? tr("The key comes from the environment")
                                                  : tr("None"));
}

ModelValues SummariesPage::values() const
{
    ModelValues values = m_given;
    values.baseUrl = m_base->text().trimmed();
    values.model = m_model->currentText().trimmed();
    values.language = m_language->currentData().toString();
    values.eachDay = m_eachDay->value();
    values.limit = m_limit->value();
    values.newKey = m_key->text().trimmed();
    values.removesKey = m_removesKey && values.newKey.isEmpty();
    return values;
}

void SummariesPage::store(SettingsValues &values) const
{
    values.model = this->values();
}

void SummariesPage::showTest(const QString &text, const QStringList &models)
{
    m_answer->setText(text);
    m_answer->setVisible(!text.isEmpty());
    if (models.isEmpty())
        return;
    const QString chosen = m_model->currentText();
    m_model->clear();
    m_model->addItems(models);
    m_model->setCurrentText(chosen.isEmpty() ? models.constFirst() : chosen);
}

} // namespace broadsheet
