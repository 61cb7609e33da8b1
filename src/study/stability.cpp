#include "study/stability.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <limits>
#include <numeric>

#include "study/detail/group_cutter.hpp"
#include "study/detail/medoid_cutter.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr int kMostGroups = std::numeric_limits<std::uint16_t>::max();

/// The units drawn, in their own order, from how often each was.
void write_counts(const std::vector<int>& counts, Resample& out) {
  out.units.clear();
  out.copies.clear();
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    out.units.push_back(static_cast<int>(i));
    out.copies.push_back(counts[i]);
  }
}

/// Holds the groups of one resample against those of all units.
class Comparison {
 public:
  Comparison(const Partition& base, int k)
      : base_(&base), k_(static_cast<std::size_t>(k)), shared_(k_ * k_), base_size_(k_), group_size_(k_) {}

  /// Writes the k coefficients, and for each group of the resample the base group that is most like it (0-based).
  void compare(std::span<const int> units, std::span<const std::uint16_t> label, std::span<double> jaccard,
               std::span<std::uint16_t> likest) {
    std::fill(shared_.begin(), shared_.end(), 0);
    std::fill(base_size_.begin(), base_size_.end(), 0);
    std::fill(group_size_.begin(), group_size_.end(), 0);
    for (const int unit : units) {
      const auto a = static_cast<std::size_t>(base_->group[unit] - 1);
      const auto b = static_cast<std::size_t>(label[unit] - 1);
      ++shared_[a * k_ + b];
      ++base_size_[a];
      ++group_size_[b];
    }
    std::fill(jaccard.begin(), jaccard.end(), 0);
    std::fill(likest.begin(), likest.end(), std::uint16_t{0});
    for (std::size_t b = 0; b < k_; ++b) {
      double best = -1;
      for (std::size_t a = 0; a < k_ && group_size_[b] > 0; ++a) {
        const int both = shared_[a * k_ + b];
        const double coefficient = static_cast<double>(both) / (base_size_[a] + group_size_[b] - both);
        jaccard[a] = std::max(jaccard[a], coefficient);
        if (coefficient <= best) continue;
        best = coefficient;
        likest[b] = static_cast<std::uint16_t>(a);
      }
    }
  }

 private:
  const Partition* base_;
  std::size_t k_;
  std::vector<int> shared_;  // base groups × groups of the resample
  std::vector<int> base_size_;
  std::vector<int> group_size_;
};

base::Result<void> check_counts(const Dissimilarity& dissimilarity, const StabilityOptions& options) {
  const auto n = static_cast<int>(dissimilarity.size());
  if (options.k < 1 || options.k > std::min(n, kMostGroups)) {
    return base::invalid_argument(
        fmt::format("{} groups of {} units; ask for 1 to {}.", options.k, n, std::min(n, kMostGroups)));
  }
  if (options.replicates == 0) return base::invalid_argument("The bootstrap needs at least one replicate.");
  return {};
}

base::Result<void> check(const Dissimilarity& dissimilarity, const StabilityOptions& options) {
  if (options.method == LinkageMethod::Flexible) {
    return base::invalid_argument(
        "Flexible linkage depends on the order in which the copies of a unit merge; take another method.");
  }
  return check_counts(dissimilarity, options);
}

void count_outcomes(Stability& result, std::size_t k) {
  result.mean_jaccard.assign(k, 0);
  result.recovered.assign(k, 0);
  result.dissolved.assign(k, 0);
  for (std::size_t i = 0; i < result.jaccard.size(); ++i) {
    result.mean_jaccard[i % k] += result.jaccard[i];
    if (result.jaccard[i] > kRecovered) ++result.recovered[i % k];
    if (result.jaccard[i] <= kDissolved) ++result.dissolved[i % k];
  }
  for (double& mean : result.mean_jaccard) mean /= static_cast<double>(result.replicates);
}

std::vector<double> membership(std::span<const std::uint16_t> labels, std::span<const std::uint16_t> likest,
                               std::size_t k, const std::vector<int>& held) {
  const std::size_t n = held.size();
  std::vector<double> shares(n * k, 0);
  for (std::size_t b = 0; b * n < labels.size(); ++b) {
    for (std::size_t i = 0; i < n; ++i) {
      const std::uint16_t label = labels[b * n + i];
      if (label != 0) ++shares[i * k + likest[b * k + label - 1]];
    }
  }
  for (std::size_t i = 0; i < shares.size(); ++i) shares[i] /= held[i / k];  // 0/0 where never held
  return shares;
}

/// Groups every resample and holds it against the base; `make_cutter` gives each block of resamples a function that
/// writes the labels of one.
template <class MakeCutter>
Stability bootstrap(Partition base, const Resampler& resampler, const StabilityOptions& options,
                    const MakeCutter& make_cutter, Workers& workers) {
  const std::size_t n = base.group.size();
  const auto k = static_cast<std::size_t>(options.k);
  Stability result;
  result.base = std::move(base);
  result.replicates = options.replicates;
  result.jaccard.resize(options.replicates * k);
  std::vector<std::uint16_t> labels(options.replicates * n, 0);
  std::vector<std::uint16_t> likest(options.replicates * k, 0);
  constexpr std::size_t kBlock = 8;
  workers.for_blocks(options.replicates, kBlock, [&](std::size_t begin, std::size_t end, int) {
    auto cut = make_cutter();
    Comparison comparison(result.base, options.k);
    Resample resample;
    for (std::size_t b = begin; b < end; ++b) {
      resampler(b, resample);
      if (options.repeated == RepeatedUnits::Once) std::fill(resample.copies.begin(), resample.copies.end(), 1);
      const auto label = std::span(labels).subspan(b * n, n);
      cut(resample, label);
      comparison.compare(resample.units, label, std::span(result.jaccard).subspan(b * k, k),
                         std::span(likest).subspan(b * k, k));
    }
  });
  count_outcomes(result, k);
  result.consensus = consensus(labels, options.replicates, n, workers);
  result.membership = membership(labels, likest, k, result.consensus.held);
  return result;
}

}  // namespace

base::Result<Resampler> given_resamples(const std::vector<std::vector<int>>& draws, std::size_t units) {
  std::vector<Resample> resamples;
  for (std::size_t b = 0; b < draws.size(); ++b) {
    if (draws[b].empty()) return base::invalid_argument(fmt::format("Resample {} holds no unit.", b + 1));
    Resample resample;
    std::vector<int> place(units, -1);
    for (const int unit : draws[b]) {
      if (unit < 0 || static_cast<std::size_t>(unit) >= units) {
        return base::invalid_argument(
            fmt::format("Resample {} draws unit {}; there are units 1 to {}.", b + 1, unit + 1, units));
      }
      if (place[unit] < 0) {
        place[unit] = static_cast<int>(resample.units.size());
        resample.units.push_back(unit);
        resample.copies.push_back(0);
      }
      ++resample.copies[place[unit]];
    }
    resamples.push_back(std::move(resample));
  }
  return Resampler(
      [resamples = std::move(resamples)](std::size_t replicate, Resample& out) { out = resamples.at(replicate); });
}

Resampler unit_resamples(std::size_t units, std::uint64_t seed) {
  return [units, seed](std::size_t replicate, Resample& out) {
    Random random(seed, replicate);
    std::vector<int> counts(units, 0);
    for (std::size_t draw = 0; draw < units; ++draw) ++counts[random.below(units)];
    write_counts(counts, out);
  };
}

Resampler block_resamples(const Partition& blocks, std::uint64_t seed) {
  return [blocks, seed](std::size_t replicate, Resample& out) {
    Random random(seed, replicate);
    const auto count = static_cast<std::size_t>(blocks.count);
    std::vector<int> drawn(count, 0);
    for (std::size_t draw = 0; draw < count; ++draw) ++drawn[random.below(count)];
    std::vector<int> counts;
    for (const int block : blocks.group) counts.push_back(drawn[block - 1]);
    write_counts(counts, out);
  };
}

base::Result<Stability> bootstrap_stability(const Dissimilarity& dissimilarity, const Resampler& resampler,
                                            const StabilityOptions& options, Workers& workers) {
  if (auto checked = check(dissimilarity, options); !checked) return checked.error();
  const auto linkage = link(dissimilarity, options.method, {}, workers);
  if (!linkage) return linkage.error();
  auto base = cut_into(*linkage, options.k);
  if (!base) return base.error();
  const detail::Recurrence recurrence{options.method};
  const detail::SquareRows square(dissimilarity, recurrence);
  return bootstrap(
      std::move(*base), resampler, options,
      [&] {
        return [&, cutter = detail::GroupCutter(square, recurrence)](const Resample& resample,
                                                                     std::span<std::uint16_t> label) mutable {
          cutter.cut(resample.units, resample.copies, options.k, label);
        };
      },
      workers);
}

base::Result<Stability> medoid_stability(const Dissimilarity& dissimilarity, const Partition& base,
                                         const Resampler& resampler, const StabilityOptions& options,
                                         Workers& workers) {
  if (auto checked = check_counts(dissimilarity, options); !checked) return checked.error();
  if (base.group.size() != dissimilarity.size() || base.count != options.k) {
    return base::invalid_argument(fmt::format("The groups to come back are {} of {} units; {} of {} were expected.",
                                              base.count, base.group.size(), options.k, dissimilarity.size()));
  }
  if (const auto pair = dissimilarity.first_undefined()) {
    return base::invalid_argument(
        fmt::format("Units {} and {} have no dissimilarity; fill in their values or leave one out.", pair->first + 1,
                    pair->second + 1));
  }
  std::atomic<std::size_t> unproven = 0;
  Stability result = bootstrap(
      base, resampler, options,
      [&] {
        return [&, cutter = detail::MedoidCutter()](const Resample& resample, std::span<std::uint16_t> label) mutable {
          cutter.load(dissimilarity, resample.units, resample.copies);
          cutter.cut(options.k);
          if (options.prove && !cutter.prove(kProofWork)) ++unproven;
          cutter.write_labels(label);
        };
      },
      workers);
  result.unproven = unproven;
  return result;
}

}  // namespace vallis::study
