#include "study/number_of_groups.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/unit_grouper.hpp"
#include "study/random.hpp"
#include "study/run.hpp"
#include "study/validity.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using detail::UnitGrouper;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr double kEqual = 1e-12;  // values that differ by less count as equal, and the smaller k wins

/// log W_k, W_k = ½ Σ over groups of (Σ over pairs of d) / size.
double log_within(const Dissimilarity& dissimilarity, std::span<const std::uint16_t> label, int k) {
  std::vector<double> sum(static_cast<std::size_t>(k), 0);
  std::vector<int> size(static_cast<std::size_t>(k), 0);
  for (std::size_t i = 0; i < label.size(); ++i) {
    const std::size_t own = label[i] - 1U;
    ++size[own];
    if (i + 1 == label.size()) break;
    const auto row = dissimilarity.row(i);
    for (std::size_t j = 0; j < row.size(); ++j) sum[own] += label[i + 1 + j] == label[i] ? row[j] : 0;
  }
  double total = 0;
  for (std::size_t g = 0; g < sum.size(); ++g) total += size[g] == 0 ? 0 : sum[g] / size[g];
  return std::log(total / 2);
}

std::vector<std::uint16_t> labels_of(const Partition& partition) {
  return {partition.group.begin(), partition.group.end()};
}

std::vector<int> all_units(std::size_t n) {
  std::vector<int> units(n);
  std::iota(units.begin(), units.end(), 0);
  return units;
}

/// The variable with its known values permuted among the units that have them.
template <class Value, class Known>
void permute(std::vector<Value>& values, const Known& known, Random& random) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (known(values[i])) places.push_back(i);
  }
  for (std::size_t i = places.size(); i > 1; --i) std::swap(values[places[i - 1]], values[places[random.below(i)]]);
}

std::vector<Variable> permuted(std::vector<Variable> variables, std::uint64_t seed, std::uint64_t stream) {
  Random random(seed, stream);
  for (Variable& variable : variables) {
    if (variable.scale == Variable::Scale::Set) {
      permute(
          variable.sets, [](const auto& set) { return set.has_value(); }, random);
    } else {
      permute(
          variable.values, [](double x) { return !std::isnan(x); }, random);
    }
  }
  return variables;
}

/// log W for k = 1…K of one reference set; NaN throughout where permuted values leave a pair without a dissimilarity
/// (two zeros of asymmetric booleans alone).
base::Result<std::vector<double>> reference_logs(const Findings& findings, std::uint64_t set, int k_max) {
  Workers alone(1);
  const auto variables = permuted(findings.variables, findings.recipe.seed, set);
  const auto dissimilarity = gower(variables, alone);
  if (!dissimilarity) return dissimilarity.error();
  std::vector<double> logs(static_cast<std::size_t>(k_max), kUndefined);
  if (dissimilarity->first_undefined()) return logs;
  UnitGrouper grouper(findings.recipe);
  if (auto loaded = grouper.load(*dissimilarity, all_units(dissimilarity->size())); !loaded) return loaded.error();
  std::vector<std::uint16_t> label(dissimilarity->size());
  for (int k = 1; k <= k_max; ++k) {
    if (auto cut = grouper.cut(k, label); !cut) return cut.error();
    logs[static_cast<std::size_t>(k - 1)] = log_within(*dissimilarity, label, k);
  }
  return logs;
}

/// For each k the values of some repetitions.
using ByRepetition = std::vector<std::vector<double>>;

double mean_at(const ByRepetition& values, std::size_t at) {
  double sum = 0;
  for (const auto& repetition : values) sum += repetition[at];
  return sum / static_cast<double>(values.size());
}

/// With B − 1; NaN for one repetition.
double deviation_at(const ByRepetition& values, std::size_t at) {
  const double mean = mean_at(values, at);
  double squares = 0;
  for (const auto& repetition : values) squares += (repetition[at] - mean) * (repetition[at] - mean);
  return std::sqrt(squares / static_cast<double>(values.size() - 1));
}

/// Runs body(i) for all i and collects what they give, or the first error.
template <class Body>
base::Result<ByRepetition> repeat(std::size_t count, Workers& workers, const Body& body) {
  ByRepetition values(count);
  std::vector<std::optional<base::Error>> errors(count);
  workers.for_blocks(count, 1, [&](std::size_t i, std::size_t, int) {
    auto answer = body(i);
    if (answer) {
      values[i] = std::move(*answer);
    } else {
      errors[i] = answer.error();
    }
  });
  for (const auto& error : errors) {
    if (error) return *error;
  }
  return values;
}

/// Prediction strength of one division for k = 1…K; NaN where a half has fewer than k units.
class Division {
 public:
  Division(const Findings& findings, std::uint64_t stream, int k_max) : findings_(findings), k_max_(k_max) {
    // Streams of the reference sets come first, counted from 0.
    Random random(findings.recipe.seed, (std::uint64_t{1} << 32U) + stream);
    std::vector<int> units = all_units(findings.dissimilarity.size());
    for (std::size_t i = units.size(); i > 1; --i) std::swap(units[i - 1], units[random.below(i)]);
    const auto middle = units.begin() + static_cast<std::ptrdiff_t>(units.size() / 2);
    halves_[0].assign(units.begin(), middle);
    halves_[1].assign(middle, units.end());
    for (auto& half : halves_) std::sort(half.begin(), half.end());
  }

  base::Result<std::vector<double>> strengths() {
    std::array<UnitGrouper, 2> groupers{UnitGrouper(findings_.recipe), UnitGrouper(findings_.recipe)};
    std::vector<double> result(static_cast<std::size_t>(k_max_), kUndefined);
    for (std::size_t h = 0; h < 2; ++h) {
      if (halves_[h].size() < 2) return result;
      if (auto loaded = groupers[h].load(findings_.dissimilarity, halves_[h]); !loaded) return loaded.error();
    }
    result[0] = 1;
    std::vector<std::uint16_t> label(findings_.dissimilarity.size());
    for (int k = 2; k <= k_max_ && static_cast<std::size_t>(k) <= halves_[0].size(); ++k) {
      for (UnitGrouper& grouper : groupers) {
        if (auto cut = grouper.cut(k, label); !cut) return cut.error();
      }
      result[static_cast<std::size_t>(k - 1)] =
          (strength(label, groupers[1], 0, k) + strength(label, groupers[0], 1, k)) / 2;
    }
    return result;
  }

 private:
  /// The smallest share, over the groups of one half, of pairs that the other half's groups keep together.
  double strength(std::span<const std::uint16_t> label, const UnitGrouper& other, std::size_t half, int k) const {
    const auto groups = static_cast<std::size_t>(k);
    std::vector<double> together(groups * groups, 0);
    std::vector<double> size(groups, 0);
    for (const int unit : halves_[half]) {
      const std::size_t own = label[static_cast<std::size_t>(unit)] - 1U;
      ++size[own];
      ++together[own * groups + other.nearest(unit, label) - 1];
    }
    double least = 1;
    for (std::size_t g = 0; g < groups; ++g) {
      if (size[g] < 2) continue;
      double pairs = 0;
      for (std::size_t l = 0; l < groups; ++l) pairs += together[g * groups + l] * (together[g * groups + l] - 1);
      least = std::min(least, pairs / (size[g] * (size[g] - 1)));
    }
    return least;
  }

  const Findings& findings_;
  int k_max_;
  std::array<std::vector<int>, 2> halves_;
};

/// From medoids: mean over the groups of max over the others of (s_a + s_b) / d(medoid a, medoid b); NaN where two
/// medoids lie at one place.
double davies_bouldin(const Dissimilarity& dissimilarity, const Grouping& grouping) {
  const auto k = static_cast<std::size_t>(grouping.partition.count);
  const std::vector<int> sizes = grouping.partition.sizes();
  const auto medoid = [&](std::size_t g) { return static_cast<std::size_t>(grouping.medoids[g]); };
  std::vector<double> spread(k, 0);
  for (std::size_t u = 0; u < grouping.partition.group.size(); ++u) {
    const auto g = static_cast<std::size_t>(grouping.partition.group[u] - 1);
    spread[g] += dissimilarity(u, medoid(g)) / sizes[g];
  }
  double sum = 0;
  for (std::size_t a = 0; a < k; ++a) {
    double worst = 0;
    for (std::size_t b = 0; b < k; ++b) {
      if (a == b) continue;
      const double between = dissimilarity(medoid(a), medoid(b));
      if (between == 0) return kUndefined;
      worst = std::max(worst, (spread[a] + spread[b]) / between);
    }
    sum += worst;
  }
  return sum / static_cast<double>(k);
}

/// The k with the largest value (or, with sign −1, the smallest), of equals the smallest k.
std::optional<int> best_k(const std::vector<double>& values, double sign) {
  std::optional<std::size_t> best;
  for (std::size_t at = 0; at < values.size(); ++at) {
    if (std::isnan(values[at])) continue;
    if (!best || sign * values[at] > sign * values[*best] + kEqual * std::abs(values[*best])) best = at;
  }
  if (!best) return std::nullopt;
  return static_cast<int>(*best) + 1;
}

double defined(double value) { return std::isfinite(value) ? value : kUndefined; }

/// The indices that need nothing but the groups themselves.
base::Result<void> add_plain_rows(NumberOfGroups& result, const Findings& findings, std::span<const Grouping> groupings,
                                  std::size_t k_max) {
  const std::vector<double> nothing(k_max, kUndefined);
  std::vector<double> silhouettes(nothing);
  std::vector<double> calinski(nothing);
  std::vector<double> davies(nothing);
  std::vector<double> dunn(nothing);
  for (const Grouping& grouping : groupings) {
    const auto at = static_cast<std::size_t>(grouping.partition.count - 1);
    const auto indices = validity(findings.dissimilarity, grouping.partition);
    if (!indices) return indices.error();
    silhouettes[at] = grouping.silhouette.mean;
    calinski[at] = defined(indices->calinski_harabasz);
    davies[at] = davies_bouldin(findings.dissimilarity, grouping);
    dunn[at] = defined(indices->dunn);
  }
  result.rows.push_back({KIndex::Silhouette, silhouettes, {}, best_k(silhouettes, 1)});
  result.rows.push_back({KIndex::CalinskiHarabasz, calinski, {}, best_k(calinski, 1)});
  result.rows.push_back({KIndex::DaviesBouldin, davies, {}, best_k(davies, -1)});
  result.rows.push_back({KIndex::Dunn, dunn, {}, best_k(dunn, 1)});
  return {};
}

base::Result<void> add_gap(NumberOfGroups& result, const Findings& findings, std::span<const Grouping> groupings,
                           const NumberOfGroupsOptions& options, std::size_t k_max, Workers& workers) {
  const auto sets = static_cast<std::size_t>(options.reference_sets);
  const auto references =
      repeat(sets, workers, [&](std::size_t set) { return reference_logs(findings, set, static_cast<int>(k_max)); });
  if (!references) return references.error();
  NumberOfGroups::Row row{KIndex::Gap, std::vector<double>(k_max, kUndefined), {}, std::nullopt};
  for (std::size_t at = 0; at < k_max; ++at) {
    const int k = static_cast<int>(at) + 1;
    std::vector<std::uint16_t> label(findings.dissimilarity.size(), 1);
    const auto made = std::find_if(groupings.begin(), groupings.end(),
                                   [&](const Grouping& grouping) { return grouping.partition.count == k; });
    if (made != groupings.end()) {
      label = labels_of(made->partition);
    } else if (k > 1) {
      const auto grouping = group_into(findings, k, workers);
      if (!grouping) return grouping.error();
      label = labels_of(grouping->partition);
    }
    row.values[at] = defined(mean_at(*references, at) - log_within(findings.dissimilarity, label, k));
    row.standard_error.push_back(std::sqrt(1 + 1 / static_cast<double>(sets)) * deviation_at(*references, at));
  }
  const bool any = std::any_of(row.values.begin(), row.values.end(), [](double gap) { return !std::isnan(gap); });
  for (const GapRule rule :
       {GapRule::FirstSEMax, GapRule::Tibs2001SEMax, GapRule::GlobalSEMax, GapRule::FirstMax, GapRule::GlobalMax}) {
    std::optional<int> k;
    if (any) k = choose_groups(row.values, row.standard_error, rule, options.gap_factor);
    result.gap_rules.push_back({rule, k});
    if (rule == options.gap_rule) row.vote = k;
  }
  result.rows.push_back(std::move(row));
  return {};
}

base::Result<void> add_prediction_strength(NumberOfGroups& result, const Findings& findings,
                                           const NumberOfGroupsOptions& options, std::size_t k_max, Workers& workers) {
  const auto divisions = repeat(static_cast<std::size_t>(options.divisions), workers, [&](std::size_t division) {
    return Division(findings, division, static_cast<int>(k_max)).strengths();
  });
  if (!divisions) return divisions.error();
  NumberOfGroups::Row row{KIndex::PredictionStrength, {}, {}, std::nullopt};
  for (std::size_t at = 0; at < k_max; ++at) {
    const double mean = mean_at(*divisions, at);
    const double error = deviation_at(*divisions, at) / std::sqrt(static_cast<double>(divisions->size()));
    row.values.push_back(mean);
    row.standard_error.push_back(error);
    if (mean + (std::isnan(error) ? 0 : error) >= options.prediction_cutoff) row.vote = static_cast<int>(at) + 1;
  }
  result.rows.push_back(std::move(row));
  return {};
}

void count_votes(NumberOfGroups& result, std::span<const Grouping> groupings, std::size_t k_max) {
  result.votes.assign(k_max, 0);
  for (const NumberOfGroups::Row& row : result.rows) {
    if (row.vote) ++result.votes[static_cast<std::size_t>(*row.vote - 1)];
  }
  for (const Grouping& grouping : groupings) {
    const int k = grouping.partition.count;
    const int votes = result.votes[static_cast<std::size_t>(k - 1)];
    if (votes > 0 && (!result.winner || votes > result.votes[static_cast<std::size_t>(*result.winner - 1)])) {
      result.winner = k;
    }
  }
}

}  // namespace

base::Result<NumberOfGroups> compute_number_of_groups(const Findings& findings, std::span<const Grouping> groupings,
                                                      const NumberOfGroupsOptions& options, Workers& workers,
                                                      Progress& progress) {
  const auto k_max = static_cast<std::size_t>(groupings.back().partition.count);
  NumberOfGroups result;
  progress.report("number of groups", 0);
  if (auto added = add_plain_rows(result, findings, groupings, k_max); !added) return added.error();
  if (auto added = add_gap(result, findings, groupings, options, k_max, workers); !added) return added.error();
  if (progress.cancelled()) return base::cancelled();
  progress.report("number of groups", 0.5);
  if (auto added = add_prediction_strength(result, findings, options, k_max, workers); !added) return added.error();
  std::sort(result.rows.begin(), result.rows.end(), [](const auto& a, const auto& b) { return a.index < b.index; });
  count_votes(result, groupings, k_max);
  return result;
}

std::string_view name(KIndex index) {
  constexpr std::array<std::string_view, 6> kNames{"silhouette",     "gap",  "calinski_harabasz",
                                                   "davies_bouldin", "dunn", "prediction_strength"};
  return kNames[static_cast<std::size_t>(index)];
}

}  // namespace vallis::study
