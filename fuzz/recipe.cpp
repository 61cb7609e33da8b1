#include "study/recipe.hpp"

#include "base/json.hpp"
#include "target.hpp"

using vallis::base::print_json;
using vallis::study::recipe_json;

/// Any text is a recipe or a list of faults, and a recipe with every choice written out reads as the same recipe.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto json = vallis::base::parse_json(vallis::fuzz::text(bytes, size), "recipe.json");
  if (!json) return 0;
  const auto recipe = vallis::study::read_recipe(*json, "recipe.json");
  if (!recipe) return 0;
  const std::string written = print_json(recipe_json(*recipe));
  const auto parsed = vallis::base::parse_json(written, "written.json");
  vallis::fuzz::require(parsed.has_value());
  const auto again = vallis::study::read_recipe(*parsed, "written.json");
  vallis::fuzz::require(again.has_value());
  vallis::fuzz::require(print_json(recipe_json(*again)) == written);
  return 0;
}
