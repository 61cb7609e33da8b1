#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "catalogue/literature.hpp"

namespace vallis::catalogue {

/// A work that a source names for an effect.
struct Citation {
  std::string text;       ///< as the source names it: "Burns, Pauly, 2002"
  std::string reference;  ///< id in the literature; empty when the literature lacks the work
};

/// Something that clusters do for somebody, with the literature named for it.
struct Effect {
  std::string slug;
  std::string beneficiary;
  base::LocalText beneficiary_label;
  base::LocalText statement;
  std::vector<Citation> citations;
  std::string source;
};

/// Words for effects.csv, which is in one language.
struct EffectWords {
  std::map<std::string, base::LocalText> beneficiaries;
  std::map<std::string, base::LocalText> effects;
};

/// Errors: InvalidInput – faults by JSON pointer.
base::Result<EffectWords> read_effect_words(const base::Json& document, std::string name);

/// Reads effects.csv, in its order. A citation is found in the literature by its citation_id. Effects and beneficiaries
/// without words speak as the table does in both languages; so do those whose English words differ from the table,
/// which has been changed since they were translated. Errors: InvalidInput with located faults – a missing column, an
/// effect without slug or statement, a slug that stands twice.
base::Result<std::vector<Effect>> read_effects(const base::CsvTable& table, const EffectWords& words,
                                               const Literature& literature);

/// As `vallis study effects --json` prints them.
base::Json effects_json(const std::vector<Effect>& effects);

}  // namespace vallis::catalogue
