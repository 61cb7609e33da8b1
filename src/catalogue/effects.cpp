#include "catalogue/effects.hpp"

#include <fmt/format.h>

#include <set>

#include "base/text.hpp"
#include "catalogue/detail/cells.hpp"

namespace vallis::catalogue {
namespace {

std::map<std::string, base::LocalText> read_words(const base::JsonReader::Place& place) {
  std::map<std::string, base::LocalText> words;
  if (!place.present()) return words;
  for (const auto& [id, text] : place.members()) words[id] = text.local_text();
  return words;
}

base::LocalText words_or(const std::map<std::string, base::LocalText>& words, const std::string& id,
                         const std::string& own) {
  const auto found = words.find(id);
  return found == words.end() ? base::LocalText{own, own} : found->second;
}

}  // namespace

base::Result<EffectWords> read_effect_words(const base::Json& document, std::string name) {
  base::JsonReader reader(document, std::move(name));
  const auto root = reader.root();
  static_cast<void>(root.optional("$schema"));
  static_cast<void>(root.optional("$comment"));
  EffectWords words{read_words(root.required("beneficiaries")), read_words(root.required("effects"))};
  root.close();
  if (!reader.ok()) return reader.error();
  return words;
}

base::Result<std::vector<Effect>> read_effects(const base::CsvTable& table, const EffectWords& words,
                                               const Literature& literature) {
  detail::Cells cells(table, {"beneficiary", "effect_slug", "effect", "citations", "source_id"});
  if (!cells.readable()) return base::invalid_input(cells.faults());
  std::vector<Effect> effects;
  std::set<std::string> seen;
  for (std::size_t row = 0; row < table.rows.size(); ++row) {
    Effect effect;
    effect.slug = cells.text(row, "effect_slug");
    const std::string& statement = cells.text(row, "effect");
    if (effect.slug.empty()) cells.fault(row, "effect_slug", "The effect has no word; give it one.");
    if (statement.empty()) cells.fault(row, "effect", "The effect has no statement; say what it is.");
    if (!seen.insert(effect.slug).second) {
      cells.fault(row, "effect_slug", fmt::format("'{}' stands in an earlier row.", base::shorten(effect.slug, 60)));
    }
    effect.beneficiary = cells.text(row, "beneficiary");
    effect.beneficiary_label = words_or(words.beneficiaries, effect.beneficiary, effect.beneficiary);
    effect.statement = words_or(words.effects, effect.slug, statement);
    if (effect.statement.en != statement) effect.statement = {statement, statement};
    for (const std::string& text : base::split(cells.text(row, "citations"), ';')) {
      const Work* reference = literature.find(citation_id(text));
      effect.citations.push_back({text, reference == nullptr ? std::string() : reference->id});
    }
    effect.source = cells.text(row, "source_id");
    effects.push_back(std::move(effect));
  }
  if (!cells.readable()) return base::invalid_input(cells.faults());
  return effects;
}

base::Json effects_json(const std::vector<Effect>& effects) {
  base::JsonArray array;
  for (const Effect& effect : effects) {
    base::JsonArray citations;
    for (const Citation& citation : effect.citations) {
      base::Json reference;
      if (!citation.reference.empty()) reference = citation.reference;
      citations.emplace_back(base::JsonObject{{"text", citation.text}, {"reference", std::move(reference)}});
    }
    array.emplace_back(
        base::JsonObject{{"effect", effect.slug},
                         {"beneficiary", effect.beneficiary},
                         {"beneficiary_label",
                          base::JsonObject{{"en", effect.beneficiary_label.en}, {"ru", effect.beneficiary_label.ru}}},
                         {"statement", base::JsonObject{{"en", effect.statement.en}, {"ru", effect.statement.ru}}},
                         {"citations", std::move(citations)},
                         {"source", effect.source}});
  }
  return base::JsonObject{{"effects", std::move(array)}};
}

}  // namespace vallis::catalogue
