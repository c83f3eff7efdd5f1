#include "fit/LinearModel.h"

#include "base/Unpacked.h"

#include <linear.h>

#include <QtEndian>

#include <algorithm>
#include <cmath>
#include <memory>

namespace broadsheet {

namespace {

// Terms of the training rows, each with a place from 1 in the order of their numbers.
class Places final
{
public:
    explicit Places(const std::vector<TrainingRow> &rows) : m_places(termNumbers)
    {
        for (const TrainingRow &row : rows)
            forEachPacked(row.terms, [this](quint32 number, quint32) { m_places[number] = 1; });
        for (int &place : m_places)
            if (place != 0)
                place = ++m_count;
    }

    [[nodiscard]] int of(quint32 number) const { return m_places[number]; } // 0: none
    [[nodiscard]] int bias() const { return m_count + 1; }

private:
    std::vector<int> m_places;
    int m_count = 0;
};

using Vector = std::vector<feature_node>;

// Of length 1, with the bias behind it, as liblinear wants it.
Vector vectorOf(const TrainingRow &row, const Places &places, const TermRarity &rarity)
{
    Vector vector;
    double square = 0;
    forEachPacked(row.terms, [&](quint32 number, quint32 count) {
        const double weight = rarity.weight(number, count);
        square += weight * weight;
        vector.push_back({places.of(number), weight});
    });
    for (feature_node &node : vector)
        node.value /= std::sqrt(square);
    vector.push_back({places.bias(), 1});
    vector.push_back({-1, 0});
    return vector;
}

struct FreeModel
{
    void operator()(model *trained) const { free_and_destroy_model(&trained); }
};
using Trained = std::unique_ptr<model, FreeModel>;

Trained trained(const std::vector<TrainingRow> &rows, const Places &places,
                const TermRarity &rarity, double cost)
{
    std::vector<Vector> vectors;
    std::vector<feature_node *> nodes;
    std::vector<double> labels;
    vectors.reserve(rows.size());
    for (const TrainingRow &row : rows) {
        vectors.push_back(vectorOf(row, places, rarity));
        for (int copy = 0; copy < row.copies; ++copy) {
            nodes.push_back(vectors.back().data());
            labels.push_back(row.isWanted ? 1 : -1);
        }
    }
    const problem asked{.l = int(nodes.size()),
                        .n = places.bias(),
                        .y = labels.data(),
                        .x = nodes.data(),
                        .bias = -1}; // it is among the features
    const parameter how{.solver_type = L2R_L2LOSS_SVC, .eps = 1e-4, .C = cost, .p = 0.1};
    set_print_string_function([](const char *) {});
    return Trained(train(&asked, &how));
}

constexpr double stepsPerUnit = 4096;

qint16 inSteps(double weight)
{
    return qint16(std::clamp(std::round(weight * stepsPerUnit), -32767.0, 32767.0));
}

constexpr qsizetype savedSize = (termNumbers + 1) * sizeof(qint16);

} // namespace

LinearModel::LinearModel(const TermRarity &rarity, std::vector<qint16> weights)
    : m_rarity(&rarity), m_weights(std::move(weights))
{
    fillTable();
}

LinearModel::LinearModel(const std::vector<TrainingRow> &rows, const TermRarity &rarity,
                         int freshCopies)
    : m_rarity(&rarity), m_weights(termNumbers + 1)
{
    const Places places(rows);
    const Trained found = trained(rows, places, rarity, 1.0 / freshCopies);
    const double sign = found->label[0] > 0 ? 1 : -1;
    for (quint32 number = 0; number < termNumbers; ++number)
        if (const int place = places.of(number); place != 0)
            m_weights[number] = inSteps(sign * found->w[place - 1]);
    m_weights.back() = inSteps(sign * found->w[places.bias() - 1]);
    fillTable();
}

QByteArray LinearModel::saved() const
{
    QByteArray bytes(savedSize, Qt::Uninitialized);
    qToLittleEndian<qint16>(m_weights.data(), qsizetype(m_weights.size()), bytes.data());
    return qCompress(bytes, 1);
}

std::optional<LinearModel> LinearModel::from(const QByteArray &saved, const TermRarity &rarity)
{
    const QByteArray bytes = unpacked(saved, savedSize);
    if (bytes.size() != savedSize)
        return {};
    std::vector<qint16> weights(termNumbers + 1);
    qFromLittleEndian<qint16>(bytes.constData(), qsizetype(weights.size()), weights.data());
    return LinearModel(rarity, std::move(weights));
}

void LinearModel::countAgainst(const QList<quint32> &numbers)
{
    int most = 0;
    for (quint32 number = 0; number < termNumbers; ++number)
        most = std::max(most, std::abs(int(m_weights[number])));
    for (const quint32 number : numbers)
        m_weights[number] = qint16(-most);
    fillTable();
}

double LinearModel::weightOf(quint32 number) const
{
    return m_weights[number] / stepsPerUnit;
}

double LinearModel::lengthOf(QByteArrayView terms) const
{
    double square = 0;
    forEachPacked(terms, [&](quint32 number, quint32 count) {
        const double weight = m_rarity->weight(number, count);
        square += weight * weight;
    });
    return std::sqrt(square);
}

void LinearModel::fillTable()
{
    m_table.resize(termNumbers);
    for (quint32 number = 0; number < termNumbers; ++number) {
        const double rarity = m_rarity->weight(number, 1);
        m_table[number] = {float(rarity * rarity), float(rarity * weightOf(number))};
    }
}

double LinearModel::decision(QByteArrayView terms) const
{
    const double *const frequencies = TermRarity::frequencies();
    double square = 0;
    double sum = 0;
    forEachPacked(terms, [&](quint32 number, quint32 count) {
        const Entry &entry = m_table[number];
        const double frequency = frequencies[count];
        square += entry.square * frequency * frequency;
        sum += entry.part * frequency;
    });
    return (square > 0 ? sum / std::sqrt(square) : 0) + m_weights.back() / stepsPerUnit;
}

double LinearModel::share(double decision)
{
    constexpr double steepness = 2.5; // a decision of 1 is 92 %
    return 1 / (1 + std::exp(-steepness * decision));
}

} // namespace broadsheet
