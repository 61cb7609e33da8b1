#include "scorecards/recipe_changes.hpp"

#include <array>

namespace vallis::scorecards {
namespace {

/// Short names of members of the recipe.
constexpr std::array<std::array<std::string_view, 3>, 5> kShort{{{"normalisation", "scores", "normalisation"},
                                                                 {"aggregation", "scores", "aggregation"},
                                                                 {"imputation", "scores", "imputation"},
                                                                 {"linkage", "hierarchy", "linkage"},
                                                                 {"method", "groups", "method"}}};
constexpr std::array<std::string_view, 3> kFixed{"scorecard", "published", "strict"};

/// Objects are merged, all else replaces.
void merge(base::JsonObject& into, const base::JsonObject& changes) {
  for (const auto& member : changes) {
    base::Json& place = into[member.key()];
    if (place.is_object() && member.value().is_object()) {
      merge(place.as_object(), member.value().as_object());
    } else {
      place = member.value();
    }
  }
}

base::JsonObject& object_at(base::JsonObject& json, std::string_view name) {
  base::Json& place = json[name];
  if (!place.is_object()) place = base::JsonObject();
  return place.as_object();
}

/// Short names put where the recipe has them.
base::JsonObject spelled_out(const base::JsonObject& changes) {
  base::JsonObject all = changes;
  for (const auto& [name, section, member] : kShort) {
    if (const base::Json* value = changes.if_contains(name)) {
      object_at(all, section)[member] = *value;
      all.erase(name);
    }
  }
  if (const base::Json* k = changes.if_contains("k")) {
    const base::Json range = k->is_object() ? *k : base::Json(base::JsonObject{{"min", *k}, {"max", *k}});
    object_at(object_at(all, "groups"), "k");
    merge(object_at(object_at(all, "groups"), "k"), range.as_object());
    all.erase("k");
  }
  return all;
}

}  // namespace

base::Error located(std::string pointer, std::string what) {
  base::Fault one;
  one.field = std::move(pointer);
  one.what = std::move(what);
  return base::invalid_input({std::move(one)});
}

base::Result<study::Recipe> merged_recipe(const study::Recipe& recipe, const base::Json& changes) {
  if (!changes.is_object()) return located("", "This is an object of the recipe's members that are to differ.");
  for (const std::string_view name : kFixed) {
    if (changes.as_object().contains(name)) {
      return located("/" + std::string(name), "This is part of the published study and cannot differ.");
    }
  }
  base::Json merged = study::recipe_json(recipe);
  merge(merged.as_object(), spelled_out(changes.as_object()));
  return study::read_recipe(merged, "recipe");
}

}  // namespace vallis::scorecards
