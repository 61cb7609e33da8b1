#include "app/scores_report.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "base/text.hpp"

namespace vallis::app {
namespace {

using namespace base;  // NOLINT(google-build-using-namespace): text helpers on every line
using study::Findings;
using study::Scores;

constexpr std::size_t kWidth = 100;
constexpr std::size_t kRows = 10;

std::string paragraph(const std::string& text) {
  std::string lines;
  for (const std::string& line : wrap(text, kWidth)) lines += line + '\n';
  return lines;
}

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f} %", share * 100); }

LocalText words_of(study::RankFactor factor) {
  switch (factor) {
    case study::RankFactor::Imputation:
      return {"filling of missing values", "заполнение пропусков"};
    case study::RankFactor::Normalisation:
      return {"normalisation", "нормирование"};
    case study::RankFactor::Aggregation:
      return {"way to aggregate", "способ агрегирования"};
    case study::RankFactor::Weights:
      return {"scheme of weights", "схема весов"};
    case study::RankFactor::LeftOut:
      return {"an indicator left out", "исключение показателя"};
    case study::RankFactor::WeightNoise:
      return {"noise on the weights", "колебания весов"};
  }
  return {};
}

class ScoresReport {
 public:
  ScoresReport(const Findings& findings, const Words& words) : f_(findings), s_(*findings.scores), t_(words) {}

  std::string text() {
    const std::string_view title = t_("Scores and ranks", "Баллы и места");
    out_ += fmt::format("\n{}\n{}\n", title, std::string(display_width(title), '='));
    how();
    table();
    if (f_.robustness) robustness();
    return std::move(out_);
  }

 private:
  void how() {
    const study::ScoresOptions& options = *f_.recipe.scores;
    std::string line = fmt::format(
        "{}: {}; {}: {}; {}: {}; {}: {}.", t_("Normalised by", "Нормирование"), study::word(options.normalisation),
        t_("weights", "веса"), study::word(options.weights), t_("aggregated by", "агрегирование"),
        study::word(options.aggregation), t_("missing values", "пропуски"), missing(options.imputation));
    if (!s_.winsorised.empty()) {
      line += fmt::format(" {}: {}.", t_("Values far out, pulled in", "Выбросов сглажено"), s_.winsorised.size());
    }
    if (!s_.not_scored.empty()) {
      std::vector<std::string> ids;
      for (const auto& none : s_.not_scored) ids.push_back(f_.scorecard.definition.indicators[none.indicator].id);
      line += fmt::format(" {}: {}.", t_("Not scored", "Без балла"), join(ids, ", "));
    }
    if (!std::isnan(s_.alpha)) {
      line += fmt::format(" {} {:.2f} (n {}).", t_("Cronbach's α", "α Кронбаха"), s_.alpha, s_.alpha_units);
    }
    out_ += paragraph(line);
  }

  std::string missing(study::Imputation how) const {
    if (how != study::Imputation::None) return std::string(study::word(how));
    return std::string(t_("left out, the other weights renormalised", "не учитываются, веса остальных пересчитаны"));
  }

  void table() {
    std::vector<std::size_t> order(s_.scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::erase_if(order, [&](std::size_t u) { return !s_.ranks[u]; });
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return *s_.ranks[a] < *s_.ranks[b]; });
    out_ += fmt::format("{}  {} {} {}", pad_left(t_("rank", "место"), 5), pad_right("", 47),
                        pad_left(t_("score", "балл"), 7), pad_left(t_("observed", "известно"), 9));
    if (f_.robustness) {
      out_ += fmt::format(" {} {}", pad_left(t_("ranks 5–95 %", "места 5–95 %"), 14),
                          pad_left(fmt::format("{} {}", t_("top", "первые"), f_.recipe.robustness->top), 10));
    }
    out_ += '\n';
    for (std::size_t k = 0; k < std::min(kRows, order.size()); ++k) row(order[k]);
    if (order.size() > kRows) {
      out_ += paragraph(fmt::format("{} {}",
                                    t_("All units are in findings.json and scores.csv; units without a score:",
                                       "Все объекты — в findings.json и scores.csv; без балла:"),
                                    s_.scores.size() - order.size()));
    }
  }

  void row(std::size_t u) {
    out_ += fmt::format("{:>5}  {} {} {}", *s_.ranks[u], pad_right(shorten(f_.scorecard.units[u].name, 47), 47),
                        pad_left(short_number(s_.scores[u]), 7), pad_left(percent(s_.observed_share[u]), 9));
    if (f_.robustness) {
      const study::RankRange& range = f_.robustness->units[u];
      out_ +=
          fmt::format(" {} {}", pad_left(fmt::format("{}–{}", short_number(range.low), short_number(range.high)), 14),
                      pad_left(percent(range.top_probability), 10));
    }
    out_ += '\n';
  }

  void robustness() {
    const study::Robustness& r = *f_.robustness;
    std::string line = fmt::format(
        "{} {} {}", t_("Ranks 5–95 %: over", "Места 5–95 %: по"), f_.recipe.robustness->draws,
        t_("draws among all choices that the recipe admits.", "розыгрышам среди всех допустимых рецептом решений."));
    if (!r.refused.empty()) {
      line += fmt::format(" {} {}.", t_("Combinations that do not go together:", "Несовместимых сочетаний:"),
                          r.refused.size());
    }
    if (r.no_sensitivity) {
      out_ += paragraph(line + " " + std::string(t_("No shares of choices:", "Доли решений не вычислены:")) + " " +
                        t_(*r.no_sensitivity));
      return;
    }
    line +=
        fmt::format(" {} {:.1f} {}", t_("On average a unit moves by", "В среднем объект смещается на"), r.mean_shift,
                    t_("places. Which choice moves the ranks (share with interactions, 95 % interval):",
                       "места. Какое решение сдвигает места (доля со взаимодействиями, 95 % интервал):"));
    out_ += paragraph(line);
    auto factors = r.factors;
    std::stable_sort(factors.begin(), factors.end(), [](const auto& a, const auto& b) { return a.total > b.total; });
    for (const study::FactorShare& share : factors) {
      out_ +=
          fmt::format("  {} {:>5.2f}  [{:.2f}, {:.2f}]{}\n", pad_right(t_(words_of(share.factor)), 30), share.total,
                      share.total_interval.low, share.total_interval.high,
                      share.settled ? "" : t_("  (not settled: more points needed)", "  (неустойчиво: мало точек)"));
    }
  }

  const Findings& f_;
  const Scores& s_;
  const Words& t_;
  std::string out_;
};

}  // namespace

std::string scores_report(const Findings& findings, const Words& words) {
  return findings.scores ? ScoresReport(findings, words).text() : std::string();
}

}  // namespace vallis::app
