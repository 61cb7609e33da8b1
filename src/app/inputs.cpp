#include "app/inputs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "app/embedded.hpp"
#include "app/version.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "catalogue/derive.hpp"
#include "catalogue/published.hpp"
#include "study/workers.hpp"

namespace vallis::app {
namespace {

constexpr std::string_view kDefaultName = "biomedical-clusters";

base::Result<catalogue::Catalogue> built_in_catalogue() {
  return catalogue::make_catalogue(embedded_folder("catalogue"));
}

catalogue::UnitSelection selection_of(const study::UnitSelection& units) {
  catalogue::UnitSelection selection;
  selection.include = units.include;
  selection.exclude = units.exclude;
  for (const auto& [column, values] : units.where) selection.where.push_back({column, values});
  return selection;
}

base::Result<std::optional<study::Published>> open_published(const catalogue::Catalogue& tables,
                                                             const study::Recipe& recipe) {
  if (recipe.profiles.empty()) return std::optional<study::Published>{};
  const base::CsvTable* profiles = tables.table(recipe.profiles);
  const base::CsvTable* models = recipe.target_models.empty() ? nullptr : tables.table(recipe.target_models);
  for (const auto& [name, table, member] :
       {std::tuple{recipe.profiles, profiles, "profiles"}, std::tuple{recipe.target_models, models, "target_models"}}) {
    if (table != nullptr || name.empty()) continue;
    if (const auto* unreadable = tables.unreadable_table(name)) return base::invalid_input(unreadable->faults);
    return base::not_found(
        fmt::format("The recipe names the table '{}' (/published/{}), which the catalogue lacks; add {}.csv or take "
                    "the member out.",
                    name, member, name));
  }
  const auto russian = catalogue::read_translations(tables.table("translations"));
  if (!russian) return russian.error();
  auto published = catalogue::read_published(*profiles, models, *russian);
  if (!published) return published.error();
  return std::optional<study::Published>{std::move(*published)};
}

}  // namespace

base::Result<catalogue::Catalogue> open_catalogue(const std::filesystem::path& folder) {
  auto built_in = built_in_catalogue();
  if (!built_in || folder.empty()) return built_in;
  return catalogue::load_catalogue(folder, built_in->schema);
}

base::Result<Document> open_document(std::string_view folder, const std::string& name,
                                     const std::filesystem::path& beside) {
  Document document{name, {}, nullptr};
  if (name.ends_with(".json") || name.find('/') != std::string::npos) {
    const std::filesystem::path path =
        std::filesystem::path(name).is_absolute() ? std::filesystem::path(name) : beside / name;
    auto bytes = base::read_file(path);
    if (!bytes) return bytes.error();
    document.name = path.filename().string();
    document.bytes = std::move(*bytes);
  } else {
    std::vector<std::string> known;
    for (const auto& [file, bytes] : embedded_folder(folder)) {
      if (!file.ends_with(".json")) continue;
      known.push_back(file.substr(0, file.size() - std::string_view(".json").size()));
      if (known.back() == name) document.bytes = bytes;
    }
    if (document.bytes.empty()) {
      return base::not_found(fmt::format("There is no built-in '{}' among the {}; there is: {}. A path ends in .json.",
                                         name, folder, base::join(known, ", ")));
    }
    document.name = fmt::format("{}/{}.json", folder, name);
  }
  auto json = base::parse_json(document.bytes, document.name);
  if (!json) return json.error();
  document.json = std::move(*json);
  return document;
}

base::Result<base::CsvTable> open_table(const std::filesystem::path& path) {
  const auto bytes = base::read_file(path);
  if (!bytes) return bytes.error();
  return base::read_csv(*bytes, path.filename().string());
}

base::Result<base::CsvTable> open_built_in_table(std::string_view path) {
  if (const auto bytes = embedded_file(path)) return base::read_csv(*bytes, path);
  return base::not_found(fmt::format("There is no built-in table '{}'.", path));
}

base::Result<study::ScorecardDefinition> open_scorecard(const std::string& name) {
  const auto document = open_document("scorecards", name.empty() ? std::string(kDefaultName) : name);
  if (!document) return document.error();
  return study::read_scorecard_definition(document->json, document->name);
}

base::Result<StudyInputs> open_study(const StudySources& sources) {
  const std::string name = sources.recipe.empty() ? std::string(kDefaultName) : sources.recipe;
  const auto document = open_document("recipes", name);
  if (!document) return document.error();
  auto recipe = study::read_recipe(document->json, document->name);
  if (!recipe) return recipe.error();
  return open_study(std::move(*recipe), std::filesystem::path(name).parent_path(), sources);
}

base::Result<StudyInputs> open_study(study::Recipe recipe, const std::filesystem::path& beside,
                                     const StudySources& sources) {
  StudyInputs inputs;
  inputs.recipe = std::move(recipe);
  // A scorecard named on the command line is a path from here; one named in a recipe, a path from the recipe.
  const bool given = !sources.scorecard.empty();
  const auto scorecard = open_document("scorecards", given ? sources.scorecard : inputs.recipe.scorecard,
                                       given ? std::filesystem::path() : beside);
  if (!scorecard) return scorecard.error();
  if (given) inputs.recipe.scorecard = sources.scorecard;
  const auto definition = study::read_scorecard_definition(scorecard->json, scorecard->name);
  if (!definition) return definition.error();

  auto tables = open_catalogue(sources.catalogue);
  if (!tables) return tables.error();
  inputs.catalogue = std::move(*tables);
  inputs.catalogue_name = sources.catalogue.empty() ? "built in" : sources.catalogue.filename().string();

  auto derived = catalogue::derive(inputs.catalogue, *definition, selection_of(inputs.recipe.units));
  if (!derived) return derived.error();
  inputs.scorecard = std::move(*derived);
  auto published = open_published(inputs.catalogue, inputs.recipe);
  if (!published) return published.error();
  inputs.published = std::move(*published);

  inputs.data_hashes = inputs.catalogue.hashes;
  inputs.data_hashes["scorecard"] = base::content_hash(scorecard->bytes);
  return inputs;
}

study::RunContext context_of(const StudyInputs& inputs) {
  study::RunContext context{kVersion, inputs.catalogue_name, inputs.data_hashes, {}};
  context.data_hashes["recipe"] = base::content_hash(base::print_json(study::recipe_json(inputs.recipe)));
  for (const study::Indicator& indicator : inputs.scorecard.definition.indicators) {
    context.rules[indicator.id] = catalogue::rule_text(indicator);
  }
  return context;
}

base::Result<study::Findings> run_quietly(const StudyInputs& inputs, int threads) {
  study::Workers workers(threads);
  study::Silent progress;
  return study::run(inputs.scorecard, inputs.recipe, inputs.published, workers, progress);
}

base::Result<study::Findings> run_groups(const StudyInputs& inputs, int threads) {
  study::Workers workers(threads);
  study::Silent progress;
  study::Recipe recipe = inputs.recipe;
  if (recipe.choose != study::ChoiceOfK::Vote) recipe.number_of_groups.reset();
  recipe.stability.reset();
  recipe.configurations.reset();
  recipe.group_tests.reset();
  recipe.map.reset();
  recipe.robustness.reset();
  return study::run(inputs.scorecard, recipe, inputs.published, workers, progress);
}

}  // namespace vallis::app
