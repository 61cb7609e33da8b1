#include "study/recipe.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "study/configurations_json.hpp"
#include "study/group_stability_json.hpp"
#include "study/indicator_tests_json.hpp"
#include "study/number_of_groups_json.hpp"
#include "study/robustness_json.hpp"
#include "study/scores_json.hpp"
#include "study/unit_map_json.hpp"

namespace vallis::study {
namespace {

using Place = base::JsonReader::Place;

constexpr std::array<std::pair<std::string_view, GroupMethod>, 2> kMethods{
    {{"k-medoids", GroupMethod::KMedoids}, {"linkage", GroupMethod::Linkage}}};
constexpr std::array<std::pair<std::string_view, ChoiceOfK>, 2> kChoices{
    {{"silhouette", ChoiceOfK::Silhouette}, {"vote", ChoiceOfK::Vote}}};
constexpr std::array<std::pair<std::string_view, OrdinalRange>, 2> kOrdinalRanges{
    {{"declared", OrdinalRange::Declared}, {"observed", OrdinalRange::Observed}}};
constexpr std::array<std::pair<std::string_view, NoOverlap>, 2> kNoOverlaps{
    {{"fail", NoOverlap::Fail}, {"exclude", NoOverlap::Exclude}}};
constexpr std::array kLinkages{LinkageMethod::Single,   LinkageMethod::Complete, LinkageMethod::Average,
                               LinkageMethod::McQuitty, LinkageMethod::WardD,    LinkageMethod::WardD2,
                               LinkageMethod::Centroid, LinkageMethod::Median,   LinkageMethod::Flexible};

template <class E, std::size_t N>
std::string_view word_of(const std::array<std::pair<std::string_view, E>, N>& words, E value) {
  return std::find_if(words.begin(), words.end(), [&](const auto& entry) { return entry.second == value; })->first;
}

std::map<std::string, double> read_weights(const Place& place) {
  std::map<std::string, double> weights;
  for (const auto& [id, weight] : place.members()) {
    weights[id] = weight.number();
    if (!(weights[id] >= 0)) weight.fault("A weight is a number of 0 or more.");
  }
  return weights;
}

UnitSelection read_units(const Place& place) {
  UnitSelection units;
  units.include = place.optional("include").texts();
  units.exclude = place.optional("exclude").texts();
  for (const auto& [column, values] : place.optional("where").members()) units.where[column] = values.texts();
  units.min_known = static_cast<int>(place.optional("min_known").integer(1, 1'000'000, 1));
  if (const Place note = place.optional("note"); note.present()) units.note = note.local_text();
  place.close();
  return units;
}

void read_groups(const Place& place, Recipe& recipe) {
  recipe.method = place.required("method").choice<GroupMethod>(kMethods, recipe.method);
  const Place k = place.required("k");
  if (const Place fixed = k.optional("fixed"); fixed.present()) {
    recipe.k_min = recipe.k_max = static_cast<int>(fixed.integer(2, 1'000'000, 2));
    k.close();
  } else if (k.present()) {
    recipe.k_min = static_cast<int>(k.required("min").integer(2, 1'000'000, 2));
    recipe.k_max = static_cast<int>(k.required("max").integer(2, 1'000'000, 8));
    if (recipe.k_max < recipe.k_min) k.fault("'max' is below 'min'.");
    recipe.choose = k.required("choose").choice<ChoiceOfK>(kChoices, recipe.choose);
    k.close();
  }
  recipe.starts = static_cast<int>(place.optional("starts").integer(0, 10'000, recipe.starts));
  place.close();
}

void read_published(const Place& place, Recipe& recipe) {
  recipe.profiles = place.required("profiles").text();
  recipe.target_models = place.optional("target_models").text();
  recipe.share_tolerance = place.optional("share_tolerance").number(recipe.share_tolerance);
  if (!(recipe.share_tolerance >= 0 && recipe.share_tolerance <= 1))
    place.fault("'share_tolerance' is between 0 and 1.");
  place.close();
}

base::JsonObject weights_json(const std::map<std::string, double>& weights) {
  base::JsonObject object;
  for (const auto& [id, weight] : weights) object[id] = weight;
  return object;
}

base::JsonArray texts_json(const std::vector<std::string>& texts) {
  base::JsonArray array;
  for (const std::string& text : texts) array.emplace_back(text);
  return array;
}

base::JsonObject local_json(const base::LocalText& text) { return {{"en", text.en}, {"ru", text.ru}}; }

}  // namespace

base::Result<Recipe> read_recipe(const base::Json& json, const std::string& name) {
  base::JsonReader reader(json, name);
  const Place root = reader.root();
  Recipe recipe;
  recipe.id = root.required("id").text();
  recipe.version = root.required("version").text();
  recipe.label = root.required("label").local_text();
  recipe.scorecard = root.required("scorecard").text();
  if (const Place units = root.optional("units"); units.present()) recipe.units = read_units(units);
  recipe.strict = root.optional("strict").boolean(false);
  if (const Place weights = root.optional("weights"); weights.present()) {
    recipe.indicator_weights = read_weights(weights.optional("indicators"));
    recipe.block_weights = read_weights(weights.optional("blocks"));
    weights.close();
  }
  if (const Place options = root.optional("dissimilarity"); options.present()) {
    constexpr std::array<std::pair<std::string_view, int>, 1> methods{{{"gower", 0}}};
    options.optional("method").choice<int>(methods, 0);
    recipe.ordinal_range = options.optional("ordinal_range").choice<OrdinalRange>(kOrdinalRanges, recipe.ordinal_range);
    recipe.no_overlap = options.optional("no_overlap").choice<NoOverlap>(kNoOverlaps, recipe.no_overlap);
    options.close();
  }
  if (const Place hierarchy = root.optional("hierarchy"); hierarchy.present()) {
    std::vector<std::pair<std::string_view, LinkageMethod>> words;
    for (const LinkageMethod method : kLinkages) words.emplace_back(study::name(method), method);
    recipe.linkage = hierarchy.required("linkage").choice<LinkageMethod>(words, recipe.linkage);
    recipe.flexible_alpha = hierarchy.optional("flexible_alpha").number(recipe.flexible_alpha);
    if (!(recipe.flexible_alpha > 0 && recipe.flexible_alpha < 1))
      hierarchy.fault("'flexible_alpha' is between 0 and 1.");
    hierarchy.close();
  }
  if (const Place groups = root.required("groups"); groups.present()) read_groups(groups, recipe);
  if (const Place published = root.optional("published"); published.present()) read_published(published, recipe);
  if (const Place tests = root.optional("group_tests"); tests.present()) recipe.group_tests = read_group_tests(tests);
  if (const Place map = root.optional("map"); map.present()) recipe.map = read_map_options(map);
  if (const Place number = root.optional("number_of_groups"); number.present()) {
    recipe.number_of_groups = read_number_of_groups_options(number);
  } else if (recipe.choose == ChoiceOfK::Vote) {
    recipe.number_of_groups.emplace();
  }
  if (const Place stability = root.optional("stability"); stability.present()) {
    recipe.stability = read_group_stability_options(stability);
    if (recipe.method == GroupMethod::Linkage && recipe.linkage == LinkageMethod::Flexible) {
      stability.fault("Flexible linkage cannot be resampled; take another linkage, or leave this section out.");
    }
  }
  if (const Place configurations = root.optional("configurations"); configurations.present()) {
    recipe.configurations = read_configuration_options(configurations);
  }
  if (const Place scores = root.optional("scores"); scores.present()) recipe.scores = read_scores_options(scores);
  if (const Place robustness = root.optional("robustness"); robustness.present()) {
    recipe.robustness = read_robustness_options(robustness);
    if (!recipe.scores) robustness.fault("Robustness is that of scores; add a section 'scores'.");
  }
  recipe.seed =
      static_cast<std::uint64_t>(root.required("seed").integer(0, std::numeric_limits<std::int64_t>::max(), 1));
  root.close();
  if (!reader.ok()) return reader.error();
  return recipe;
}

base::Json recipe_json(const Recipe& recipe) {
  base::JsonObject where;
  for (const auto& [column, values] : recipe.units.where) where[column] = texts_json(values);
  base::JsonObject json{
      {"id", recipe.id},
      {"version", recipe.version},
      {"label", local_json(recipe.label)},
      {"scorecard", recipe.scorecard},
      {"units", base::JsonObject{{"include", texts_json(recipe.units.include)},
                                 {"exclude", texts_json(recipe.units.exclude)},
                                 {"where", where},
                                 {"min_known", recipe.units.min_known},
                                 {"note", local_json(recipe.units.note)}}},
      {"strict", recipe.strict},
      {"weights", base::JsonObject{{"indicators", weights_json(recipe.indicator_weights)},
                                   {"blocks", weights_json(recipe.block_weights)}}},
      {"dissimilarity", base::JsonObject{{"method", "gower"},
                                         {"ordinal_range", word(recipe.ordinal_range)},
                                         {"no_overlap", word_of(kNoOverlaps, recipe.no_overlap)}}},
      {"hierarchy", base::JsonObject{{"linkage", name(recipe.linkage)}, {"flexible_alpha", recipe.flexible_alpha}}},
      {"groups",
       base::JsonObject{
           {"method", word(recipe.method)},
           {"k", base::JsonObject{{"min", recipe.k_min}, {"max", recipe.k_max}, {"choose", word(recipe.choose)}}},
           {"starts", recipe.starts}}},
  };
  if (!recipe.profiles.empty()) {
    json["published"] = base::JsonObject{{"profiles", recipe.profiles},
                                         {"target_models", recipe.target_models},
                                         {"share_tolerance", recipe.share_tolerance}};
  }
  if (recipe.group_tests) json["group_tests"] = group_tests_options_json(*recipe.group_tests);
  if (recipe.map) json["map"] = map_options_json(*recipe.map);
  if (recipe.number_of_groups) json["number_of_groups"] = number_of_groups_options_json(*recipe.number_of_groups);
  if (recipe.stability) json["stability"] = group_stability_options_json(*recipe.stability);
  if (recipe.configurations) json["configurations"] = configuration_options_json(*recipe.configurations);
  if (recipe.scores) json["scores"] = scores_options_json(*recipe.scores);
  if (recipe.robustness) json["robustness"] = robustness_options_json(*recipe.robustness);
  json["seed"] = static_cast<std::int64_t>(recipe.seed);
  return json;
}

std::string_view word(GroupMethod method) { return word_of(kMethods, method); }

std::string_view word(ChoiceOfK choice) { return word_of(kChoices, choice); }

}  // namespace vallis::study
