#include "app/scorecards_data.hpp"

#include "app/embedded.hpp"
#include "app/inputs.hpp"
#include "app/version.hpp"
#include "base/hash.hpp"

namespace vallis::app {
namespace {

std::string inputs_hash() {
  base::ContentHasher hasher;
  hasher.add(kVersion);
  for (const EmbeddedFile& file : embedded_files()) {
    for (const std::string_view folder : {"catalogue/", "scorecards/", "recipes/"}) {
      if (file.path.starts_with(folder)) hasher.add(file.bytes);
    }
  }
  return hasher.finish();
}

base::Result<scorecards::StudyInputs> read_study() {
  auto inputs = open_study({});
  if (!inputs) return inputs.error();
  auto definition = open_document("scorecards", inputs->recipe.scorecard);
  if (!definition) return definition.error();
  auto table = scorecards::table_of(inputs->catalogue, inputs->catalogue_name, std::move(definition->json),
                                    std::move(inputs->scorecard), std::move(inputs->published));
  table.data_hashes = inputs->data_hashes;
  return scorecards::StudyInputs{std::move(table), std::move(inputs->recipe)};
}

}  // namespace

scorecards::BuiltIn built_in_study() {
  scorecards::BuiltIn built_in;
  built_in.build = kVersion;
  built_in.inputs_hash = inputs_hash();
  built_in.study = read_study;
  built_in.catalogue = [] { return open_catalogue({}); };
  built_in.document = [](std::string_view folder, std::string_view name) -> base::Result<base::Json> {
    auto document = open_document(folder, std::string(name));
    if (!document) return document.error();
    return std::move(document->json);
  };
  return built_in;
}

}  // namespace vallis::app
