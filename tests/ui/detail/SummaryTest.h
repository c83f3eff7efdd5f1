// Base of the tests of the pane of one paper: a view on screen, and papers to show.
#pragma once

#include "Requests.h"

#include "controls/ReadingFocus.h"
#include "detail/SummaryView.h"
#include "support/Runner.h"
#include "text/TextView.h"

#include <QTest>
#include <QToolButton>

#include <memory>

namespace broadsheet {

class SummaryTest : public QObject
{
protected:
    void open()
    {
        m_view = std::make_unique<SummaryView>();
        new ReadingFocus(*m_view);
        m_view->resize(400, 800);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get(), test::longest));
    }

    [[nodiscard]] static Paper samplePaper()
    {
        return {.id = {QStringLiteral("2403.14624")},
                .title = QStringLiteral("MathVerse: Does Your Model Truly See $\\sim$20 Diagrams?"),
                .url = QStringLiteral("https://arxiv.org/abs/2403.14624"),
                .authors = {QStringLiteral("Renrui Zhang"), QStringLiteral("Dongzhi Jiang")},
                .votes = 25,
                .media = {QStringLiteral("https://example.org/a.png")},
                .days = {QDate(2024, 3, 22)},
                .texts = {{QStringLiteral("digest"), QStringLiteral("ko"),
                           QStringLiteral("- 한국어 요약\n- 둘"), QDate(2024, 3, 22)},
                          {QStringLiteral("arxiv"),
                           QStringLiteral("en"),
                           QStringLiteral("The abstract, see https://a.org/x."),
                           {},
                           TextKind::Abstract}},
                .authorSummaries = {{QStringLiteral("Renrui Zhang"), 3, 1, false},
                                    {QStringLiteral("Dongzhi Jiang"), 1, 0, true}}};
    }

    [[nodiscard]] static Paper otherPaper()
    {
        Paper paper = samplePaper();
        paper.id = {QStringLiteral("2403.14613")};
        paper.title = QStringLiteral("DreamReward");
        return paper;
    }

    template<class T>
    [[nodiscard]] static T *named(QWidget &parent, const QString &accessibleName)
    {
        for (T *widget : parent.findChildren<T *>())
            if (widget->accessibleName() == accessibleName)
                return widget;
        return nullptr;
    }

    [[nodiscard]] static QToolButton *button(QWidget &parent, const QString &text)
    {
        for (QToolButton *candidate : parent.findChildren<QToolButton *>())
            if (candidate->text() == text && !candidate->isHidden())
                return candidate;
        return nullptr;
    }

    [[nodiscard]] static QString shownText(SummaryView &view)
    {
        return named<TextView>(view, QStringLiteral("Summary"))->toPlainText();
    }

    std::unique_ptr<SummaryView> m_view;
};

} // namespace broadsheet
