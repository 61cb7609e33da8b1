// How soon a run of a large scorecard ends when it is asked to, in each of its long steps.
//
// usage: scorecards_bench UNITS [AT …]   AT: seconds after which to ask; each is a run of its own

#include <fmt/format.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <span>
#include <string>

#include "study/progress.hpp"
#include "study/run.hpp"
#include "study/workers.hpp"

namespace {

using Clock = std::chrono::steady_clock;
using namespace vallis;

/// A number in [0, 1) that differs between units without a pattern.
double scattered(std::size_t unit, std::size_t column) {
  const double turned = static_cast<double>(unit + 1) * std::sqrt(static_cast<double>(2 + 3 * column));
  return turned - std::floor(turned);
}

/// Fifteen numbers of each unit; they describe no real cluster.
study::Scorecard made_up(std::size_t units) {
  study::Scorecard card;
  card.definition.id = "bench";
  card.definition.blocks.push_back({"a", {}});
  for (std::size_t u = 0; u < units; ++u) card.units.push_back({"u" + std::to_string(u), "u", {}});
  for (std::size_t c = 0; c < 15; ++c) {
    study::Indicator indicator;
    indicator.id = "i" + std::to_string(c);
    indicator.block = "a";
    indicator.type = study::IndicatorType::Score;
    card.definition.indicators.push_back(indicator);
    study::IndicatorValues values;
    for (std::size_t u = 0; u < units; ++u) values.numbers.push_back(scattered(u, c));
    card.values.push_back(std::move(values));
  }
  return card;
}

class AskedAfter final : public study::Progress {
 public:
  explicit AskedAfter(double seconds)
      : at_(Clock::now() + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds))) {}
  void report(std::string_view stage, double done) override { where_ = fmt::format("{} {:.0f} %", stage, 100 * done); }
  bool cancelled() const override { return Clock::now() >= at_; }
  double since() const { return std::chrono::duration<double>(Clock::now() - at_).count(); }
  const std::string& where() const { return where_; }

 private:
  Clock::time_point at_;
  std::string where_;
};

}  // namespace

int main(int count, char** texts) {
  const auto arguments = std::span(texts, static_cast<std::size_t>(count)).subspan(1);
  if (arguments.size() < 2) return 2;
  const study::Scorecard card = made_up(static_cast<std::size_t>(std::atoi(arguments[0])));
  study::Recipe recipe;
  recipe.id = "bench";
  recipe.k_min = 2;
  recipe.k_max = 4;
  for (const char* at : arguments.subspan(1)) {
    study::Workers workers(1);
    AskedAfter asked(std::atof(at));
    const auto findings = study::run(card, recipe, {}, workers, asked);
    const std::string ended = findings ? "done" : findings.error().message;
    fmt::print("{{\"units\": {}, \"asked_after\": {}, \"in\": \"{}\", \"ended\": \"{}\", \"seconds\": {:.3f}}}\n",
               card.units.size(), at, asked.where(), ended, asked.since());
  }
  return 0;
}
