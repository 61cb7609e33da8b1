#pragma once

#include <algorithm>
#include <string>

#include "study/made_scorecard.hpp"
#include "study/run.hpp"
#include "study/workers.hpp"

namespace vallis::study::test {

/// A run that scores; normalised to 0…100, so that figures can be worked by hand.
inline Recipe scoring_recipe() {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  recipe.scores = ScoresOptions{};
  recipe.scores->low = 0;
  return recipe;
}

inline base::Result<Findings> scored(const Scorecard& scorecard, const Recipe& recipe, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, {}, workers, silent);
}

inline std::string fault_of(const Scorecard& scorecard, const Recipe& recipe) {
  const auto findings = scored(scorecard, recipe);
  return findings ? "" : findings.error().message;
}

/// x and y of four units; of y less is better. Normalised: 0, 25, 50, 100 and 0, 100, 75, 50.
inline MadeScorecard four_units() {
  MadeScorecard made(4);
  made.numbers("x", {0, 10, 20, 40});
  made.numbers("y", {5, 1, 2, 3}, IndicatorType::Rank).block = "b";
  return made;
}

}  // namespace vallis::study::test
