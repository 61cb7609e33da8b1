#include "study/group_sums.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr std::size_t kRows = 4;  // rows in work at a time: a column's sum is fetched and put back once for all
constexpr std::size_t kBins = 8;  // a row's sum to a group is kept in parts by column mod 8: a part to a lane
constexpr std::size_t kMaskedGroups = 10;       // up to here a pass over the groups is faster than a bin for each value
constexpr std::size_t kChunkPairs = 1U << 16U;  // at least
constexpr std::size_t kChunks = 64;             // at most, and one more a group: each has a sum for every column

struct FourRows {
  std::array<const double*, kRows> values;  // values[r][j − first[r]] = d(row r, j)
  std::array<std::size_t, kRows> first;     // of each row the first column that it has
  std::array<double*, kRows> bins;          // groups × kBins
  double* toward;                           // of every column, to the group of the rows
  const std::int64_t* labels;               // 0-based groups of the columns
  std::size_t groups;
};

namespace baseline {
constexpr std::size_t kVectorBytes = 16;
#include "study/detail/group_sum_rows.hpp"
}  // namespace baseline

#if defined(__x86_64__) && !defined(__clang__)
#pragma GCC push_options
#pragma GCC target("avx2,popcnt")
namespace avx2 {
constexpr std::size_t kVectorBytes = 32;
#include "study/detail/group_sum_rows.hpp"
}  // namespace avx2
#pragma GCC pop_options

#pragma GCC push_options
#pragma GCC target("avx512f,popcnt")
namespace avx512 {
constexpr std::size_t kVectorBytes = 64;
#include "study/detail/group_sum_rows.hpp"
}  // namespace avx512
#pragma GCC pop_options
#endif

/// The same by a bin for each value, for many groups; the order of additions to each bin is the same.
void add_rows_by_bin(const FourRows& work, std::size_t begin, std::size_t end) {
  for (std::size_t j = begin; j < end; ++j) {
    const std::size_t bin = static_cast<std::size_t>(work.labels[j]) * kBins + j % kBins;
    double toward = work.toward[j];
    for (std::size_t r = 0; r < kRows; ++r) {
      const double d = work.values[r][j - work.first[r]];
      toward += d;
      work.bins[r][bin] += d;
    }
    work.toward[j] = toward;
  }
}

using AddRows = void (*)(const FourRows&, std::size_t, std::size_t);

AddRows add_rows_for(std::size_t groups, detail::InstructionSet instructions) {
  if (groups > kMaskedGroups) return add_rows_by_bin;
#if defined(__x86_64__) && !defined(__clang__)
  if (instructions == detail::InstructionSet::Avx512) return avx512::add_rows;
  if (instructions == detail::InstructionSet::Avx2) return avx2::add_rows;
#endif
  static_cast<void>(instructions);
  return baseline::add_rows;
}

/// Rows of one group that one worker takes together.
struct Chunk {
  std::size_t group = 0;
  std::vector<std::size_t> rows;  // rising
};

std::vector<Chunk> chunks_of(const Partition& partition) {
  const std::size_t n = partition.group.size();
  const std::size_t enough = std::max(kChunkPairs, n * n / 2 / kChunks);
  std::vector<Chunk> chunks;
  std::vector<Chunk> open(static_cast<std::size_t>(partition.count));
  std::vector<std::size_t> pairs(open.size(), 0);
  for (std::size_t i = 0; i < n; ++i) {
    const auto g = static_cast<std::size_t>(partition.group[i] - 1);
    open[g].group = g;
    open[g].rows.push_back(i);
    pairs[g] += n - i;
    if (pairs[g] < enough) continue;
    chunks.push_back(std::exchange(open[g], {}));
    pairs[g] = 0;
  }
  for (Chunk& chunk : open) {
    if (!chunk.rows.empty()) chunks.push_back(std::move(chunk));
  }
  return chunks;
}

class Summation {
 public:
  Summation(const Dissimilarity& dissimilarity, const Partition& partition, detail::InstructionSet instructions)
      : dissimilarity_(dissimilarity),
        n_(dissimilarity.size()),
        k_(static_cast<std::size_t>(partition.count)),
        chunks_(chunks_of(partition)),
        toward_(chunks_.size() * n_),
        sums_(n_ * k_),
        add_rows_(add_rows_for(k_, instructions)) {
    for (const int group : partition.group) labels_.push_back(group - 1);
  }

  std::vector<double> run(Workers& workers) && {
    workers.for_blocks(chunks_.size(), 1, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t c = begin; c < end; ++c) add_chunk(c);
    });
    workers.for_blocks(n_, 4096, [&](std::size_t begin, std::size_t end, int) {
      for (std::size_t c = 0; c < chunks_.size(); ++c) {
        for (std::size_t j = begin; j < end; ++j) sums_[j * k_ + chunks_[c].group] += toward_[c * n_ + j];
      }
    });
    return std::move(sums_);
  }

 private:
  void add_chunk(std::size_t c) {
    const std::vector<std::size_t>& rows = chunks_[c].rows;
    double* toward = toward_.data() + c * n_;
    std::vector<double> bins(kRows * k_ * kBins);
    for (std::size_t first = 0; first < rows.size(); first += kRows) {
      std::fill(bins.begin(), bins.end(), 0.0);
      const std::size_t count = std::min(kRows, rows.size() - first);
      // Columns that all four rows have in full eights go together, the others one by one before and after them.
      const std::size_t together = std::min(n_, (rows[first + count - 1] + kBins) / kBins * kBins);
      const std::size_t last = count == kRows ? std::max(together, n_ / kBins * kBins) : together;
      FourRows work{{}, {}, {}, toward, labels_.data(), k_};
      for (std::size_t r = 0; r < count; ++r) {
        const std::size_t row = rows[first + r];
        work.first[r] = row + 1;
        work.values[r] = dissimilarity_.row(row).data();
        work.bins[r] = bins.data() + r * k_ * kBins;
        add_singly(work, r, row + 1, together);
      }
      if (count == kRows) add_rows_(work, together, last);
      for (std::size_t r = 0; r < count; ++r) {
        add_singly(work, r, last, n_);
        put_sums(work.bins[r], sums_.data() + rows[first + r] * k_);
      }
    }
  }

  void add_singly(const FourRows& work, std::size_t r, std::size_t begin, std::size_t end) const {
    for (std::size_t j = begin; j < end; ++j) {
      const double d = work.values[r][j - work.first[r]];
      work.toward[j] += d;
      work.bins[r][static_cast<std::size_t>(labels_[j]) * kBins + j % kBins] += d;
    }
  }

  void put_sums(const double* bins, double* sums) const {
    for (std::size_t g = 0; g < k_; ++g) {
      double sum = 0;
      for (std::size_t b = 0; b < kBins; ++b) sum += bins[g * kBins + b];
      sums[g] = sum;
    }
  }

  const Dissimilarity& dissimilarity_;
  std::size_t n_;
  std::size_t k_;
  std::vector<Chunk> chunks_;
  std::vector<double> toward_;  // of each chunk, n sums
  std::vector<double> sums_;
  std::vector<std::int64_t> labels_;
  AddRows add_rows_;
};

}  // namespace

std::vector<double> group_sums(const Dissimilarity& dissimilarity, const Partition& partition, Workers& workers,
                               detail::InstructionSet instructions) {
  return Summation(dissimilarity, partition, instructions).run(workers);
}

}  // namespace vallis::study
