#include "study/comparison_json.hpp"

#include "study/card_json.hpp"
#include "study/cell_words.hpp"

namespace vallis::study {
namespace {

base::Json pair_json(const Findings& findings, const Comparison& comparison, const ComparedPair& pair) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  const auto id = [&](std::size_t position) { return findings.scorecard.units[comparison.cards[position].unit].id; };
  base::JsonArray blocks;
  for (std::size_t b = 0; b < pair.block_parts.size(); ++b) {
    blocks.emplace_back(
        base::JsonObject{{"block", definition.blocks[findings.blocks[b].block].id}, {"part", pair.block_parts[b]}});
  }
  const Neighbour other{comparison.cards[pair.b].unit, pair.dissimilarity, pair.contributions};
  return base::JsonObject{{"a", id(pair.a)},
                          {"b", id(pair.b)},
                          {"dissimilarity", pair.dissimilarity},
                          {"blocks", std::move(blocks)},
                          {"contributions", neighbour_json(findings, other).at("contributions")}};
}

}  // namespace

Assessed assess_compared(const Findings& findings, const Comparison& comparison, Assessment assessment) {
  Assessed assessed{std::move(assessment), {}};
  for (const Card& card : comparison.cards) {
    assessed.results.push_back(assess(findings.scorecard, card.unit, assessed.assessment));
  }
  return assessed;
}

base::Json compare_json(const Findings& findings, const Comparison& comparison, const std::vector<Assessed>& assessed) {
  const ScorecardDefinition& definition = findings.scorecard.definition;
  base::JsonArray units;
  for (std::size_t u = 0; u < comparison.cards.size(); ++u) {
    base::Json card = card_json(findings, comparison.cards[u]);
    base::JsonArray assessments;
    for (const Assessed& one : assessed) {
      base::JsonArray subjects;
      for (std::size_t s = 0; s < one.assessment.subjects.size(); ++s) {
        const SubjectResult& result = one.results[u][s];
        base::JsonArray outcomes;
        for (const Outcome outcome : result.outcomes) outcomes.emplace_back(word(outcome));
        subjects.emplace_back(base::JsonObject{{"id", one.assessment.subjects[s].id},
                                               {"met", result.met},
                                               {"known", result.known},
                                               {"fit", result.fit()},
                                               {"outcomes", std::move(outcomes)}});
      }
      assessments.emplace_back(base::JsonObject{{"id", one.assessment.id}, {"subjects", std::move(subjects)}});
    }
    card.as_object().erase("nearest");  // none were asked for
    card.as_object()["assessments"] = std::move(assessments);
    units.push_back(std::move(card));
  }
  base::JsonArray pairs;
  for (const ComparedPair& pair : comparison.pairs) pairs.push_back(pair_json(findings, comparison, pair));
  base::JsonArray common;
  for (const CommonFeature& feature : comparison.common) {
    common.emplace_back(base::JsonObject{{"indicator", definition.indicators[feature.indicator].id},
                                         {"value", cell_text(definition, feature.indicator, feature.value)},
                                         {"whole", feature.whole},
                                         {"others", feature.others},
                                         {"others_known", feature.others_known}});
  }
  base::JsonArray distinguishing;
  for (const DistinguishingFeature& feature : comparison.distinguishing) {
    base::Json apart = nullptr;
    if (feature.apart >= 0) {
      apart = findings.scorecard.units[comparison.cards[static_cast<std::size_t>(feature.apart)].unit].id;
    }
    distinguishing.emplace_back(base::JsonObject{{"indicator", definition.indicators[feature.indicator].id},
                                                 {"share", feature.share},
                                                 {"known", feature.known},
                                                 {"apart", std::move(apart)}});
  }
  return base::JsonObject{{"units", std::move(units)},
                          {"pairs", std::move(pairs)},
                          {"common", std::move(common)},
                          {"distinguishing", std::move(distinguishing)}};
}

}  // namespace vallis::study
