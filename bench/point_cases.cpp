// Tasks of points and of places on the globe, whose pairs are never all held at once, and the gap statistic.

#include <span>

#include "study/dbscan.hpp"
#include "study/gap.hpp"
#include "study/hdbscan.hpp"
#include "study/k_means.hpp"
#include "study/point_linkage.hpp"
#include "study/point_silhouette.hpp"
#include "study/workers.hpp"
#include "synthetic.hpp"
#include "task.hpp"

namespace vallis::bench {
namespace {

using study::Workers;

constexpr int kMinPoints = 10;

/// From the first eight points, as a poor start as any.
Prepare k_means_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto points = std::make_shared<std::vector<double>>(synthetic_points(n));
    auto workers = std::make_shared<Workers>(threads);
    return work(
        [=] {
          const auto start = std::span<const double>(*points).first(kStartCentres * kPointColumns);
          return taken(study::k_means(*points, kPointColumns, start, {}, *workers));
        },
        [](const study::KMeans& result) {
          Found found{.digest = Digest().add(result.group).add(result.centres).add(result.within).value(),
                      .answer = {result.total_within}};
          found.answer.insert(found.answer.end(), result.group.begin(), result.group.end());
          return found;
        });
  };
}

Prepare dbscan_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto places = std::make_shared<std::vector<study::Place>>(synthetic_places(n));
    auto workers = std::make_shared<Workers>(threads);
    return work(
        [=] {
          study::DbscanOptions options;
          options.eps_km = 10;
          options.min_points = kMinPoints;
          return taken(study::dbscan(*places, options, *workers));
        },
        [](const study::Dbscan& result) -> Found {
          std::size_t core = 0;
          for (const char one : result.core) core += one != 0 ? 1 : 0;
          return {.digest = Digest().add(result.label).add(result.core).value(),
                  .answer = {static_cast<double>(result.count), static_cast<double>(result.noise),
                             static_cast<double>(core)}};
        });
  };
}

Prepare hdbscan_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto places = std::make_shared<std::vector<study::Place>>(synthetic_places(n));
    auto workers = std::make_shared<Workers>(threads);
    return work([=] { return taken(study::hdbscan(*places, kMinPoints, study::kEarthRadiusKm, *workers)); },
                [](const study::Hdbscan& result) -> Found {
                  return {.digest = Digest().add(result.group).add(result.tree_lengths).value()};
                });
  };
}

Prepare ward_points_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto points = std::make_shared<std::vector<double>>(synthetic_points(n));
    auto workers = std::make_shared<Workers>(threads);
    return work([=] { return taken(study::link_points(*points, kPointColumns, *workers)); },
                [](const study::Linkage& linkage) {
                  Found found;
                  Digest digest;
                  for (const study::Merge& merge : linkage.merges) {
                    digest.add(std::vector<int>{merge.left, merge.right, merge.size}).add(merge.height);
                    found.answer.push_back(merge.height);
                  }
                  found.digest = digest.value();
                  return found;
                });
  };
}

/// Of three groups that one step of k-means makes; the groups are not part of it.
Prepare silhouette_points_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto points = std::make_shared<std::vector<double>>(synthetic_points(n));
    auto workers = std::make_shared<Workers>(threads);
    const auto start = std::span<const double>(*points).first(3 * kPointColumns);
    const auto groups = taken(study::k_means(*points, kPointColumns, start, {.max_iterations = 1}, *workers)).group;
    auto partition = std::make_shared<study::Partition>(study::make_partition(groups));
    return work([=] { return taken(study::point_silhouette(*points, kPointColumns, *partition, *workers)); },
                [](const study::Silhouette& result) -> Found {
                  return {.digest = Digest().add(result.width).add(result.neighbour).add(result.mean).value(),
                          .answer = result.width};
                });
  };
}

/// Average linkage cut into 1…8 groups, against 100 reference sets along the principal axes; drawing them is part of
/// it.
Prepare gap_case(std::size_t n, int threads) {
  return [=]() -> Work {
    auto points = std::make_shared<std::vector<double>>(synthetic_points(n));
    auto workers = std::make_shared<Workers>(threads);
    return work(
        [=] {
          const auto sets =
              taken(study::reference_sets(*points, kPointColumns, study::ReferenceSpace::ScaledPca, 100, 1));
          return taken(study::gap_statistic(*points, kPointColumns, sets, study::LinkageMethod::Average, 8, *workers));
        },
        [](const study::Gap& gap) -> Found {
          return {.digest = Digest().add(gap.log_within).add(gap.expected).add(gap.standard_error).value(),
                  .answer = gap.log_within};
        });
  };
}

}  // namespace

std::vector<Task> point_tasks() {
  return {
      {"k-means", {10000, 100000, 1000000}, k_means_case, 500, 0},
      {"dbscan", {10000, 100000, 1000000}, dbscan_case, 150, 0},
      {"hdbscan-places", {1000, 5000, 20000}, hdbscan_case, 300, 0},
      {"ward-points", {1000, 5000, 20000}, ward_points_case, 600, 0},
      {"silhouette-points", {1000, 5000, 20000}, silhouette_points_case, 500, 0},
      {"gap", {1000}, gap_case, 20000, 60},
  };
}

}  // namespace vallis::bench
