// Tasks that draw at random: bootstrap of groups, uncertainty and sensitivity of ranks.

#include <algorithm>
#include <limits>
#include <span>
#include <stdexcept>

#include "study/medoids.hpp"
#include "study/normalise.hpp"
#include "study/rank_sensitivity.hpp"
#include "study/stability.hpp"
#include "study/uncertainty.hpp"
#include "study/workers.hpp"
#include "synthetic.hpp"
#include "task.hpp"

namespace vallis::bench {
namespace {

using study::Dissimilarity;
using study::Stability;
using study::StabilityOptions;
using study::Workers;

constexpr std::size_t kScoredUnits = 40;
constexpr std::size_t kIndicators = 15;
constexpr std::size_t kSensitivityIndicators = 8;  // and two choices make ten inputs

enum class Grouping { Average, Medoids, ProvenMedoids };

Stability stability_of(const Dissimilarity& given, Grouping grouping, const StabilityOptions& options,
                       Workers& workers) {
  const auto draws = study::unit_resamples(given.size(), 1);
  if (grouping == Grouping::Average) return taken(study::bootstrap_stability(given, draws, options, workers));
  // PAM, as the resamples are grouped, and with the proof where they are proven.
  study::MedoidOptions pam;
  pam.starts = 0;
  pam.exact = grouping == Grouping::ProvenMedoids;
  const auto base = taken(study::k_medoids(given, options.k, pam, workers)).partition;
  StabilityOptions wanted = options;
  wanted.prove = pam.exact;
  Stability stability = taken(study::medoid_stability(given, base, draws, wanted, workers));
  if (stability.unproven > 0) throw std::runtime_error("A resample's optimum was not proven.");
  return stability;
}

/// All groups of all resamples, drawn units kept as often as they were drawn. What is compared is the mean Jaccard
/// coefficients of fpc's own definition, each unit once, in ascending order.
auto bootstrap_task(Grouping grouping, std::size_t replicates) {
  return [=](std::size_t n, int threads) -> Prepare {
    return [=]() -> Work {
      auto workers = std::make_shared<Workers>(threads);
      auto given =
          std::make_shared<Dissimilarity>(taken(study::gower(synthetic_table(n, LastColumn::Nominal), *workers)));
      StabilityOptions options;
      options.k = 3;
      options.replicates = replicates;
      return work([=] { return stability_of(*given, grouping, options, *workers); },
                  [=](const Stability& stability) {
                    Digest digest;
                    digest.add(stability.jaccard).add(stability.membership).add(stability.consensus.shares);
                    StabilityOptions once = options;
                    once.repeated = study::RepeatedUnits::Once;
                    Found found{.digest = digest.value(),
                                .answer = stability_of(*given, grouping, once, *workers).mean_jaccard};
                    std::sort(found.answer.begin(), found.answer.end());
                    return found;
                  });
    };
  };
}

/// Two normalisations times two means, of indicators with every twentieth value missing.
std::vector<study::CompositeWay> admissible_ways(std::size_t indicators) {
  const auto points = synthetic_points(kScoredUnits);
  std::vector<study::CompositeWay> ways;
  for (const auto how : {study::Normalisation::MinMax, study::Normalisation::Rank}) {
    study::IndicatorColumns columns;
    for (std::size_t c = 0; c < indicators; ++c) {
      std::vector<double> values;
      for (std::size_t i = 0; i < kScoredUnits; ++i) {
        const bool missing = (i * indicators + c) % 20 == 19;
        values.push_back(missing ? std::numeric_limits<double>::quiet_NaN() : points[i * kPointColumns + c]);
      }
      study::NormaliseOptions scale;
      scale.low = 1;  // the geometric mean takes no 0
      columns.push_back(study::normalise(values, how, scale));
    }
    for (const auto mean : {study::Mean::Arithmetic, study::Mean::Geometric}) {
      ways.push_back({.columns = columns, .mean = mean});
    }
  }
  return ways;
}

Prepare uncertainty_case(std::size_t draws, int threads) {
  return [=]() -> Work {
    auto ways = std::make_shared<std::vector<study::CompositeWay>>(admissible_ways(kIndicators));
    auto workers = std::make_shared<Workers>(threads);
    study::MonteCarloOptions options;
    options.draws = static_cast<int>(draws);
    const std::vector<double> weights(kIndicators, 1.0);
    return work([=] { return taken(study::rank_uncertainty(*ways, weights, options, *workers)); },
                [](const study::RankDistribution& ranks) -> Found {
                  std::vector<std::uint32_t> counts;
                  const int units = static_cast<int>(ranks.units());
                  for (std::size_t unit = 0; unit < ranks.units(); ++unit) {
                    for (int rank = 1; rank <= units; ++rank) counts.push_back(ranks.count(unit, rank));
                  }
                  return {.digest = Digest().add(counts).value()};
                });
  };
}

Prepare sensitivity_case(std::size_t points, int threads) {
  return [=]() -> Work {
    auto ways = std::make_shared<std::vector<study::CompositeWay>>(admissible_ways(kSensitivityIndicators));
    auto workers = std::make_shared<Workers>(threads);
    study::SensitivityOptions options;
    options.points = points;
    const std::vector<double> weights(kSensitivityIndicators, 1.0);
    return work(
        [=] {
          const std::vector<int> levels{2, 2};
          return taken(study::rank_sensitivity(*ways, levels, weights, options, *workers));
        },
        [](const study::RankSensitivity& result) -> Found {
          Digest digest;
          digest.add(result.indices.jansen_first).add(result.indices.jansen_total);
          digest.add(result.intervals.first).add(result.intervals.total);
          return {.digest = digest.value()};
        });
  };
}

}  // namespace

std::vector<Task> draw_tasks() {
  const std::vector<std::size_t> sizes{40, 1000};
  return {
      {"bootstrap-average", sizes, bootstrap_task(Grouping::Average, 200), 1000, 50},
      {"bootstrap-medoids", sizes, bootstrap_task(Grouping::Medoids, 200), 1000, 50},
      {"bootstrap-exact", {40}, bootstrap_task(Grouping::ProvenMedoids, 200), 200, 50},
      {"bootstrap-average-10000", {40}, bootstrap_task(Grouping::Average, 10000), 100000, 50},
      {"uncertainty", {10000, 1000000}, uncertainty_case, 0, 0},
      {"sensitivity", {1 << 14}, sensitivity_case, 500, 0},
  };
}

}  // namespace vallis::bench
