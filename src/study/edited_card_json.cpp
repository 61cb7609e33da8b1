#include "study/edited_card_json.hpp"

#include <algorithm>
#include <cmath>

#include "study/card_json.hpp"
#include "study/cell_words.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kRoundOff = 1e-12;  // parts of a distance that differ by less are the same

base::Json group_json(int group) { return group > 0 ? base::Json(group) : base::Json(nullptr); }

base::Json value_json(const Findings& findings, std::size_t indicator, const Cell& cell) {
  if (!cell.known()) return nullptr;
  return base::Json(cell_text(findings.scorecard.definition, indicator, cell));
}

base::Json standing_json(const CardValue& value) {
  return base::JsonObject{{"rank", value.rank > 0 ? base::Json(value.rank) : base::Json(nullptr)},
                          {"known_units", value.known_units},
                          {"percentile", value.percentile}};
}

base::Json place_json(const Findings& findings, const EditedPlace& place) {
  base::JsonArray nearest;
  for (const Neighbour& near : place.nearest) nearest.push_back(neighbour_json(findings, near));
  base::JsonArray medoids;
  for (const Neighbour& medoid : place.medoids) medoids.push_back(neighbour_json(findings, medoid));
  return base::JsonObject{{"group", group_json(place.found.group)},
                          {"silhouette", place.found.silhouette},
                          {"neighbour_group", group_json(place.found.neighbour_group)},
                          {"published_group", group_json(place.published_group)},
                          {"nearest", std::move(nearest)},
                          {"medoids", std::move(medoids)}};
}

base::Json score_json(double score, const std::optional<int>& rank) {
  return base::JsonObject{{"score", score}, {"rank", rank ? base::Json(*rank) : base::Json(nullptr)}};
}

}  // namespace

std::vector<ChangedPart> changed_parts(const Neighbour& before, const Neighbour& after) {
  std::vector<ChangedPart> parts;
  for (std::size_t c = 0; c < before.contributions.size(); ++c) {
    const ChangedPart part{before.contributions[c].variable, before.contributions[c].part, after.contributions[c].part};
    const bool counted = before.contributions[c].counted == after.contributions[c].counted;
    if (!counted || std::abs(part.after - part.before) > kRoundOff) parts.push_back(part);
  }
  std::stable_sort(parts.begin(), parts.end(), [](const ChangedPart& a, const ChangedPart& b) {
    return std::abs(a.after - a.before) > std::abs(b.after - b.before) + kRoundOff;
  });
  return parts;
}

base::Result<EditedUnit> edit_unit(const Findings& findings, std::size_t unit, std::span<const PlainEdit> edits,
                                   int nearest_count) {
  auto card = edit_card(findings, unit, edits, nearest_count);
  if (!card) return card.error();
  EditedUnit edited{std::move(*card), std::nullopt};
  if (!findings.scores) return edited;
  Workers alone(1);
  const auto score = edit_score(findings, unit, edits, alone);
  if (!score) return score.error();
  edited.score = *score;
  return edited;
}

base::Json what_if_json(const Findings& findings, const EditedUnit& edited) {
  const auto& [card, score] = edited;
  base::JsonArray edits;
  for (const EditedValue& edit : card.edits) {
    edits.emplace_back(
        base::JsonObject{{"indicator", findings.scorecard.definition.indicators[edit.indicator].id},
                         {"measure_unit", findings.scorecard.definition.indicators[edit.indicator].measure_unit},
                         {"from", value_json(findings, edit.indicator, edit.from)},
                         {"to", value_json(findings, edit.indicator, edit.to)},
                         {"beyond_range", edit.beyond_range},
                         {"before", standing_json(edit.before)},
                         {"after", standing_json(edit.after)}});
  }
  base::JsonArray changed;
  for (std::size_t g = 0; g < card.before.medoids.size(); ++g) {
    base::JsonArray parts;
    for (const ChangedPart& part : changed_parts(card.before.medoids[g], card.after.medoids[g])) {
      const UsedIndicator& used = findings.used[part.variable];
      parts.emplace_back(base::JsonObject{{"indicator", findings.scorecard.definition.indicators[used.indicator].id},
                                          {"before", part.before},
                                          {"after", part.after}});
    }
    changed.emplace_back(base::JsonObject{{"group", g + 1}, {"parts", std::move(parts)}});
  }
  base::Json scores;
  if (score) {
    scores = base::JsonObject{{"before", score_json(score->score_before, score->rank_before)},
                              {"after", score_json(score->score_after, score->rank_after)},
                              {"ranked_units", score->ranked}};
  }
  return base::JsonObject{{"id", findings.scorecard.units[card.unit].id},
                          {"name", findings.scorecard.units[card.unit].name},
                          {"composite", std::move(scores)},
                          {"found_group", card.found_group},
                          {"stands_for_group", card.stands_for_group},
                          {"edits", std::move(edits)},
                          {"before", place_json(findings, card.before)},
                          {"after", place_json(findings, card.after)},
                          {"changed_parts", std::move(changed)}};
}

}  // namespace vallis::study
