#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "base/csv.hpp"
#include "base/text.hpp"
#include "catalogue/bibtex.hpp"
#include "catalogue/effects.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kWidth = 100;

base::Result<catalogue::Literature> open_literature(const std::string& name) {
  const auto document = open_document("literature", name.empty() ? std::string("references") : name);
  if (!document) return document.error();
  return catalogue::read_csl_json(document->json, document->name);
}

base::Result<std::vector<catalogue::Effect>> open_effects(const StudyEffectsOptions& options) {
  const auto tables = open_catalogue(options.catalogue);
  if (!tables) return tables.error();
  const base::CsvTable* table = tables->table("effects");
  if (table == nullptr) {
    if (const auto* unreadable = tables->unreadable_table("effects")) return base::invalid_input(unreadable->faults);
    return base::not_found("The catalogue has no table effects.csv.");
  }
  const auto literature = open_literature(options.literature);
  if (!literature) return literature.error();
  const auto document = open_document("literature", "effect-words");
  if (!document) return document.error();
  const auto words = catalogue::read_effect_words(document->json, document->name);
  if (!words) return words.error();
  return catalogue::read_effects(*table, *words, *literature);
}

std::string effects_text(const std::vector<catalogue::Effect>& effects, const Words& t) {
  std::string text = fmt::format("{}\n", t("Who gains what from a biomedical cluster", "Кому и что даёт кластер"));
  std::string_view beneficiary;
  bool lacks = false;
  for (const catalogue::Effect& effect : effects) {
    if (effect.beneficiary != beneficiary) text += fmt::format("\n{}\n", t(effect.beneficiary_label));
    beneficiary = effect.beneficiary;
    const auto lines = base::wrap(t(effect.statement), kWidth - 4);
    for (std::size_t i = 0; i < lines.size(); ++i) text += (i == 0 ? "  • " : "    ") + lines[i] + "\n";
    std::vector<std::string> citations;
    for (const catalogue::Citation& citation : effect.citations) {
      const bool unknown = citation.reference.empty();
      lacks = lacks || unknown;
      citations.push_back(unknown ? citation.text + " [?]" : fmt::format("{} [{}]", citation.text, citation.reference));
    }
    for (const std::string& line : base::wrap(base::join(citations, "; "), kWidth - 6)) text += "      " + line + "\n";
  }
  const std::string_view note =
      t("The statements are the study's, in our words; the works are those it names for them. In brackets: keys for "
        "`vallis study references`.",
        "Утверждения взяты из исследования и пересказаны нами; работы названы в нём. В скобках – ключи для "
        "`vallis study references`.");
  text += '\n';
  for (const std::string& line : base::wrap(note, kWidth)) text += line + "\n";
  if (lacks) text += fmt::format("{}\n", t("[?]: not in the literature.", "[?]: нет в списке литературы."));
  return text;
}

std::string effects_csv(const std::vector<catalogue::Effect>& effects, const Words& t) {
  std::string text = base::csv_row({"beneficiary", "effect", "statement", "citation", "reference", "source"});
  for (const catalogue::Effect& effect : effects) {
    for (const catalogue::Citation& citation : effect.citations) {
      text += base::csv_row(
          {effect.beneficiary, effect.slug, t(effect.statement), citation.text, citation.reference, effect.source});
    }
  }
  return text;
}

/// Those of the literature that are asked for, in its order. Errors: NotFound – an id that it lacks.
base::Result<catalogue::Literature> select(catalogue::Literature literature, const std::vector<std::string>& ids) {
  if (ids.empty()) return literature;
  std::vector<std::string> known;
  for (const auto& reference : literature.references) known.push_back(reference.id);
  for (const std::string& id : ids) {
    if (literature.find(id) != nullptr) continue;
    const auto near = base::nearest_word(id, known);
    return base::not_found(
        fmt::format("The literature has no work '{}'{}", id, near ? fmt::format("; did you mean '{}'?", *near) : "."));
  }
  std::erase_if(literature.references, [&](const catalogue::Work& reference) {
    return std::find(ids.begin(), ids.end(), reference.id) == ids.end();
  });
  return literature;
}

}  // namespace

ExitCode study_effects(const StudyEffectsOptions& options) {
  const auto effects = open_effects(options);
  if (!effects) return report(effects.error());
  const Words t(options.language);
  switch (options.format) {
    case Format::Json:
      print(base::print_json(catalogue::effects_json(*effects)));
      break;
    case Format::Csv:
      print(effects_csv(*effects, t));
      break;
    case Format::Table:
      print(effects_text(*effects, t));
      break;
  }
  return kSuccess;
}

ExitCode study_references(const StudyReferencesOptions& options) {
  auto literature = open_literature(options.literature);
  if (!literature) return report(literature.error());
  const auto selected = select(std::move(*literature), options.ids);
  if (!selected) return report(selected.error());
  print(options.format == ReferenceFormat::Bibtex ? catalogue::bibtex(*selected)
                                                  : base::print_json(catalogue::csl_json(*selected)));
  return kSuccess;
}

}  // namespace vallis::app
