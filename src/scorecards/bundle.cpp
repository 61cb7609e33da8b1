#include "scorecards/bundle.hpp"

namespace vallis::scorecards {
namespace {

constexpr std::string_view kFormat = "vallis-study-bundle/1";

}  // namespace

base::Result<StudyInputs> read_stored(const StoredRun& run) {
  const auto content = base::parse_json(run.content, "table");
  if (!content) return content.error();
  auto table = read_measured_table(*content, "table");
  if (!table) return table.error();
  const auto json = base::parse_json(run.recipe, "recipe");
  if (!json) return json.error();
  auto recipe = study::read_recipe(*json, "recipe");
  if (!recipe) return recipe.error();
  return StudyInputs{std::move(*table), std::move(*recipe)};
}

base::Result<std::string> make_bundle(const StoredRun& run) {
  auto table = base::parse_json(run.content, "table");
  if (!table) return table.error();
  auto recipe = base::parse_json(run.recipe, "recipe");
  if (!recipe) return recipe.error();
  return base::print_json(base::JsonObject{{"format", kFormat},
                                           {"build", run.build},
                                           {"recipe", std::move(*recipe)},
                                           {"table", std::move(*table)},
                                           {"findings", run.findings}});
}

bool is_bundle(const base::Json& json) {
  const auto* object = json.if_object();
  const base::Json* format = object == nullptr ? nullptr : object->if_contains("format");
  return format != nullptr && format->is_string() && format->as_string() == kFormat;
}

base::Result<Bundle> read_bundle(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const auto root = reader.root();
  if (root.required("format").text() != kFormat) root.fault("This is no bundle of a study, or one of a later form.");
  Bundle bundle;
  bundle.build = root.required("build").text();
  bundle.findings = root.required("findings").text();
  const base::Json* table = root.required("table").json();
  const base::Json* recipe = root.required("recipe").json();
  root.close();
  if (!reader.ok()) return reader.error();
  auto measured = read_measured_table(*table, name + ", /table");
  if (!measured) return measured.error();
  auto read = study::read_recipe(*recipe, name + ", /recipe");
  if (!read) return read.error();
  bundle.inputs = {std::move(*measured), std::move(*read)};
  return bundle;
}

}  // namespace vallis::scorecards
