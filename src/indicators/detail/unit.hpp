#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "indicators/indicator.hpp"

namespace vallis::indicators::detail {

/// A cluster or a country, as the directory's view of its units has it.
struct Unit {
  UnitKind unit_kind = UnitKind::Cluster;
  std::string unit_key;   ///< "cluster:0190…" or "country:DE"
  std::string unit_code;  ///< of the cluster, or ISO 3166-1 alpha-2
  std::optional<base::Uuid> cluster_id;
  std::optional<std::string> country_code;
  bool operated = false;
};
VALLIS_DESCRIBE(Unit, unit_kind, unit_key, unit_code, cluster_id, country_code, operated)

/// Errors: NotFound.
base::Result<Unit> unit_of_cluster(db::Reader& reader, base::Uuid cluster_id);

}  // namespace vallis::indicators::detail
