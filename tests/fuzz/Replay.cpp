// Runs a fuzz target over files, without libFuzzer: the inputs that once led to a finding and the
// seeds. That is how every ordinary build tests them.
#include "Fuzz.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    int count = 0;
    for (const QString &folder : QCoreApplication::arguments().sliced(1)) {
        QDirIterator files(folder, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (!file.open(QIODevice::ReadOnly))
                qFatal("%s cannot be read", qPrintable(file.fileName()));
            const QByteArray bytes = file.readAll();
            qInfo("%s", qPrintable(file.fileName())); // the last one is the one that failed
            LLVMFuzzerTestOneInput(reinterpret_cast<const uint8_t *>(bytes.constData()),
                                   size_t(bytes.size()));
            ++count;
        }
    }
    if (count == 0)
        qFatal("there was no input");
    qInfo("%d inputs", count);
    return 0;
}
