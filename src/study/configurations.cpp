#include "study/configurations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/medoid_cutter.hpp"
#include "study/detail/run_preparation.hpp"
#include "study/partition_comparison.hpp"
#include "study/run.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using Configuration = Configurations::Configuration;
using Factor = Configurations::Factor;

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// One way to weigh: a weight for each variable, and what it is called.
struct Weighting {
  std::string name;
  std::vector<double> weights;
};

const std::string& block_of(const Findings& findings, const UsedIndicator& used) {
  return findings.scorecard.definition.indicators[used.indicator].block;
}

std::vector<double> equal_by_block(const Findings& findings) {
  std::vector<double> weights;
  for (const UsedIndicator& used : findings.used) {
    double block = 0;
    for (const UsedIndicator& other : findings.used) {
      if (block_of(findings, other) == block_of(findings, used)) block += other.weight;
    }
    weights.push_back(block > 0 ? used.weight / block : 0);
  }
  return weights;
}

/// The levels of the factor: a choice may be several, or none where it would leave nothing to compare.
std::vector<Weighting> weightings(const Findings& findings, const std::vector<WeightChoice>& choices) {
  std::vector<double> given;
  for (const UsedIndicator& used : findings.used) given.push_back(used.weight);
  std::vector<Weighting> result;
  for (const WeightChoice choice : choices) {
    switch (choice) {
      case WeightChoice::Given:
        result.push_back({std::string(word(choice)), given});
        break;
      case WeightChoice::Equal:
        result.push_back({std::string(word(choice)), std::vector<double>(given.size(), 1)});
        break;
      case WeightChoice::EqualByBlock:
        result.push_back({std::string(word(choice)), equal_by_block(findings)});
        break;
      case WeightChoice::BlockLeftOut:
        for (const Block& block : findings.scorecard.definition.blocks) {
          Weighting without{"without:" + block.id, given};
          for (std::size_t v = 0; v < given.size(); ++v) {
            if (block_of(findings, findings.used[v]) == block.id) without.weights[v] = 0;
          }
          const bool some = std::any_of(without.weights.begin(), without.weights.end(), [](double w) { return w > 0; });
          if (some && without.weights != given) result.push_back(std::move(without));
        }
        break;
    }
  }
  return result;
}

/// What one configuration says of each unit; empty where it could not be computed.
struct Answer {
  std::vector<char> stays;
  std::vector<double> company;
};

/// Holds the groups of a configuration against the base.
Answer beside(const Partition& base, const Partition& groups) {
  const auto rows = static_cast<std::size_t>(base.count);
  const auto columns = static_cast<std::size_t>(groups.count);
  std::vector<int> shared(rows * columns, 0);
  const auto at = [&](std::size_t u) {
    return static_cast<std::size_t>(base.group[u] - 1) * columns + static_cast<std::size_t>(groups.group[u] - 1);
  };
  for (std::size_t u = 0; u < base.group.size(); ++u) ++shared[at(u)];
  const std::vector<int> base_size = base.sizes();
  const std::vector<int> size = groups.sizes();
  std::vector<double> jaccard(shared.size());
  std::vector<std::size_t> likest(columns, 0);
  for (std::size_t b = 0; b < columns; ++b) {
    for (std::size_t a = 0; a < rows; ++a) {
      const int both = shared[a * columns + b];
      jaccard[a * columns + b] = static_cast<double>(both) / (base_size[a] + size[b] - both);
      if (jaccard[a * columns + b] > jaccard[likest[b] * columns + b]) likest[b] = a;
    }
  }
  Answer answer;
  for (std::size_t u = 0; u < base.group.size(); ++u) {
    const auto own = static_cast<std::size_t>(base.group[u] - 1);
    answer.stays.push_back(likest[static_cast<std::size_t>(groups.group[u] - 1)] == own ? 1 : 0);
    answer.company.push_back(jaccard[at(u)]);
  }
  return answer;
}

/// The grid, and what it takes to run one of its dissimilarities.
class Grid {
 public:
  Grid(const Findings& findings, const ConfigurationOptions& options)
      : findings_(findings), options_(options), weightings_(weightings(findings, options.weights)) {}

  const std::vector<Weighting>& weights() const { return weightings_; }
  std::size_t dissimilarities() const {
    return options_.ordinal_ranges.size() * options_.amount_scales.size() * weightings_.size();
  }
  std::size_t on_each() const { return options_.algorithms.size() * options_.k.size(); }

  /// Reads the indicators in every way, once.
  base::Result<void> read() {
    for (const OrdinalRange ordinals : options_.ordinal_ranges) {
      for (const AmountScale amounts : options_.amount_scales) {
        auto variables = detail::make_variables(findings_, ordinals, amounts);
        if (!variables) return variables.error();
        readings_.push_back(std::move(*variables));
      }
    }
    return {};
  }

  /// All algorithms and k on one dissimilarity. `runs` and `answers` have places for `on_each`.
  base::Result<void> run(std::size_t number, std::span<Configuration> runs, std::span<Answer> answers) const {
    const std::size_t reading = number / weightings_.size();
    const std::size_t weighting = number % weightings_.size();
    for (std::size_t at = 0; at < runs.size(); ++at) {
      runs[at] = {reading / options_.amount_scales.size(),
                  reading % options_.amount_scales.size(),
                  weighting,
                  at / options_.k.size(),
                  at % options_.k.size(),
                  kUndefined,
                  kUndefined};
    }
    std::vector<Variable> variables = readings_[reading];
    for (std::size_t v = 0; v < variables.size(); ++v) variables[v].weight = weightings_[weighting].weights[v];
    Workers alone(1);
    const auto dissimilarity = gower(variables, alone);
    if (!dissimilarity) return dissimilarity.error();
    if (dissimilarity->first_undefined()) return {};
    for (std::size_t a = 0; a < options_.algorithms.size(); ++a) {
      const auto partitions = group(*dissimilarity, options_.algorithms[a], alone);
      if (!partitions) return partitions.error();
      for (std::size_t c = 0; c < options_.k.size(); ++c) {
        const Partition& groups = (*partitions)[c];
        if (groups.count == 0) continue;
        Configuration& configuration = runs[a * options_.k.size() + c];
        Answer& answer = answers[a * options_.k.size() + c];
        answer = beside(findings_.groups.partition, groups);
        configuration.agreement = adjusted_rand(findings_.groups.partition, groups);
        configuration.stays = static_cast<double>(std::count(answer.stays.begin(), answer.stays.end(), 1)) /
                              static_cast<double>(answer.stays.size());
      }
    }
    return {};
  }

 private:
  /// Groups for each k asked; none where there are fewer than k + 1 units.
  base::Result<std::vector<Partition>> group(const Dissimilarity& dissimilarity, const Algorithm& algorithm,
                                             Workers& alone) const {
    const std::size_t n = dissimilarity.size();
    std::vector<Partition> partitions(options_.k.size());
    const auto possible = [&](std::size_t c) { return static_cast<std::size_t>(options_.k[c]) < n; };
    if (algorithm.linkage) {
      const auto linkage = link(dissimilarity, *algorithm.linkage, {findings_.recipe.flexible_alpha}, alone);
      if (!linkage) return linkage.error();
      for (std::size_t c = 0; c < partitions.size(); ++c) {
        if (!possible(c)) continue;
        auto cut = cut_into(*linkage, options_.k[c]);
        if (!cut) return cut.error();
        partitions[c] = std::move(*cut);
      }
      return partitions;
    }
    std::vector<int> units(n);
    std::iota(units.begin(), units.end(), 0);
    detail::MedoidCutter cutter;
    cutter.load(dissimilarity, units, std::vector<int>(n, 1));
    std::vector<std::uint16_t> label(n);
    for (std::size_t c = 0; c < partitions.size(); ++c) {
      if (!possible(c)) continue;
      cutter.cut(options_.k[c]);
      cutter.write_labels(label);
      partitions[c] = {{label.begin(), label.end()}, options_.k[c]};
    }
    return partitions;
  }

  const Findings& findings_;
  const ConfigurationOptions& options_;
  std::vector<Weighting> weightings_;
  std::vector<std::vector<Variable>> readings_;  // ordinal ranges × amount scales
};

std::size_t level_of(const Configuration& configuration, Factor factor) {
  switch (factor) {
    case Factor::OrdinalRange:
      return configuration.ordinal_range;
    case Factor::AmountScale:
      return configuration.amount_scale;
    case Factor::Weights:
      return configuration.weights;
    case Factor::Algorithm:
      return configuration.algorithm;
    default:
      return configuration.k;
  }
}

std::vector<std::string> level_names(Factor factor, const ConfigurationOptions& options, const Grid& grid) {
  std::vector<std::string> names;
  switch (factor) {
    case Factor::OrdinalRange:
      for (const OrdinalRange range : options.ordinal_ranges) names.emplace_back(word(range));
      break;
    case Factor::AmountScale:
      for (const AmountScale scale : options.amount_scales) names.emplace_back(word(scale));
      break;
    case Factor::Weights:
      for (const Weighting& weighting : grid.weights()) names.push_back(weighting.name);
      break;
    case Factor::Algorithm:
      for (const Algorithm& algorithm : options.algorithms) names.emplace_back(name(algorithm));
      break;
    case Factor::K:
      for (const int k : options.k) names.push_back(std::to_string(k));
      break;
  }
  return names;
}

Configurations::FactorEffect effect_of(Factor factor, const ConfigurationOptions& options, const Grid& grid,
                                       const std::vector<Configuration>& runs) {
  Configurations::FactorEffect effect{factor, {}, 0};
  for (std::string& level : level_names(factor, options, grid)) effect.levels.push_back({std::move(level), 0, 0});
  for (const Configuration& run : runs) {
    if (std::isnan(run.agreement)) continue;
    Configurations::Level& level = effect.levels[level_of(run, factor)];
    ++level.configurations;
    level.agreement += run.agreement;
  }
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (Configurations::Level& level : effect.levels) {
    level.agreement /= level.configurations;  // 0/0 where none could be computed
    if (std::isnan(level.agreement)) continue;
    low = std::min(low, level.agreement);
    high = std::max(high, level.agreement);
  }
  effect.spread = high > low ? high - low : 0;
  return effect;
}

void summarise_units(Configurations& result, const std::vector<Answer>& answers, std::size_t units) {
  result.stays.assign(units, 0);
  result.company.assign(units, 0);
  for (const Answer& answer : answers) {
    for (std::size_t u = 0; u < answer.stays.size(); ++u) {
      result.stays[u] += answer.stays[u];
      result.company[u] += answer.company[u];
    }
  }
  for (double& stays : result.stays) stays /= result.computed;  // 0/0 where nothing was computed
  for (double& company : result.company) company /= result.computed;
  result.least_settled.resize(units);
  std::iota(result.least_settled.begin(), result.least_settled.end(), 0);
  if (result.computed == 0) return;
  std::stable_sort(result.least_settled.begin(), result.least_settled.end(), [&](int a, int b) {
    const auto x = static_cast<std::size_t>(a);
    const auto y = static_cast<std::size_t>(b);
    return result.stays[x] != result.stays[y] ? result.stays[x] < result.stays[y]
                                              : result.company[x] < result.company[y];
  });
}

base::Result<void> check(const ConfigurationOptions& options) {
  if (options.ordinal_ranges.empty() || options.amount_scales.empty() || options.weights.empty() ||
      options.algorithms.empty() || options.k.empty()) {
    return base::invalid_argument("A grid of configurations needs at least one level of each choice.");
  }
  if (std::any_of(options.k.begin(), options.k.end(), [](int k) { return k < 2; })) {
    return base::invalid_argument("A configuration makes at least 2 groups.");
  }
  return {};
}

}  // namespace

base::Result<Configurations> compute_configurations(const Findings& findings, const ConfigurationOptions& options,
                                                    Workers& workers, Progress& progress) {
  if (auto checked = check(options); !checked) return checked.error();
  if (progress.cancelled()) return base::cancelled();
  progress.report("configurations", 0);
  Grid grid(findings, options);
  if (auto done = grid.read(); !done) return done.error().in("reading the indicators in another way");
  const std::size_t each = grid.on_each();
  Configurations result;
  result.runs.resize(grid.dissimilarities() * each);
  std::vector<Answer> answers(result.runs.size());
  std::vector<std::optional<base::Error>> errors(grid.dissimilarities());
  workers.for_blocks(grid.dissimilarities(), 1, [&](std::size_t number, std::size_t, int) {
    const auto done = grid.run(number, std::span(result.runs).subspan(number * each, each),
                               std::span(answers).subspan(number * each, each));
    if (!done) errors[number] = done.error();
  });
  for (const auto& error : errors) {
    if (error) return error->in("grouping under another configuration");
  }
  if (progress.cancelled()) return base::cancelled();
  double agreement = 0;
  for (const Configuration& run : result.runs) {
    if (std::isnan(run.agreement)) {
      ++result.impossible;
    } else {
      ++result.computed;
      agreement += run.agreement;
    }
  }
  result.mean_agreement = agreement / result.computed;
  for (const Factor factor :
       {Factor::OrdinalRange, Factor::AmountScale, Factor::Weights, Factor::Algorithm, Factor::K}) {
    result.factors.push_back(effect_of(factor, options, grid, result.runs));
  }
  std::stable_sort(result.factors.begin(), result.factors.end(),
                   [](const auto& a, const auto& b) { return a.spread > b.spread; });
  summarise_units(result, answers, findings.scorecard.units.size());
  return result;
}

std::string_view word(OrdinalRange range) { return range == OrdinalRange::Declared ? "declared" : "observed"; }

std::string_view word(AmountScale scale) { return scale == AmountScale::Declared ? "declared" : "linear"; }

std::string_view word(WeightChoice choice) {
  constexpr std::array<std::string_view, 4> kWords{"given", "equal", "equal_by_block", "block_left_out"};
  return kWords[static_cast<std::size_t>(choice)];
}

std::string_view word(Configurations::Factor factor) {
  constexpr std::array<std::string_view, 5> kWords{"ordinal_range", "amount_scale", "weights", "algorithm", "k"};
  return kWords[static_cast<std::size_t>(factor)];
}

std::string_view name(const Algorithm& algorithm) {
  return algorithm.linkage ? name(*algorithm.linkage) : std::string_view("k-medoids");
}

}  // namespace vallis::study
