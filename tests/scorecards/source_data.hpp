#pragma once

#include <gtest/gtest.h>

#include <string>

#include "base/file.hpp"
#include "base/hash.hpp"
#include "catalogue/derive.hpp"
#include "catalogue/published.hpp"
#include "scorecards/built_in.hpp"

namespace vallis::scorecards::test {

inline base::Json source_document(std::string_view folder, std::string_view name) {
  const std::string path = std::string(VALLIS_SOURCE_DIR "/data/") + std::string(folder) + "/" + std::string(name);
  return base::parse_json(base::read_file(path + ".json").value(), name).value();
}

inline base::Result<StudyInputs> source_study() {
  auto catalogue = catalogue::load_catalogue(VALLIS_SOURCE_DIR "/data/catalogue").value();
  const auto recipe = study::read_recipe(source_document("recipes", "biomedical-clusters"), "recipe").value();
  auto definition = source_document("scorecards", "biomedical-clusters");
  auto scorecard =
      catalogue::derive(catalogue, study::read_scorecard_definition(definition, "scorecard").value()).value();
  const auto russian = catalogue::read_translations(catalogue.table("translations")).value();
  auto published =
      catalogue::read_published(*catalogue.table("group_profiles"), catalogue.table("target_models"), russian).value();
  return StudyInputs{table_of(catalogue, "built in", std::move(definition), std::move(scorecard), std::move(published)),
                     recipe};
}

/// The program's study from the files of the tree.
inline BuiltIn source_built_in(const std::string& build = "test") {
  BuiltIn built_in;
  built_in.build = build;
  built_in.inputs_hash = "sha256:of " + build;
  built_in.study = source_study;
  built_in.catalogue = [] { return catalogue::load_catalogue(VALLIS_SOURCE_DIR "/data/catalogue"); };
  built_in.document = [](std::string_view folder, std::string_view name) -> base::Result<base::Json> {
    return source_document(folder, name);
  };
  return built_in;
}

}  // namespace vallis::scorecards::test
