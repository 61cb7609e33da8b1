#include "study/gower_kernel.hpp"

#if defined(__x86_64__) && !defined(__clang__)
#include <immintrin.h>
#endif

#include <algorithm>
#include <cassert>
#include <cstdint>
#include <memory>
#include <vector>

#include "study/stopping.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using Pair = double __attribute__((vector_size(16), may_alias));  // Terms as one value: numerator, denominator
static_assert(sizeof(Pair) == sizeof(PackedVariables::Terms));

inline const Pair* pairs_of(const PackedVariables::Terms* terms) { return reinterpret_cast<const Pair*>(terms); }

constexpr std::size_t kBlock = 512;  // pairs in work at a time: their sums stay in the first cache
constexpr std::size_t kPairsATask = 1U << 16U;
constexpr std::size_t kStreamFrom = 1U << 20U;  // pairs: what is larger will not be found in a cache by the next reader

struct MeasureWork {
  const double* values;
  double value;  // of the row's unit
  double scale;
  double weight;
  bool capped;
};

struct SetWork {
  const std::uint64_t* masks;
  const std::uint32_t* sizes;
  const double* numerators;
  std::size_t stride;
};

/// All that one row needs: the pairs of `unit` with the units after it.
struct RowWork {
  std::size_t unit;
  std::size_t units;
  const PackedVariables::Terms* const* tables;  // one a group, by the code of the other unit
  const std::uint8_t* const* codes;
  std::size_t group_count;
  const SetWork* sets;
  std::size_t set_count;
  const MeasureWork* measures;
  std::size_t measure_count;
  bool streaming;  // past the caches, which spares reading the memory first
};

void finish_streaming() {
#if defined(__x86_64__) && !defined(__clang__)
  _mm_sfence();
#endif
}

// Each namespace brings what the row needs of its instruction set. `larger` and `smaller` return b where a is NaN.
namespace baseline {
constexpr std::size_t kVectorBytes = 16;
using Lanes = double __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
#if defined(__x86_64__) && !defined(__clang__)
inline Lanes larger(Lanes a, Lanes b) { return _mm_max_pd(a, b); }
inline Lanes smaller(Lanes a, Lanes b) { return _mm_min_pd(a, b); }
inline void stream(double* to, Lanes value) { _mm_stream_pd(to, value); }
#else
inline Lanes larger(Lanes a, Lanes b) { return a > b ? a : b; }
inline Lanes smaller(Lanes a, Lanes b) { return a < b ? a : b; }
inline void stream(double* to, Lanes value) { *reinterpret_cast<Lanes*>(to) = value; }
#endif
#include "study/detail/gower_row.hpp"
}  // namespace baseline

#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC push_options
#pragma GCC target("avx2,popcnt")
namespace avx2 {
constexpr std::size_t kVectorBytes = 32;
using Lanes = double __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
inline Lanes larger(Lanes a, Lanes b) { return _mm256_max_pd(a, b); }
inline Lanes smaller(Lanes a, Lanes b) { return _mm256_min_pd(a, b); }
inline void stream(double* to, Lanes value) { _mm256_stream_pd(to, value); }
#include "study/detail/gower_row.hpp"
}  // namespace avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,popcnt")
namespace avx512 {
constexpr std::size_t kVectorBytes = 64;
using Lanes = double __attribute__((vector_size(kVectorBytes), aligned(8), may_alias));
inline Lanes larger(Lanes a, Lanes b) { return _mm512_maskz_max_pd(0xFF, a, b); }
inline Lanes smaller(Lanes a, Lanes b) { return _mm512_maskz_min_pd(0xFF, a, b); }
inline void stream(double* to, Lanes value) { _mm512_stream_pd(to, value); }
#include "study/detail/gower_row.hpp"
}  // namespace avx512
#pragma GCC pop_options
#endif

using Row = void (*)(const RowWork&, double*);

Row row_for(detail::InstructionSet instructions) {
#if defined(__x86_64__) && !defined(__clang__)
  if (instructions == detail::InstructionSet::Avx512) return avx512::row;
  if (instructions == detail::InstructionSet::Avx2) return avx2::row;
#endif
  static_cast<void>(instructions);
  return baseline::row;
}

/// The tables of one group. Units of the same code have the same one: small tables are kept for each code, since few
/// units make little use of a table.
class TableRoom {
 public:
  explicit TableRoom(std::size_t table_size)
      : kept_(table_size <= kKeptSize ? table_size : 1),
        terms_(std::make_unique_for_overwrite<PackedVariables::Terms[]>(kept_ * table_size)) {}

  const PackedVariables::Terms* table(const PackedVariables::Group& group, std::size_t unit) {
    const std::size_t code = group.codes[unit];
    const std::size_t place = kept_ == 1 ? 0 : code;
    PackedVariables::Terms* table = terms_.get() + place * group.table_size;
    if (kept_ == 1 || (made_ >> code & 1U) == 0) PackedVariables::make_table(group, code, table);
    if (kept_ > 1) made_ |= 1U << code;
    return table;
  }

 private:
  static constexpr std::size_t kKeptSize = 16;
  std::size_t kept_;
  std::uint32_t made_ = 0;  // a bit a code
  std::unique_ptr<PackedVariables::Terms[]> terms_;
};

/// The pairs of the units [begin, end) with the units after each.
class RowBlock {
 public:
  RowBlock(const PackedVariables& variables, Row row, Dissimilarity& result)
      : variables_(variables), row_(row), result_(result), tables_(variables.groups().size()) {
    for (const auto& group : variables.groups()) {
      codes_.push_back(group.codes.data());
      rooms_.emplace_back(group.table_size);
    }
    for (const auto& set : variables.sets()) {
      sets_.push_back({set.masks.data(), set.sizes.data(), set.numerators.data(), set.stride});
    }
    for (const auto& measure : variables.measures()) {
      measures_.push_back({measure.values.data(), 0, measure.scale, measure.weight, measure.capped});
    }
  }

  void run(std::size_t begin, std::size_t end) {
    const std::size_t n = variables_.units();
    const bool streaming = result_.pair_count() >= kStreamFrom;
    for (std::size_t i = begin; i < std::min(end, n - 1); ++i) {
      for (std::size_t g = 0; g < tables_.size(); ++g) tables_[g] = rooms_[g].table(variables_.groups()[g], i);
      for (MeasureWork& measure : measures_) measure.value = measure.values[i];
      const RowWork work{.unit = i,
                         .units = n,
                         .tables = tables_.data(),
                         .codes = codes_.data(),
                         .group_count = codes_.size(),
                         .sets = sets_.data(),
                         .set_count = sets_.size(),
                         .measures = measures_.data(),
                         .measure_count = measures_.size(),
                         .streaming = streaming};
      row_(work, result_.values().data() + Dissimilarity::index(i, i + 1, n));
    }
    if (streaming) finish_streaming();
  }

 private:
  const PackedVariables& variables_;
  Row row_;
  Dissimilarity& result_;
  std::vector<TableRoom> rooms_;
  std::vector<const PackedVariables::Terms*> tables_;
  std::vector<const std::uint8_t*> codes_;
  std::vector<SetWork> sets_;
  std::vector<MeasureWork> measures_;
};

}  // namespace

void gower_packed(const PackedVariables& variables, Workers& workers, Dissimilarity& result,
                  detail::InstructionSet instructions) {
  const std::size_t n = variables.units();
  assert(result.size() == n && "the result has room for the units");
  const Row row = row_for(instructions);
  workers.for_blocks(n, std::max<std::size_t>(1, kPairsATask / n), [&](std::size_t begin, std::size_t end, int) {
    advance_stage(static_cast<double>(begin) / static_cast<double>(n));
    RowBlock(variables, row, result).run(begin, end);
  });
}

}  // namespace vallis::study
