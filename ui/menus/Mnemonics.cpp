#include "menus/Mnemonics.h"

#include <QAction>
#include <QMenu>
#include <QPointer>
#include <QSet>

#include <utility>

using namespace Qt::StringLiterals;

namespace broadsheet {

namespace {

constexpr auto lettersName = "letters"_L1;

bool isLatin(QChar c)
{
    const char16_t letter = c.toLower().unicode();
    return (letter >= u'a' && letter <= u'z') || (letter >= u'0' && letter <= u'9');
}

// Where the letter of a mnemonic is; -1: none. "&&" is an ampersand.
qsizetype mnemonicAt(const QString &text)
{
    for (qsizetype at = text.indexOf(u'&'); at >= 0 && at + 1 < text.size();
         at = text.indexOf(u'&', at + 2))
        if (text.at(at + 1) != u'&')
            return at + 1;
    return -1;
}

// First the letters that begin words, then the others.
QList<qsizetype> candidates(const QString &label)
{
    QList<qsizetype> starts;
    QList<qsizetype> others;
    for (qsizetype at = 0; at < label.size(); ++at) {
        if (!isLatin(label.at(at)))
            continue;
        const bool isStart = at == 0 || !label.at(at - 1).isLetterOrNumber();
        (isStart ? starts : others).append(at);
    }
    return starts + others;
}

bool hasOtherLetters(const QString &label)
{
    for (const QChar c : label)
        if (c.isLetter() && c.unicode() > 0x2e80) // scripts that have no room for an underlined one
            return true;
    return false;
}

// The letter of the action's key is the one that its user knows. F5 and Del are no letters.
QChar freeLetter(const QAction &action, const QSet<QChar> &taken)
{
    const QString key =
        action.shortcut().toString(QKeySequence::PortableText).section(u'+', -1).toUpper();
    const QChar own =
        key.size() == 1 && key.front() >= u'A' && key.front() <= u'Z' ? key.front() : QChar();
    if (!own.isNull() && !taken.contains(own))
        return own;
    for (char16_t letter = u'A'; letter <= u'Z'; ++letter)
        if (!taken.contains(letter))
            return letter;
    return {};
}

QString withMnemonic(const QAction &action, QSet<QChar> &taken)
{
    const QString label = action.text().section(u'\t', 0, 0);
    const QString rest = action.text().mid(label.size());
    if (!hasOtherLetters(label)) {
        for (const qsizetype at : candidates(label)) {
            const QChar letter = label.at(at).toUpper();
            if (taken.contains(letter))
                continue;
            taken.insert(letter);
            return QString(label).insert(at, u'&') + rest;
        }
    }
    const QChar letter = freeLetter(action, taken);
    if (letter.isNull())
        return action.text();
    taken.insert(letter);
    const qsizetype end = label.endsWith(u'…') ? label.size() - 1 : label.size();
    return label.first(end) + u"(&"_s + letter + u')' + label.sliced(end) + rest;
}

// What one menu was given, until it is hidden.
class MenuLetters final : public QObject
{
public:
    explicit MenuLetters(QMenu &menu) : QObject(&menu), m_menu(menu)
    {
        setObjectName(lettersName);
        connect(&menu, &QMenu::aboutToShow, this, &MenuLetters::give);
        connect(&menu, &QMenu::aboutToHide, this, &MenuLetters::takeBack);
    }

private:
    struct Given
    {
        QPointer<QAction> action;
        QString before;
        QString now;
    };

    void give()
    {
        const QList<QAction *> actions = m_menu.actions();
        const QStringList texts = textsWithMnemonics(actions);
        for (qsizetype i = 0; i < actions.size(); ++i) {
            if (texts.at(i) == actions.at(i)->text())
                continue;
            m_given.append({actions.at(i), actions.at(i)->text(), texts.at(i)});
            actions.at(i)->setIconText(actions.at(i)->iconText()); // a button keeps its text
            actions.at(i)->setText(texts.at(i));
        }
    }

    void takeBack()
    {
        const QList<Given> all = std::exchange(m_given, {});
        for (const Given &one : all) {
            if (!one.action)
                continue;
            if (one.action->text() == one.now) // else it has got another meanwhile
                one.action->setText(one.before);
            one.action->setIconText({});
        }
    }

    QMenu &m_menu;
    QList<Given> m_given;
};

} // namespace

QStringList textsWithMnemonics(const QList<QAction *> &actions)
{
    QSet<QChar> taken;
    for (const QAction *action : actions)
        if (const qsizetype at = mnemonicAt(action->text()); at >= 0 && action->isVisible())
            taken.insert(action->text().at(at).toUpper());
    QStringList texts;
    for (const QAction *action : actions) {
        const bool isLeft =
            action->isSeparator() || !action->isVisible() || mnemonicAt(action->text()) >= 0;
        texts << (isLeft ? action->text() : withMnemonic(*action, taken));
    }
    return texts;
}

void giveMnemonics(QMenu &menu)
{
    delete menu.findChild<QObject *>(lettersName, Qt::FindDirectChildrenOnly);
    new MenuLetters(menu);
}

} // namespace broadsheet
