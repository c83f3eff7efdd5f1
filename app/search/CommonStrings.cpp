#include "search/CommonStrings.h"

#include <QStringTokenizer>

#include <array>

namespace broadsheet {

namespace {

constexpr QStringView strings =
    u"가능 가능하 가능하게 가능한 가지 가하 간의 같은 개선 개의 개합 개합니 개합니다 것을 "
    u"결과 결과를 결하 결합 계를 고품 고품질 공간 과를 과적 과정 구는 구성 구에 구에서 "
    u"구에서는 구조 규모 기반 기반으 기반으로 기술 기존 기존의 논문 논문에 논문에서 높은 "
    u"능력 능력을 능을 능하 능하게 능한 니다 다는 다른 다양 다양한 다중 단계 달성 대규 "
    u"대규모 대한 대해 데이 데이터 데이터셋 델들 델에 델은 델을 델의 델이 도록 도를 도입 "
    u"되었 되었습 되었습니 됩니 됩니다 들은 들을 디오 또한 뛰어 라는 러한 레이 레임 레임워 "
    u"레임워크 력을 련된 로써 로운 롬프 마크 면서 모델 모델들 모델에 모델은 모델을 모델의 "
    u"모델이 문에 문에서 문에서는 문은 문제 문제를 미지 반으 반으로 방법 방법은 방법을 "
    u"방식 범위 법들 법은 법을 벤치 벤치마 벤치마크 보다 보여 보여주 보여줍 보여줍니 보였 "
    u"복잡 부터 분야 비교 비디 비디오 사용 사용하 사용하여 사전 상시 새로 새로운 생성 "
    u"생성하 서는 서도 서의 설계 성과 성능 성능을 성된 성에 성을 성하 성하는 소개 소개합 "
    u"소개합니 수한 수행 스트 습니 습니다 시각 시간 시키 식을 실험 안합 안합니 안합니다 "
    u"양한 언어 업에 었습 었습니 었습니다 에서 에서는 에서의 여러 여주 여줍 여줍니 "
    u"여줍니다 연구 연구는 연구에 연구에서 였습 였습니 였습니다 요한 용하 용하는 용하여 "
    u"용한 우리 우수 워크 위한 위해 유지 율성 율적 으로 으로써 으며 음을 이는 이러 이러한 "
    u"이를 이미 이미지 이전 이터 이터셋 이해 인간 일관 일반 임워 임워크 입니 입니다 입력 "
    u"입증 있는 있다 있습 있습니 있습니다 있으 있으며 있음 작업 작업에 적용 적으 적으로 "
    u"적인 적화 점을 접근 정보 정확 제공 제를 제시 제안 제안합 제안합니 조정 존의 줍니 "
    u"줍니다 중요 지를 지만 지하 처리 최근 최신 최적 최적화 추가 추론 치마 치마크 코드 "
    u"크를 터를 터셋 텍스 텍스트 통합 통해 트를 특히 평가 포함 표현 품질 프레 프레임 "
    u"프레임워 프로 프롬 프롬프 프트 필요 하게 하고 하기 하는 하며 하면 하여 하였 하였습 "
    u"하였습니 하지 학습 한다 함으 함으로 함으로써 합니 합니다 합성 합하 해결 해결하 했습 "
    u"했습니 했습니다 향상 향상시 험을 화된 화하 확산 확인 확장 활용 활용하 활용하여 효과 "
    u"효과적 효율 효율성 효율적 훈련";

// The units of at most four, in one number.
quint64 keyOf(QStringView text)
{
    quint64 key = 0;
    for (const QChar unit : text)
        key = key << 16 | unit.unicode();
    return key;
}

// Every syllable of a text is looked up, which takes a QSet three times as long.
class Keys final
{
public:
    Keys()
    {
        for (const QStringView text : QStringTokenizer(strings, u' '))
            m_keys[placeOf(keyOf(text))] = keyOf(text);
    }

    [[nodiscard]] bool contains(quint64 key) const { return m_keys[placeOf(key)] == key; }

private:
    static constexpr int bits = 12;
    static constexpr size_t size = size_t(1) << bits; // ten times as many as there are strings

    // Where the key is, or the empty place where it would be.
    [[nodiscard]] size_t placeOf(quint64 key) const
    {
        constexpr quint64 factor = 0x9e3779b97f4a7c15; // 2^64 divided by the golden ratio
        size_t place = key * factor >> (64 - bits);
        while (m_keys[place] != 0 && m_keys[place] != key)
            place = (place + 1) % size;
        return place;
    }

    std::array<quint64, size> m_keys = {};
};

} // namespace

bool isCommon(QStringView text)
{
    static const Keys keys;
    return text.size() <= longestCommon && keys.contains(keyOf(text));
}

} // namespace broadsheet
