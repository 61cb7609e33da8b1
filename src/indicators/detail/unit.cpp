#include "indicators/detail/unit.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace vallis::indicators::detail {
namespace {

constexpr std::string_view kByCode = R"sql(
    SELECT unit_kind, unit_key, unit_code, cluster_id, country_code, operated FROM directory_unit_v
    WHERE unit_kind = $1 AND unit_code = $2
)sql";

constexpr std::string_view kByCluster = R"sql(
    SELECT unit_kind, unit_key, unit_code, cluster_id, country_code, operated FROM directory_unit_v
    WHERE unit_kind = 'cluster' AND cluster_id = $1
)sql";

constexpr std::string_view kCodes = "SELECT unit_code FROM directory_unit_v WHERE unit_kind = $1 ORDER BY unit_code";

}  // namespace

base::Result<Unit> find_unit(db::Reader& reader, UnitKind kind, std::string_view code) {
  auto found = reader.maybe<Unit>(kByCode, kind, code);
  if (!found) return found.error();
  if (*found) return std::move(**found);
  const std::string shown = base::shorten(code, 60);
  if (kind == UnitKind::Country) {
    return base::not_found(fmt::format("There is no country '{}'; give its two letters of ISO 3166-1.", shown));
  }
  std::optional<std::string> near;
  if (code.size() <= 60) {
    const auto codes = reader.many<std::string>(kCodes, kind);
    if (!codes) return codes.error();
    near = base::nearest_word(code, *codes);
  }
  return base::not_found(near ? fmt::format("There is no cluster '{}'; did you mean '{}'?", shown, *near)
                              : fmt::format("There is no cluster '{}'; give its code.", shown));
}

base::Result<Unit> unit_of_cluster(db::Reader& reader, base::Uuid cluster_id) {
  auto found = reader.maybe<Unit>(kByCluster, cluster_id);
  if (!found) return found.error();
  if (!*found) return base::not_found("There is no such cluster.");
  return std::move(**found);
}

}  // namespace vallis::indicators::detail
