#include "support/Runner.h"

#include "controllers/LatestReply.h"

#include <QPromise>
#include <QTest>

using namespace broadsheet;

class TestLatestReply final : public QObject
{
    Q_OBJECT

private:
    QList<int> m_delivered;

    static QPromise<int> started()
    {
        QPromise<int> promise;
        promise.start();
        return promise;
    }
    static void finish(QPromise<int> &promise, int value)
    {
        promise.addResult(value);
        promise.finish();
    }
    void ask(LatestReply<int> &reply, const QPromise<int> &promise)
    {
        reply.ask(promise.future(), this, [this](int value) { m_delivered << value; });
    }

private Q_SLOTS:
    void init() { m_delivered.clear(); }

    void aReplyIsDeliveredOnceAndLater()
    {
        LatestReply<int> reply;
        QPromise<int> promise = started();
        finish(promise, 1);
        ask(reply, promise);
        QVERIFY(m_delivered.isEmpty());
        QVERIFY(reply.isPending());
        QTRY_COMPARE(m_delivered, QList<int>{1});
        QVERIFY(!reply.isPending());
    }

    void onlyTheLatestReplyIsDelivered()
    {
        LatestReply<int> reply;
        QPromise<int> first = started();
        QPromise<int> second = started();
        ask(reply, first);
        ask(reply, second);
        QVERIFY(first.isCanceled());
        QVERIFY(!second.isCanceled());
        finish(first, 1);
        finish(second, 2);
        QTRY_COMPARE(m_delivered, QList<int>{2});
    }

    void aReplyThatHasArrivedIsDroppedToo()
    {
        LatestReply<int> reply;
        QPromise<int> first = started();
        finish(first, 1);
        ask(reply, first);
        QPromise<int> second = started();
        finish(second, 2);
        ask(reply, second);
        QTRY_COMPARE(m_delivered, QList<int>{2});
    }

    void askingAgainFromAReplyWorks()
    {
        LatestReply<int> reply;
        QPromise<int> first = started();
        QPromise<int> second = started();
        reply.ask(first.future(), this, [&](int value) {
            m_delivered << value;
            QVERIFY(!reply.isPending());
            ask(reply, second);
        });
        finish(first, 1);
        QTRY_COMPARE(m_delivered, QList<int>{1});
        finish(second, 2);
        QTRY_COMPARE(m_delivered, (QList<int>{1, 2}));
    }

    void nothingIsDeliveredWhenTheOwnerIsGone()
    {
        QPromise<int> promise = started();
        {
            LatestReply<int> reply;
            ask(reply, promise);
        }
        QVERIFY(promise.isCanceled());
        finish(promise, 1);
        QCoreApplication::processEvents();
        QVERIFY(m_delivered.isEmpty());
    }

    void aFutureWithoutAResultCallsNothing()
    {
        LatestReply<int> reply;
        QPromise<int> promise = started();
        ask(reply, promise);
        promise.finish();
        QTRY_VERIFY(!reply.isPending());
        QVERIFY(m_delivered.isEmpty());
    }
};

BROADSHEET_TEST(TestLatestReply, QCoreApplication)
#include "tst_latest_reply.moc"
