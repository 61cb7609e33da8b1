#include "study/consensus.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>
#include <limits>

#include "study/dissimilarity.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// For each unit a bit a replicate: whether it is held, and the binary digits of its group number. Two units share a
/// group where both are held and no digit differs.
class BitPlanes {
 public:
  BitPlanes(std::span<const std::uint16_t> labels, std::size_t replicates, std::size_t units)
      : words_((replicates + 63) / 64) {
    const unsigned highest = labels.empty() ? 0 : *std::max_element(labels.begin(), labels.end());
    planes_ = 1 + static_cast<std::size_t>(std::bit_width(highest));
    bits_.assign(units * planes_ * words_, 0);
    for (std::size_t b = 0; b < replicates; ++b) {
      for (std::size_t i = 0; i < units; ++i) {
        const unsigned label = labels[b * units + i];
        if (label == 0) continue;
        std::uint64_t* word = bits_.data() + i * planes_ * words_ + b / 64;
        const auto at = static_cast<unsigned>(b % 64);
        word[0] |= std::uint64_t{1} << at;
        for (std::size_t plane = 1; plane < planes_; ++plane) {
          word[plane * words_] |= static_cast<std::uint64_t>(label >> (plane - 1) & 1U) << at;
        }
      }
    }
  }

  int held(std::size_t i) const {
    int count = 0;
    for (std::size_t w = 0; w < words_; ++w) count += std::popcount(of(i)[w]);
    return count;
  }

  double share(std::size_t i, std::size_t j) const {
    const std::uint64_t* a = of(i);
    const std::uint64_t* b = of(j);
    int both = 0;
    int together = 0;
    for (std::size_t w = 0; w < words_; ++w) {
      const std::uint64_t held = a[w] & b[w];
      std::uint64_t differ = 0;
      for (std::size_t plane = 1; plane < planes_; ++plane) differ |= a[plane * words_ + w] ^ b[plane * words_ + w];
      both += std::popcount(held);
      together += std::popcount(held & ~differ);
    }
    return both == 0 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(together) / both;
  }

 private:
  const std::uint64_t* of(std::size_t i) const { return bits_.data() + i * planes_ * words_; }

  std::size_t words_;
  std::size_t planes_ = 1;
  std::vector<std::uint64_t> bits_;
};

}  // namespace

double Consensus::sum() const {
  double pairs = 0;
  for (const double share : shares) {
    if (!std::isnan(share)) pairs += share;
  }
  return 2 * pairs + static_cast<double>(std::count_if(held.begin(), held.end(), [](int count) { return count > 0; }));
}

double Consensus::operator()(std::size_t i, std::size_t j) const {
  if (i == j) return held[i] > 0 ? 1 : std::numeric_limits<double>::quiet_NaN();
  return shares[Dissimilarity::index(std::min(i, j), std::max(i, j), units)];
}

Consensus consensus(std::span<const std::uint16_t> labels, std::size_t replicates, std::size_t units,
                    Workers& workers) {
  assert(labels.size() == replicates * units && "a label for each unit in each replicate");
  const BitPlanes planes(labels, replicates, units);
  Consensus result{units, std::vector<double>(units < 2 ? 0 : units * (units - 1) / 2), std::vector<int>(units)};
  workers.for_blocks(units, 16, [&](std::size_t begin, std::size_t end, int) {
    for (std::size_t i = begin; i < end; ++i) {
      result.held[i] = planes.held(i);
      double* row = result.shares.data() + (i + 1 < units ? Dissimilarity::index(i, i + 1, units) : 0);
      for (std::size_t j = i + 1; j < units; ++j) row[j - i - 1] = planes.share(i, j);
    }
  });
  return result;
}

}  // namespace vallis::study
