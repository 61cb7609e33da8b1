#pragma once

#include <string>
#include <vector>

#include "directory/cluster.hpp"
#include "indicators/observation.hpp"

namespace vallis::directory {

/// What is published of one indicator for a cluster: its own observations, or those of each of its countries.
struct ClusterFigure {
  std::string indicator;
  std::string name_en;
  std::string name_ru;
  std::string block;
  indicators::UnitKind unit_kind = indicators::UnitKind::Cluster;
  indicators::CombineRule combine = indicators::CombineRule::Only;
  std::string combine_en;  ///< how the values of several countries become one; empty where there is one unit
  std::string combine_ru;
  std::vector<indicators::Observation> observations;  ///< empty: missing
};
VALLIS_DESCRIBE(ClusterFigure, indicator, name_en, name_ru, block, unit_kind, combine, combine_en, combine_ru,
                observations)

/// One entry for each indicator in force, in their order. Errors: NotFound. Cost: some five statements.
base::Result<std::vector<ClusterFigure>> cluster_figures(db::Reader& reader, ClusterId id);

}  // namespace vallis::directory
