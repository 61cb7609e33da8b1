#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/json.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "scorecards/table.hpp"
#include "study/recipe.hpp"

namespace vallis::scorecards {

/// A table and the recipe that is to be run on it.
struct StudyInputs {
  MeasuredTable table;
  study::Recipe recipe;
};

/// What the program brings along, read when it is needed: this package has no files of its own.
struct BuiltIn {
  std::string build;        ///< version of the program
  std::string inputs_hash;  ///< of the bytes that the study is made of, and of the build
  std::function<base::Result<StudyInputs>()> study;
  std::function<base::Result<catalogue::Catalogue>()> catalogue;
  /// A document of data/ by folder and name: ("assessments", "success-factors"). Errors: NotFound.
  std::function<base::Result<base::Json>(std::string_view folder, std::string_view name)> document;
};

}  // namespace vallis::scorecards
