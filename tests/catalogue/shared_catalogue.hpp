#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

#include "base/file.hpp"
#include "base/json.hpp"
#include "catalogue/catalogue.hpp"
#include "study/scorecard.hpp"

namespace vallis::catalogue::test {

inline std::filesystem::path data_folder() { return std::filesystem::path(VALLIS_SOURCE_DIR) / "data"; }

/// The catalogue that comes with the program.
inline const Catalogue& shared_catalogue() {
  static const Catalogue catalogue = [] {
    auto loaded = load_catalogue(data_folder() / "catalogue");
    if (!loaded) ADD_FAILURE() << loaded.error().message;
    return loaded ? std::move(*loaded) : Catalogue{};
  }();
  return catalogue;
}

inline study::ScorecardDefinition read_definition(const std::filesystem::path& path) {
  const auto bytes = base::read_file(path);
  if (!bytes) {
    ADD_FAILURE() << bytes.error().message;
    return {};
  }
  const auto json = base::parse_json(*bytes, path.filename().string());
  if (!json) {
    ADD_FAILURE() << json.error().message;
    return {};
  }
  auto definition = study::read_scorecard_definition(*json, path.filename().string());
  if (!definition) ADD_FAILURE() << definition.error().message;
  return definition ? std::move(*definition) : study::ScorecardDefinition{};
}

inline const study::ScorecardDefinition& shared_definition() {
  static const study::ScorecardDefinition definition =
      read_definition(data_folder() / "scorecards" / "biomedical-clusters.json");
  return definition;
}

}  // namespace vallis::catalogue::test
