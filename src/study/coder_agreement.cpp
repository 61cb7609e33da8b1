#include "study/coder_agreement.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <span>

#include "study/profile.hpp"
#include "study/random.hpp"

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kMostUndefined = 0.05;    // of the draws; more would let the interval speak of a rare kind of sample
constexpr std::size_t kDrawsInBlock = 16;  // between two looks at whether the caller wants to stop
constexpr double kLargestValue = 1e300;    // so that a difference of two is finite

/// Disagreement per pair, observed and by chance.
struct Disagreement {
  double observed = kNone;
  double expected = kNone;

  double agreement() const { return expected > 0 ? 1 - observed / expected : kNone; }
};

/// The known codes of each pairable unit, one after the other.
struct PairableUnits {
  std::vector<int> codes;
  std::vector<std::size_t> begins{0};

  std::size_t size() const { return begins.size() - 1; }
  std::span<const int> unit(std::size_t u) const {
    return std::span(codes).subspan(begins[u], begins[u + 1] - begins[u]);
  }
};

/// A coefficient is a function of how often each unit was drawn; room that it needs is kept from draw to draw.
using Coefficient = std::function<Disagreement(std::span<const int> drawn)>;

/// Σ (x − y)² over ordered pairs of n numbers is 2 (n Σ x² − (Σ x)²). Numbers are taken from the first one's distance,
/// so that equal numbers give exactly 0.
class SquaredDifferences {
 public:
  void add(double number, double times) {
    if (count_ == 0) first_ = number;
    const double shifted = number - first_;
    count_ += times;
    sum_ += times * shifted;
    squares_ += times * shifted * shifted;
  }
  double over_ordered_pairs() const { return 2 * (count_ * squares_ - sum_ * sum_); }

 private:
  double first_ = 0, count_ = 0, sum_ = 0, squares_ = 0;
};

class AlphaOfDraw {
 public:
  AlphaOfDraw(const PairableUnits& units, const std::vector<double>& values, std::size_t categories, CodeLevel level)
      : units_(units), values_(values), level_(level), counts_(categories), numbers_(categories) {}

  Disagreement operator()(std::span<const int> drawn) {
    count(drawn);
    double codes = 0;
    for (const double n : counts_) codes += n;
    double observed = 0;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (drawn[u] == 0) continue;
      const auto unit = units_.unit(u);
      observed += drawn[u] * (within(unit) / static_cast<double>(unit.size() - 1));
    }
    return {observed / codes, between(codes) / (codes * (codes - 1))};
  }

 private:
  void count(std::span<const int> drawn) {
    std::fill(counts_.begin(), counts_.end(), 0.0);
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (drawn[u] == 0) continue;
      for (const int code : units_.unit(u)) counts_[static_cast<std::size_t>(code)] += drawn[u];
    }
    if (level_ == CodeLevel::Interval) numbers_ = values_;
    if (level_ != CodeLevel::Ordinal) return;
    double below = 0;
    for (std::size_t c = 0; c < counts_.size(); ++c) {
      // The ordinal metric, Σ n_g from c to k less (n_c + n_k) / 2, is the difference of such mid-ranks.
      numbers_[c] = below + counts_[c] / 2;
      below += counts_[c];
    }
  }

  /// Over ordered pairs of one unit.
  double within(std::span<const int> unit) {
    if (level_ == CodeLevel::Nominal) {
      double different = 0;
      for (const int a : unit) {
        for (const int b : unit) different += a != b ? 1 : 0;
      }
      return different;
    }
    SquaredDifferences differences;
    for (const int code : unit) differences.add(numbers_[static_cast<std::size_t>(code)], 1);
    return differences.over_ordered_pairs();
  }

  /// Over ordered pairs of all codes.
  double between(double codes) const {
    if (level_ == CodeLevel::Nominal) {
      double same = 0;
      for (const double n : counts_) same += n * n;
      return codes * codes - same;
    }
    SquaredDifferences differences;
    for (std::size_t c = 0; c < counts_.size(); ++c) {
      if (counts_[c] > 0) differences.add(numbers_[c], counts_[c]);
    }
    return differences.over_ordered_pairs();
  }

  const PairableUnits& units_;
  const std::vector<double>& values_;
  CodeLevel level_;
  std::vector<double> counts_;
  std::vector<double> numbers_;  // a category's place on the scale of the level
};

class KappaOfDraw {
 public:
  KappaOfDraw(const PairableUnits& units, std::size_t categories, KappaWeights weights)
      : units_(units), weights_(weights), first_(categories), second_(categories) {}

  Disagreement operator()(std::span<const int> drawn) {
    std::fill(first_.begin(), first_.end(), 0.0);
    std::fill(second_.begin(), second_.end(), 0.0);
    double pairs = 0;
    double observed = 0;
    for (std::size_t u = 0; u < units_.size(); ++u) {
      if (drawn[u] == 0) continue;
      const auto unit = units_.unit(u);
      pairs += drawn[u];
      first_[static_cast<std::size_t>(unit[0])] += drawn[u];
      second_[static_cast<std::size_t>(unit[1])] += drawn[u];
      observed += drawn[u] * weight(std::abs(unit[0] - unit[1]));
    }
    return {observed / pairs, expected() / (pairs * pairs)};
  }

 private:
  double weight(double apart) const {
    switch (weights_) {
      case KappaWeights::Linear:
        return apart;
      case KappaWeights::Quadratic:
        return apart * apart;
      case KappaWeights::None:
        break;
    }
    return apart > 0 ? 1 : 0;
  }

  /// Σ weight(|i − j|) first_i second_j from running sums, which are exact as long as counts are.
  double expected() const {
    double n = 0, sum = 0, squares = 0;       // of the second coder's places
    double below = 0, below_sum = 0;          // of those places that are lower than i
    double same = 0, linear = 0, square = 0;  // the three sums asked for
    for (std::size_t j = 0; j < second_.size(); ++j) {
      const auto place = static_cast<double>(j);
      n += second_[j];
      sum += second_[j] * place;
      squares += second_[j] * place * place;
    }
    double all = 0;
    for (std::size_t i = 0; i < first_.size(); ++i) {
      const auto place = static_cast<double>(i);
      const double above = n - below;
      const double above_sum = sum - below_sum;
      all += first_[i] * n;
      same += first_[i] * second_[i];
      linear += first_[i] * (place * below - below_sum + above_sum - place * above);
      square += first_[i] * (place * place * n - 2 * place * sum + squares);
      below += second_[i];
      below_sum += second_[i] * place;
    }
    switch (weights_) {
      case KappaWeights::Linear:
        return linear;
      case KappaWeights::Quadratic:
        return square;
      case KappaWeights::None:
        break;
    }
    return all - same;
  }

  const PairableUnits& units_;
  KappaWeights weights_;
  std::vector<double> first_;
  std::vector<double> second_;
};

/// The values divided by a power of two near their range, which is exact, so that their squares neither overflow nor
/// vanish; gives that power.
double bring_to_scale(std::vector<double>& values) {
  const auto [low, high] = std::minmax_element(values.begin(), values.end());
  if (low == values.end() || *low == *high) return 1;
  const double scale = std::exp2(std::ilogb(*high - *low));
  for (double& value : values) value /= scale;
  return scale;
}

base::Result<void> check(const CodeTable& table, std::size_t categories, const AgreementBootstrap& bootstrap) {
  if (table.coders == 0 || table.codes.size() % table.coders != 0) {
    return base::invalid_argument("A table of codes has one code, or none, for each unit and coder.");
  }
  const auto known = [&](int code) {
    return code == CodeTable::kNoCode || (code >= 0 && static_cast<std::size_t>(code) < categories);
  };
  if (!std::all_of(table.codes.begin(), table.codes.end(), known)) {
    return base::invalid_argument(fmt::format("A code is none of the {} categories.", categories));
  }
  if (bootstrap.draws < 0 || !(bootstrap.confidence > 0 && bootstrap.confidence < 1)) {
    return base::invalid_argument("The bootstrap needs draws ≥ 0 and a confidence between 0 and 1.");
  }
  return {};
}

/// Draws the interval, each draw with a stream of random numbers of its own.
base::Result<void> draw_interval(const PairableUnits& units, const std::function<Coefficient()>& make,
                                 const AgreementBootstrap& bootstrap, Workers& workers, Progress& progress,
                                 CoderAgreement& agreement) {
  const auto draws = static_cast<std::size_t>(bootstrap.draws);
  std::vector<double> values(draws);
  const std::size_t at_once = kDrawsInBlock * static_cast<std::size_t>(workers.size());
  for (std::size_t done = 0; done < draws; done += at_once) {
    if (progress.cancelled()) return base::cancelled();
    progress.report("resampling units", static_cast<double>(done) / static_cast<double>(draws));
    const std::size_t count = std::min(at_once, draws - done);
    workers.for_blocks(count, kDrawsInBlock, [&](std::size_t begin, std::size_t end, int) {
      const Coefficient coefficient = make();
      std::vector<int> drawn(units.size());
      for (std::size_t draw = done + begin; draw < done + end; ++draw) {
        std::fill(drawn.begin(), drawn.end(), 0);
        Random random(bootstrap.seed, draw);
        for (std::size_t u = 0; u < units.size(); ++u) ++drawn[random.below(units.size())];
        values[draw] = coefficient(drawn).agreement();
      }
    });
  }
  std::erase_if(values, [](double value) { return std::isnan(value); });
  agreement.draws = bootstrap.draws;
  agreement.undefined_draws = static_cast<int>(draws - values.size());
  if (agreement.undefined_draws <= kMostUndefined * bootstrap.draws) {
    const double tail = (1 - bootstrap.confidence) / 2;
    agreement.interval = AgreementInterval{quantile(values, tail), quantile(values, 1 - tail)};
  }
  return {};
}

base::Result<CoderAgreement> measure(const PairableUnits& units, const std::function<Coefficient()>& make,
                                     const AgreementBootstrap& bootstrap, Workers& workers, Progress& progress) {
  CoderAgreement agreement;
  agreement.units = units.size();
  agreement.codes = units.codes.size();
  agreement.value = agreement.observed = agreement.expected = kNone;
  if (units.size() == 0) return agreement;
  const std::vector<int> once(units.size(), 1);
  const Disagreement found = make()(once);
  agreement.observed = found.observed;
  agreement.expected = found.expected;
  agreement.state = found.expected > 0 ? AgreementState::Defined : AgreementState::NoVariation;
  agreement.value = found.agreement();
  if (agreement.state != AgreementState::Defined || bootstrap.draws == 0) return agreement;
  if (auto drawn = draw_interval(units, make, bootstrap, workers, progress, agreement); !drawn) return drawn.error();
  return agreement;
}

}  // namespace

base::Result<CoderAgreement> krippendorff_alpha(const CodeTable& table, std::size_t categories, CodeLevel level,
                                                const AgreementBootstrap& bootstrap, Workers& workers,
                                                Progress& progress) {
  if (auto valid = check(table, categories, bootstrap); !valid) return valid.error();
  const auto finite = [](double value) { return std::abs(value) <= kLargestValue; };
  if (level == CodeLevel::Interval &&
      (table.values.size() != categories || !std::all_of(table.values.begin(), table.values.end(), finite))) {
    return base::invalid_argument("The interval level needs a value up to 1e300 for each category.");
  }
  std::vector<double> values = level == CodeLevel::Interval ? table.values : std::vector<double>();
  const double scale = bring_to_scale(values);
  PairableUnits units;
  for (std::size_t u = 0; u < table.units(); ++u) {
    for (std::size_t c = 0; c < table.coders; ++c) {
      if (table.code(u, c) != CodeTable::kNoCode) units.codes.push_back(table.code(u, c));
    }
    if (units.codes.size() < units.begins.back() + 2) {
      units.codes.resize(units.begins.back());
    } else {
      units.begins.push_back(units.codes.size());
    }
  }
  auto agreement = measure(
      units, [&]() -> Coefficient { return AlphaOfDraw(units, values, categories, level); }, bootstrap, workers,
      progress);
  if (!agreement) return agreement.error();
  agreement->observed *= scale * scale;
  agreement->expected *= scale * scale;
  return agreement;
}

base::Result<CoderAgreement> cohen_kappa(const CodeTable& table, std::size_t categories, std::size_t first,
                                         std::size_t second, KappaWeights weights, const AgreementBootstrap& bootstrap,
                                         Workers& workers, Progress& progress) {
  if (auto valid = check(table, categories, bootstrap); !valid) return valid.error();
  if (first >= table.coders || second >= table.coders || first == second) {
    return base::invalid_argument("Cohen's kappa compares two different coders of the table.");
  }
  PairableUnits units;
  for (std::size_t u = 0; u < table.units(); ++u) {
    if (table.code(u, first) == CodeTable::kNoCode || table.code(u, second) == CodeTable::kNoCode) continue;
    units.codes.push_back(table.code(u, first));
    units.codes.push_back(table.code(u, second));
    units.begins.push_back(units.codes.size());
  }
  return measure(
      units, [&]() -> Coefficient { return KappaOfDraw(units, categories, weights); }, bootstrap, workers, progress);
}

}  // namespace vallis::study
