// Tasks that need all dissimilarities of mixed tables.

#include <algorithm>
#include <span>

#include "study/dissimilarity.hpp"
#include "study/leaf_order.hpp"
#include "study/linkage.hpp"
#include "study/medoids.hpp"
#include "study/partition.hpp"
#include "study/silhouette.hpp"
#include "study/workers.hpp"
#include "synthetic.hpp"
#include "task.hpp"

namespace vallis::bench {
namespace {

using study::Dissimilarity;
using study::Linkage;
using study::LinkageMethod;
using study::Medoids;
using study::Partition;
using study::Silhouette;
using study::Variable;
using study::Workers;

constexpr std::size_t kCompared = 1'000'000;  // dissimilarities compared with another program's, at most
constexpr double kCondensed = 4;              // bytes a square of a Dissimilarity
constexpr double kSquare = 8;

Found found_in(const Dissimilarity& dissimilarity) {
  const auto values = dissimilarity.values();
  Found found{.digest = Digest().add(values).value()};
  const std::size_t step = values.size() / kCompared + 1;
  for (std::size_t i = 0; i < values.size(); i += step) found.answer.push_back(values[i]);
  return found;
}

Found found_in(const Linkage& linkage) {
  Digest digest;
  Found found;
  for (const study::Merge& merge : linkage.merges) {
    digest.add(std::vector<double>{static_cast<double>(merge.left), static_cast<double>(merge.right), merge.height});
    found.answer.push_back(merge.height);
  }
  std::sort(found.answer.begin(), found.answer.end());
  found.digest = digest.value();
  return found;
}

Found found_in(const Silhouette& silhouette) {
  return {.digest = Digest().add(silhouette.width).add(silhouette.neighbour).value(), .answer = silhouette.width};
}

Found found_in(const Medoids& medoids) {
  if (medoids.partition.group.size() <= study::MedoidOptions().exact_limit && !medoids.proven_optimal) {
    throw std::runtime_error("The optimum was not proven.");
  }
  return {.digest = Digest().add(medoids.medoids).add(medoids.partition.group).add(medoids.total_cost).value(),
          .answer = {medoids.total_cost}};
}

enum class Memory { Fresh, Used };

/// Used memory: each run writes over the result of the one before.
auto gower_task(LastColumn last_column, Memory memory) {
  return [=](std::size_t n, int threads) -> Prepare {
    return [=]() -> Work {
      auto table = std::make_shared<std::vector<Variable>>(synthetic_table(n, last_column));
      auto workers = std::make_shared<Workers>(threads);
      auto last = std::make_shared<Dissimilarity>();
      return {[=] {
                Dissimilarity room = std::move(*last);
                if (memory == Memory::Fresh) room = Dissimilarity();
                *last = taken(study::gower(*table, *workers, std::move(room)));
              },
              [=] { return found_in(*last); }};
    };
  };
}

/// Work on the dissimilarities of the table without sets.
template <class Make>
auto given_task(Make make) {
  return [=](std::size_t n, int threads) -> Prepare {
    return [=]() -> Work {
      auto workers = std::make_shared<Workers>(threads);
      auto given =
          std::make_shared<Dissimilarity>(taken(study::gower(synthetic_table(n, LastColumn::Nominal), *workers)));
      return work([=] { return make(*given, *workers); }, [](const auto& result) { return found_in(result); });
    };
  };
}

auto linkage_task(LinkageMethod method) {
  return given_task(
      [=](const Dissimilarity& given, Workers& workers) { return taken(study::link(given, method, {}, workers)); });
}

/// The three groups that the synthetic table is made of.
Partition planted_groups(std::size_t n) {
  std::vector<int> labels;
  for (std::size_t i = 0; i < n; ++i) labels.push_back(static_cast<int>(i % 3));
  return study::make_partition(labels);
}

auto silhouette_task() {
  return given_task([](const Dissimilarity& given, Workers& workers) {
    return taken(study::silhouette(given, planted_groups(given.size()), workers));
  });
}

auto medoid_task() {
  return given_task(
      [](const Dissimilarity& given, Workers& workers) { return taken(study::k_medoids(given, 3, {}, workers)); });
}

/// The order alone: its tree is given, as SciPy wants it.
Prepare leaf_order_case(std::size_t n, int threads) {
  return [=]() -> Work {
    Workers workers(threads);
    auto given = std::make_shared<Dissimilarity>(taken(study::gower(synthetic_table(n, LastColumn::Nominal), workers)));
    auto tree = std::make_shared<Linkage>(taken(study::link(*given, LinkageMethod::Average, {}, workers)));
    return work([=] { return taken(study::optimal_leaf_order(*tree, *given)); },
                [](const study::LeafOrder& best) -> Found {
                  return {.digest = Digest().add(best.order).value(), .answer = {best.cost}};
                });
  };
}

/// A study's way from the table to the judged partition.
Prepare chain_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto table = std::make_shared<std::vector<Variable>>(synthetic_table(n, LastColumn::Set));
    auto workers = std::make_shared<Workers>(threads);
    return work(
        [=] {
          const Dissimilarity dissimilarity = taken(study::gower(*table, *workers));
          const auto linkage = taken(study::link(dissimilarity, LinkageMethod::Average, {}, *workers));
          const Partition groups = taken(study::cut_into(linkage, 3));
          return taken(study::silhouette(dissimilarity, groups, *workers));
        },
        [](const Silhouette& silhouette) { return found_in(silhouette); });
  };
}

}  // namespace

std::vector<Task> pair_tasks() {
  const auto gower = [](std::string name, LastColumn last, Memory memory) {
    return Task{std::move(name), {40, 1000, 5000, 20000}, gower_task(last, memory), 1000, kCondensed};
  };
  const std::vector<std::size_t> sizes{1000, 5000, 20000};
  return {
      gower("gower", LastColumn::Set, Memory::Fresh),
      gower("gower-again", LastColumn::Set, Memory::Used),
      gower("gower-without-sets", LastColumn::Nominal, Memory::Fresh),
      {"average", sizes, linkage_task(LinkageMethod::Average), 1000, kCondensed + kSquare},
      {"ward", sizes, linkage_task(LinkageMethod::WardD2), 1000, kCondensed + kSquare},
      {"silhouette", sizes, silhouette_task(), 1000, kCondensed},
      {"medoids", {40, 1000, 5000, 10000}, medoid_task(), 1000, kCondensed},
      {"leaf-order", {1000}, leaf_order_case, 1000, kCondensed + 2 * kSquare},
      {"chain", {20000}, chain_case, 1000, kCondensed + kSquare},
  };
}

}  // namespace vallis::bench
