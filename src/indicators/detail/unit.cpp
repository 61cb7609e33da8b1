#include "indicators/detail/unit.hpp"

namespace vallis::indicators::detail {
namespace {

constexpr std::string_view kByCluster = R"sql(
    SELECT unit_kind, unit_key, unit_code, cluster_id, country_code, operated FROM directory_unit_v
    WHERE unit_kind = 'cluster' AND cluster_id = $1
)sql";

}  // namespace

base::Result<Unit> unit_of_cluster(db::Reader& reader, base::Uuid cluster_id) {
  auto found = reader.maybe<Unit>(kByCluster, cluster_id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such cluster.");
  return std::move(**found);
}

}  // namespace vallis::indicators::detail
