#include "app/card_standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vallis::app {
namespace {

using study::block_parts;
using study::Findings;
using study::Peers;
using study::Scores;
using study::Strength;

constexpr std::size_t kShownStrengths = 4;  // at each end

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f} %", 100 * share); }

std::string score_text(const Findings& findings, std::size_t unit, const Words& t) {
  if (!findings.scores || !findings.scores->ranks[unit]) return {};
  const Scores& scores = *findings.scores;
  const auto ranked =
      std::count_if(scores.ranks.begin(), scores.ranks.end(), [](const auto& r) { return r.has_value(); });
  std::string text = fmt::format(
      "\n{} {}, {} {} {} {}; {} {}.\n", t("Composite score", "Сводный балл"),
      base::short_number(scores.scores[unit], 4), t("rank", "место"), *scores.ranks[unit], t("of", "из"), ranked,
      t("share of the weight that rests on observed values:", "доля веса, опирающаяся на известные значения:"),
      percent(scores.observed_share[unit]));
  if (findings.robustness) {
    const study::RankRange& range = findings.robustness->units[unit];
    text += fmt::format("{} {:.0f}–{:.0f}; {} {} {}: {}.\n",
                        t("In nine of ten draws among all choices admitted its rank is",
                          "В девяти из десяти розыгрышей допустимых настроек место"),
                        range.low, range.high, t("among the first", "среди первых"), findings.recipe.robustness->top,
                        t("in", "в"), percent(range.top_probability));
  }
  if (!scores.contributions.empty()) {
    std::vector<std::string> parts;
    const auto by_block = block_parts(findings, unit);
    for (std::size_t b = 0; b < by_block.size(); ++b) {
      parts.push_back(
          fmt::format("{} {}", t(findings.scorecard.definition.blocks[b].label), base::short_number(by_block[b], 3)));
    }
    text += fmt::format("{}: {}.\n", t("The score by block", "Балл по блокам"), base::join(parts, ", "));
  }
  return text;
}

std::string certainty_text(const Findings& findings, std::size_t unit, const Words& t) {
  std::string text;
  if (findings.stability) {
    for (const auto& scheme : findings.stability->schemes) {
      if (scheme.scheme.repeated != study::RepeatedUnits::Kept) continue;
      text += fmt::format("  {} {}\n", percent(scheme.certainty[unit]),
                          scheme.scheme.draw == study::Draw::Units
                              ? t("of the draws of single units", "выборок отдельных объектов")
                              : t("of the draws of whole blocks (countries)", "выборок целых блоков (стран)"));
    }
  }
  if (findings.configurations) {
    text += fmt::format("  {} {} {}\n", percent(findings.configurations->stays[unit]),
                        t("of the configurations, of", "сочетаний настроек, из"), findings.configurations->computed);
  }
  if (text.empty()) return {};
  return fmt::format("\n{}\n", t("It is in its group in", "Остаётся в своей группе в")) + text;
}

std::string strength_line(const Findings& findings, const Strength& strength, const Words& t) {
  const study::Indicator& indicator = findings.scorecard.definition.indicators[strength.indicator];
  return fmt::format("  {:+7.2f}  {} {} {} {} {}\n", strength.weighted,
                     base::pad_right(base::shorten(fmt::format("{:<4}{}", indicator.id, t(indicator.label)), 44), 44),
                     t("better than", "лучше, чем у"), percent(strength.percentile), t("of", "из"),
                     strength.peers_known);
}

std::string strengths_text(const Findings& findings, const Peers& peers, const std::vector<Strength>& strengths,
                           const Words& t) {
  std::vector<const Strength*> measured;
  for (const Strength& strength : strengths) {
    if (!std::isnan(strength.weighted)) measured.push_back(&strength);
  }
  if (measured.empty()) return {};
  std::string text =
      fmt::format("\n{} {} ({}: {})\n{}\n", t("Strengths and weaknesses beside", "Сильные и слабые стороны рядом с:"),
                  t(peers.name), t("units", "объектов"), peers.units.size(),
                  t("Points of the score gained or lost against the peers' mean:",
                    "Баллы, выигранные или потерянные относительно среднего:"));
  const std::size_t ends = std::min(kShownStrengths, measured.size() / 2);
  for (std::size_t i = 0; i < ends; ++i) {
    if (measured[i]->weighted > 0) text += strength_line(findings, *measured[i], t);
  }
  for (std::size_t i = measured.size() - ends; i < measured.size(); ++i) {
    if (measured[i]->weighted < 0) text += strength_line(findings, *measured[i], t);
  }
  return text;
}

}  // namespace

std::string standing_report(const Findings& findings, std::size_t unit, const Peers& peers,
                            const std::vector<Strength>& strengths, const Words& words) {
  return score_text(findings, unit, words) + certainty_text(findings, unit, words) +
         strengths_text(findings, peers, strengths, words);
}

}  // namespace vallis::app
