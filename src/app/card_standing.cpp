#include "app/card_standing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "base/text.hpp"

namespace vallis::app {
namespace {

using study::Findings;
using study::Scores;
using study::Strength;

constexpr std::size_t kShownStrengths = 4;  // at each end

std::string percent(double share) { return std::isnan(share) ? "–" : fmt::format("{:.0f} %", 100 * share); }

base::Json number_or_null(double value) { return std::isnan(value) ? base::Json(nullptr) : base::Json(value); }

/// What each block adds to a unit's score, where the score is a sum.
std::vector<double> block_parts(const Findings& findings, std::size_t unit) {
  const Scores& scores = *findings.scores;
  const auto& definition = findings.scorecard.definition;
  std::vector<double> parts(definition.blocks.size(), 0);
  for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
    const double part = scores.contributions[unit * scores.indicators.size() + j];
    if (std::isnan(part)) continue;
    for (std::size_t b = 0; b < definition.blocks.size(); ++b) {
      if (definition.indicators[scores.indicators[j].indicator].block == definition.blocks[b].id) parts[b] += part;
    }
  }
  return parts;
}

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

base::Result<Peers> read_peers(const Findings& findings, std::size_t unit, const std::string& text) {
  const bool group = text.empty() || text.starts_with("group:");
  if (group) {
    const auto number = text.empty() ? std::optional<double>(findings.groups.partition.group[unit])
                                     : base::parse_number(std::string_view(text).substr(6));
    if (!number || *number != std::floor(*number)) {
      return base::invalid_argument(fmt::format("'{}' names no group; write group:1, for instance.", text));
    }
    const int g = static_cast<int>(*number);
    auto units = study::peers_in_group(findings, g);
    if (!units) return units.error();
    return Peers{std::move(*units), {fmt::format("group {}", g), fmt::format("группа {}", g)}};
  }
  if (text.starts_with("model:")) {
    const std::string slug = text.substr(6);
    auto units = study::peers_with_target(findings, slug);
    if (!units) return units.error();
    return Peers{std::move(*units), {"units with the target model " + slug, "объекты с целевой моделью " + slug}};
  }
  const auto ids = base::split(text, ',');
  auto units = study::peers_by_id(findings, ids);
  if (!units) return units.error();
  return Peers{std::move(*units), {"those named", "названные"}};
}

std::string standing_report(const Findings& findings, std::size_t unit, const Peers& peers,
                            const std::vector<Strength>& strengths, const Words& words) {
  return score_text(findings, unit, words) + certainty_text(findings, unit, words) +
         strengths_text(findings, peers, strengths, words);
}

base::JsonObject standing_json(const Findings& findings, std::size_t unit, const Peers& peers,
                               const std::vector<Strength>& strengths) {
  base::JsonObject json;
  if (findings.scores) {
    const Scores& scores = *findings.scores;
    base::JsonObject score{{"score", number_or_null(scores.scores[unit])},
                           {"rank", scores.ranks[unit] ? base::Json(*scores.ranks[unit]) : base::Json(nullptr)},
                           {"observed_share", number_or_null(scores.observed_share[unit])}};
    if (findings.robustness) {
      const study::RankRange& range = findings.robustness->units[unit];
      score["rank_interval"] = base::JsonArray{number_or_null(range.low), number_or_null(range.high)};
      score["top_probability"] = number_or_null(range.top_probability);
    }
    if (!scores.contributions.empty()) {
      base::JsonObject blocks;
      const auto parts = block_parts(findings, unit);
      for (std::size_t b = 0; b < parts.size(); ++b) blocks[findings.scorecard.definition.blocks[b].id] = parts[b];
      score["by_block"] = std::move(blocks);
      base::JsonObject by_indicator;
      for (std::size_t j = 0; j < scores.indicators.size(); ++j) {
        by_indicator[findings.scorecard.definition.indicators[scores.indicators[j].indicator].id] =
            number_or_null(scores.contributions[unit * scores.indicators.size() + j]);
      }
      score["by_indicator"] = std::move(by_indicator);
    }
    json["composite"] = std::move(score);
  }
  if (findings.stability) {
    base::JsonArray schemes;
    for (const auto& scheme : findings.stability->schemes) {
      schemes.emplace_back(base::JsonObject{
          {"draw", scheme.scheme.draw == study::Draw::Units ? "units" : "blocks"},
          {"resample", scheme.scheme.repeated == study::RepeatedUnits::Kept ? "classical" : "distinct"},
          {"certainty", number_or_null(scheme.certainty[unit])}});
    }
    json["group_certainty"] = std::move(schemes);
  }
  if (findings.configurations) json["configurations_stays"] = number_or_null(findings.configurations->stays[unit]);
  base::JsonArray beside;
  for (const Strength& strength : strengths) {
    beside.emplace_back(base::JsonObject{{"indicator", findings.scorecard.definition.indicators[strength.indicator].id},
                                         {"known", strength.known},
                                         {"peers_known", strength.peers_known},
                                         {"peers_typical", number_or_null(strength.peers_typical)},
                                         {"percentile", number_or_null(strength.percentile)},
                                         {"points", number_or_null(strength.points)},
                                         {"weighted", number_or_null(strength.weighted)}});
  }
  json["peers"] = base::JsonObject{{"name", peers.name.en},
                                   {"units", static_cast<std::int64_t>(peers.units.size())},
                                   {"strengths", std::move(beside)}};
  return json;
}

}  // namespace vallis::app
