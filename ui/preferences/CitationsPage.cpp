#include "preferences/CitationsPage.h"

#include "base/Limits.h"
#include "citation/CitationKey.h"
#include "controls/PlainLabel.h"

#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

Paper examplePaper()
{
    Paper paper;
    paper.id = PaperId{u"2403.14624"_s};
    paper.title = u"MathVerse: Does Your Model Truly See the Diagrams?"_s;
    paper.authors = {u"Renrui Zhang"_s, u"Dongzhi Jiang"_s, u"김하늘"_s, u"Pan Lu"_s};
    return paper;
}

} // namespace

CitationsPage::CitationsPage()
    : SettingsPage(tr("Citations")), m_pattern(new QLineEdit), m_example(new PlainLabel)
{
    m_pattern->setMaxLength(int(maxKeyPatternLength));
    m_pattern->setPlaceholderText(defaultKeyPattern);
    m_example->setWordWrap(true);
    addRow(tr("Citation &keys"), m_pattern,
           tr("The name of a paper in BibTeX and the other formats: %1, and letters and digits "
              "between them. [auth:capitalize] begins with a capital letter. A paper keeps the "
              "key that it was given first.")
               .arg(keyFieldNames()),
           m_example);
    m_hint = m_pattern->accessibleDescription();
    connect(m_pattern, &QLineEdit::textChanged, this, &CitationsPage::check);
    check();
}

void CitationsPage::setValues(const SettingsValues &values)
{
    m_pattern->setText(values.keyPattern);
}

void CitationsPage::store(SettingsValues &values) const
{
    values.keyPattern = m_pattern->text().trimmed();
}

bool CitationsPage::isFine() const
{
    return KeyPattern::from(m_pattern->text()).has_value();
}

void CitationsPage::check()
{
    const Result<KeyPattern> pattern = KeyPattern::from(m_pattern->text());
    m_example->setText(pattern ? tr("Example: %1").arg(pattern->keyOf(examplePaper()))
                               : u"⚠  "_s + pattern.error().message);
    m_pattern->setAccessibleDescription(m_example->text() + u' ' + m_hint);
    Q_EMIT changed();
}

} // namespace broadsheet
