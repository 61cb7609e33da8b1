#include "scorecards/recompute.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <semaphore>
#include <set>

#include "scorecards/recipe_changes.hpp"
#include "study/findings_json.hpp"
#include "study/partition_comparison.hpp"
#include "study/workers.hpp"

namespace vallis::scorecards {
namespace {

constexpr int kAtOnce = 2;
constexpr std::size_t kReplicates = 50;  // of the stability that every recomputation is given
constexpr int kDraws = 1'000;            // of its ranks
constexpr double kLooseGroup = 0.6;      // mean Jaccard below which a group is no stable one (Hennig 2007)
constexpr double kOtherGroups = 0.5;     // adjusted Rand index below which groups are others than the published

constexpr std::array<std::string_view, 5> kParts{"number_of_groups", "group_tests", "stability", "configurations",
                                                 "robustness"};
class Deadline final : public study::Progress {
 public:
  explicit Deadline(std::chrono::milliseconds time) : end_(std::chrono::steady_clock::now() + time) {}
  void report(std::string_view, double) override {}
  bool cancelled() const override { return std::chrono::steady_clock::now() >= end_; }

 private:
  std::chrono::steady_clock::time_point end_;
};

/// One of the few recomputations that run at the same time.
class Turn {
 public:
  Turn() : taken_(places().try_acquire()) {}
  ~Turn() {
    if (taken_) places().release();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

  bool taken() const { return taken_; }

 private:
  static std::counting_semaphore<kAtOnce>& places() {
    static std::counting_semaphore<kAtOnce> all(kAtOnce);
    return all;
  }
  bool taken_;
};

/// The slow parts that were asked for by name.
base::Result<std::set<std::string>> parts_of(const base::JsonObject& changes) {
  std::set<std::string> parts;
  const base::Json* list = changes.if_contains("parts");
  if (list == nullptr) return parts;
  if (!list->is_array()) return located("/parts", "This is a list of parts.");
  for (std::size_t i = 0; i < list->as_array().size(); ++i) {
    const base::Json& one = list->as_array()[i];
    const std::string part = one.is_string() ? std::string(one.as_string()) : std::string();
    if (std::find(kParts.begin(), kParts.end(), part) == kParts.end()) {
      return located(fmt::format("/parts/{}", i), fmt::format("A part is one of: {}.", fmt::join(kParts, ", ")));
    }
    parts.insert(part);
  }
  return parts;
}

void leave_out_slow_parts(study::Recipe& recipe, const std::set<std::string>& wanted) {
  if (!wanted.contains("number_of_groups") && recipe.choose != study::ChoiceOfK::Vote) recipe.number_of_groups.reset();
  if (!wanted.contains("group_tests")) recipe.group_tests.reset();
  if (!wanted.contains("configurations")) recipe.configurations.reset();
  if (!wanted.contains("stability")) {
    recipe.stability = study::GroupStabilityOptions{};
    recipe.stability->replicates = kReplicates;
    recipe.stability->schemes = {{study::Draw::Units, study::RepeatedUnits::Kept}};
  }
  if (recipe.robustness && !wanted.contains("robustness")) {
    recipe.robustness->draws = std::min(recipe.robustness->draws, kDraws);
    recipe.robustness->points = 0;
  }
}

/// No part may be larger than in the published recipe, or than what is usual.
base::Result<void> hold_bounds(const study::Recipe& before, const study::Recipe& now) {
  const auto larger = [](std::size_t value, std::size_t published, std::size_t usual) {
    return value > std::max(published, usual);
  };
  if (now.robustness) {
    const int published = before.robustness ? before.robustness->draws : 0;
    if (now.robustness->draws > std::max(published, 10'000)) {
      return located("/robustness/draws", "At most 10,000 draws are made here; the command line makes more.");
    }
    if (now.robustness->points > 1024 || now.robustness->replicates > 1000) {
      return located("/robustness", "At most 1,024 points and 1,000 replicates are taken here.");
    }
  }
  if (now.stability && larger(now.stability->replicates, before.stability ? before.stability->replicates : 0, 500)) {
    return located("/stability/replicates", "At most 500 replicates are drawn here; the command line draws more.");
  }
  if (now.k_max > 50) return located("/groups/k/max", "At most 50 groups are looked for here.");
  if (now.starts > 100) return located("/groups/starts", "At most 100 random starts are made here.");
  return {};
}

/// The units that the recipe leaves in, in their order.
base::Result<study::Scorecard> selected(const study::Scorecard& scorecard, const study::UnitSelection& selection) {
  std::set<std::string> include(selection.include.begin(), selection.include.end());
  const std::set<std::string> exclude(selection.exclude.begin(), selection.exclude.end());
  for (const auto* list : {&selection.include, &selection.exclude}) {
    for (const std::string& id : *list) {
      if (!scorecard.unit(id)) return located("/units", fmt::format("There is no unit '{}' in the study.", id));
    }
  }
  if (include.empty() && exclude.empty()) return scorecard;
  study::Scorecard chosen;
  chosen.definition = scorecard.definition;
  chosen.values.resize(scorecard.values.size());
  for (std::size_t u = 0; u < scorecard.units.size(); ++u) {
    const std::string& id = scorecard.units[u].id;
    if ((!include.empty() && !include.contains(id)) || exclude.contains(id)) continue;
    chosen.units.push_back(scorecard.units[u]);
    for (std::size_t i = 0; i < scorecard.values.size(); ++i) {
      const study::IndicatorValues& from = scorecard.values[i];
      study::IndicatorValues& to = chosen.values[i];
      if (!from.numbers.empty()) to.numbers.push_back(from.numbers[u]);
      if (!from.sets.empty()) to.sets.push_back(from.sets[u]);
      if (!from.origins.empty()) to.origins.push_back(from.origins[u]);
    }
  }
  return chosen;
}

void add_warning(base::JsonArray& warnings, std::string english, std::string russian) {
  warnings.emplace_back(base::JsonObject{{"en", std::move(english)}, {"ru", std::move(russian)}});
}

/// Groups and ranks of the units that both runs have.
struct Beside {
  double adjusted_rand = std::nan("");
  int moved = 0;  ///< units whose rank differs
  double largest_move = 0;
  base::JsonArray ranks;
};

Beside set_beside(const study::Findings& published, const study::Findings& now) {
  Beside beside;
  study::Partition before;
  study::Partition after;
  for (std::size_t u = 0; u < now.scorecard.units.size(); ++u) {
    const auto old = published.scorecard.unit(now.scorecard.units[u].id);
    if (!old) continue;
    before.group.push_back(published.groups.partition.group[*old]);
    after.group.push_back(now.groups.partition.group[u]);
    if (!published.scores || !now.scores || !published.scores->ranks[*old] || !now.scores->ranks[u]) continue;
    const int move = *published.scores->ranks[*old] - *now.scores->ranks[u];
    beside.moved += move != 0 ? 1 : 0;
    beside.largest_move = std::max(beside.largest_move, std::abs(static_cast<double>(move)));
    beside.ranks.emplace_back(base::JsonObject{{"id", now.scorecard.units[u].id},
                                               {"published", *published.scores->ranks[*old]},
                                               {"now", *now.scores->ranks[u]}});
  }
  before.count = published.groups.partition.count;
  after.count = now.groups.partition.count;
  if (!before.group.empty()) beside.adjusted_rand = study::adjusted_rand(before, after);
  return beside;
}

base::JsonArray warnings_of(const study::Findings& now, const Beside& beside) {
  base::JsonArray warnings = warnings_json(now.warnings).as_array();
  if (now.stability && !now.stability->schemes.empty()) {
    const auto& groups = now.stability->schemes.front().groups;
    for (std::size_t g = 0; g < groups.size(); ++g) {
      if (!(groups[g].mean < kLooseGroup)) continue;
      add_warning(warnings,
                  fmt::format("Group {} is not stable: drawing the units anew, it comes back with a mean likeness of "
                              "{:.2f} (below {:.2f}).",
                              g + 1, groups[g].mean, kLooseGroup),
                  fmt::format("Группа {} неустойчива: при повторных выборках объектов она возвращается со средним "
                              "сходством {:.2f} (меньше {:.2f}).",
                              g + 1, groups[g].mean, kLooseGroup));
    }
  }
  if (beside.adjusted_rand < kOtherGroups) {
    add_warning(
        warnings,
        fmt::format("These groups are others than the published ones (adjusted Rand index {:.2f}): they rest on "
                    "the method chosen.",
                    beside.adjusted_rand),
        fmt::format("Группы отличаются от опубликованных (скорректированный индекс Рэнда {:.2f}): они зависят "
                    "от выбранного метода.",
                    beside.adjusted_rand));
  }
  return warnings;
}

}  // namespace

base::Result<study::Recipe> changed_recipe(const study::Recipe& recipe, const base::Json& changes) {
  base::Json members = changes;
  const auto parts = changes.is_object() ? parts_of(changes.as_object())
                                         : base::Result<std::set<std::string>>(std::set<std::string>());
  if (!parts) return parts.error();
  if (members.is_object()) members.as_object().erase("parts");
  auto now = merged_recipe(recipe, members);
  if (!now) return now.error();
  if (!now->units.where.empty() && now->units.where != recipe.units.where) {
    return located("/units/where", "Name units by include or exclude; the columns of the tables are not kept.");
  }
  if (auto held = hold_bounds(recipe, *now); !held) return held.error();
  leave_out_slow_parts(*now, *parts);
  return now;
}

base::Result<base::Json> recompute(const PreparedStudy& study, const base::Json& changes, const std::string& build,
                                   const RecomputeLimits& limits) {
  const auto recipe = changed_recipe(study.findings.recipe, changes);
  if (!recipe) return recipe.error();
  const auto scorecard = selected(study.table.scorecard, recipe->units);
  if (!scorecard) return scorecard.error();
  if (scorecard->units.size() > limits.units) {
    return base::too_large(
        fmt::format("Up to {} units are recomputed here; run the others as a job, or by `vallis "
                    "study rerun` on the study's bundle.",
                    limits.units));
  }
  const Turn turn;
  if (!turn.taken()) return base::too_many("Others are recomputing just now; try again in a second.");
  study::Workers alone(1);
  Deadline deadline(limits.time);
  auto findings = study::run(*scorecard, *recipe, study.table.published, alone, deadline);
  if (!findings) {
    if (findings.error().kind != base::ErrorKind::Cancelled) return findings.error();
    return base::too_large("This took too long and was stopped; leave out slow parts, or run it on the command line.");
  }
  const Beside beside = set_beside(study.findings, *findings);
  base::Json json = study::findings_json(*findings, context_of(study.table, *recipe, build));
  return base::Json(base::JsonObject{{"warnings", warnings_of(*findings, beside)},
                                     {"compared", base::JsonObject{{"adjusted_rand", beside.adjusted_rand},
                                                                   {"ranks_moved", beside.moved},
                                                                   {"largest_move", beside.largest_move},
                                                                   {"ranks", beside.ranks}}},
                                     {"findings", std::move(json)}});
}

}  // namespace vallis::scorecards
