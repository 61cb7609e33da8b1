#include "study/standing.hpp"

#include <fmt/format.h>

#include <cmath>

#include "base/text.hpp"
#include "study/card_json.hpp"

namespace vallis::study {
namespace {

base::Json number_or_null(double value) { return std::isnan(value) ? base::Json(nullptr) : base::Json(value); }

}  // namespace

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

base::Result<Peers> read_peers(const Findings& findings, std::size_t unit, const std::string& text) {
  const bool group = text.empty() || text.starts_with("group:");
  if (group) {
    const auto number = text.empty() ? std::optional<double>(findings.groups.partition.group[unit])
                                     : base::parse_number(std::string_view(text).substr(6));
    if (!number || *number != std::floor(*number)) {
      return base::invalid_argument(fmt::format("'{}' names no group; write group:1, for instance.", text));
    }
    const int g = static_cast<int>(*number);
    auto units = peers_in_group(findings, g);
    if (!units) return units.error();
    return Peers{std::move(*units), {fmt::format("group {}", g), fmt::format("группа {}", g)}};
  }
  if (text.starts_with("model:")) {
    const std::string slug = text.substr(6);
    auto units = peers_with_target(findings, slug);
    if (!units) return units.error();
    return Peers{std::move(*units), {"units with the target model " + slug, "объекты с целевой моделью " + slug}};
  }
  const auto ids = base::split(text, ',');
  auto units = peers_by_id(findings, ids);
  if (!units) return units.error();
  return Peers{std::move(*units), {"those named", "названные"}};
}

base::Result<std::vector<Strength>> strengths_beside(const Findings& findings, std::size_t unit, const Peers& peers) {
  const bool alone = peers.units.empty() || (peers.units.size() == 1 && peers.units.front() == unit);
  if (!findings.scores || alone) return std::vector<Strength>{};
  return strengths(findings, unit, peers.units);
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
      const RankRange& range = findings.robustness->units[unit];
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
      schemes.emplace_back(
          base::JsonObject{{"draw", scheme.scheme.draw == Draw::Units ? "units" : "blocks"},
                           {"resample", scheme.scheme.repeated == RepeatedUnits::Kept ? "classical" : "distinct"},
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

base::Result<base::Json> description_json(const Findings& findings, const std::string& unit_id, int nearest_count,
                                          const std::string& peers) {
  const auto card = describe(findings, unit_id, nearest_count);
  if (!card) return card.error();
  const auto beside = read_peers(findings, card->unit, peers);
  if (!beside) return beside.error();
  const auto found = strengths_beside(findings, card->unit, *beside);
  if (!found) return found.error();
  base::JsonObject json = card_json(findings, *card).as_object();
  for (auto& member : standing_json(findings, card->unit, *beside, *found)) {
    json[member.key()] = std::move(member.value());
  }
  return base::Json(std::move(json));
}

}  // namespace vallis::study
