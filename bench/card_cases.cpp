// Tasks of one unit of a table: what if, and the smallest change that moves it to another group.

#include "study/counterfactual.hpp"
#include "study/gower_pair.hpp"
#include "study/medoids.hpp"
#include "study/what_if.hpp"
#include "study/workers.hpp"
#include "synthetic.hpp"
#include "task.hpp"

namespace vallis::bench {
namespace {

using study::Variable;

/// A table with sets, put into three groups by k-medoids.
struct Grouped {
  std::vector<Variable> table;
  std::vector<double> spreads;
  study::Medoids medoids;
};

std::shared_ptr<const Grouped> grouped(std::size_t n, int threads) {
  study::Workers workers(threads);
  auto made = std::make_shared<Grouped>();
  made->table = synthetic_table(n, LastColumn::Set);
  made->spreads = study::spreads(made->table);
  made->medoids = taken(study::k_medoids(taken(study::gower(made->table, workers)), 3, {}, workers));
  return made;
}

/// The first amount of the last unit set to that of the first.
Prepare what_if_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto given = grouped(n, threads);
    return work(
        [=] {
          const std::vector<study::Edit> edits{
              {.variable = 0, .cell = study::Cell{.number = given->table[0].values[0]}}};
          return taken(study::what_if(given->table, given->spreads, given->medoids.partition, given->medoids.medoids,
                                      n - 1, edits));
        },
        [](const study::WhatIf& result) -> Found {
          return {.digest = Digest().add(result.dissimilarity).add(result.to_medoids).add(result.silhouette).value()};
        });
  };
}

/// For every unit the smallest change that moves it to the next group; all values that any unit has are plausible.
Prepare counterfactual_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto given = grouped(n, threads);
    return work(
        [=] {
          std::vector<study::Counterfactual> all;
          for (std::size_t unit = 0; unit < n; ++unit) {
            study::Alternatives alternatives;
            for (std::size_t v = 0; v < given->table.size(); ++v) {
              alternatives.push_back(study::alternatives(given->table[v], given->spreads[v], unit, {}));
            }
            const int target = given->medoids.partition.group[unit] % 3 + 1;
            all.push_back(
                taken(study::move_to_group(given->table, given->medoids.medoids, unit, target, alternatives, {})));
          }
          return all;
        },
        [](const std::vector<study::Counterfactual>& all) -> Found {
          Digest digest;
          for (const study::Counterfactual& one : all) {
            if (!one.proven) throw std::runtime_error("A counterfactual was not proven minimal.");
            digest.add(one.cost).add(static_cast<double>(one.changes.size()));
          }
          return {.digest = digest.value()};
        });
  };
}

}  // namespace

std::vector<Task> card_tasks() {
  return {
      {"what-if", {64}, what_if_case, 1000, 4},
      {"counterfactual", {64}, counterfactual_case, 10000, 4},
  };
}

}  // namespace vallis::bench
