#include "directory/detail/membership_route_parts.hpp"
#include "directory/membership_proof.hpp"
#include "directory/membership_reports.hpp"
#include "directory/membership_rights.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

/// Reads a report for staff and board, and gives it as a table.
template <class Read>
base::Result<http::Reply> report(Call& call, const std::string& name, Read&& read) {
  const auto cluster = call.path<ClusterId>("cluster_id");
  if (auto may = require_overseer(call.caller(), cluster); !may) return may.error();
  auto rows = call.read([&](db::Reader& reader) { return read(reader, cluster); });
  if (!rows) return rows.error();
  return table_reply(call, std::move(*rows), name);
}

template <class Rows>
using OverPeriod = base::Result<Rows> (*)(db::Reader&, ClusterId, const base::Period&);
template <class Rows>
using OnDay = base::Result<Rows> (*)(db::Reader&, ClusterId, const base::Date&);

template <class Rows>
base::Result<http::Reply> over_period(Call& call, const std::string& name, OverPeriod<Rows> read) {
  const auto period = period_of(call);
  if (!period) return period.error();
  return report(call, name, [&](db::Reader& reader, ClusterId cluster) { return read(reader, cluster, *period); });
}

template <class Rows>
base::Result<http::Reply> on_day(Call& call, const std::string& name, OnDay<Rows> read) {
  const auto on = day_of(call);
  if (!on) return on.error();
  return report(call, name, [&](db::Reader& reader, ClusterId cluster) { return read(reader, cluster, *on); });
}

base::Result<http::Reply> growth(Call& call) { return over_period(call, "growth", growth_report); }
base::Result<http::Reply> churn(Call& call) { return over_period(call, "churn", churn_report); }
base::Result<http::Reply> diversity(Call& call) { return on_day(call, "diversity", diversity_report); }
base::Result<http::Reply> location(Call& call) {
  const auto on = day_of(call);
  if (!on) return on.error();
  return report(call, "location", [&](db::Reader& reader, ClusterId cluster) {
    return location_report(reader, call.sight(), cluster, *on);
  });
}
base::Result<http::Reply> types(Call& call) { return on_day(call, "types", type_report); }
base::Result<http::Reply> confirmed(Call& call) { return on_day(call, "confirmed-members", confirmed_members); }

base::Result<http::Reply> dues(Call& call) {
  const auto period = period_of(call);
  if (!period) return period.error();
  const auto on = day_of(call);
  if (!on) return on.error();
  return report(call, "dues",
                [&](db::Reader& reader, ClusterId cluster) { return dues_report(reader, cluster, *period, *on); });
}

}  // namespace

void detail::add_report_routes(auth::Routes& routes) {
  const std::string reports = "/api/v1/clusters/{cluster_id}/membership-reports";
  routes.get(reports + "/growth", Permission::ReadDirectory, "Joined and left, month by month", growth);
  routes.get(reports + "/churn", Permission::ReadDirectory, "Who left, year by year, and why", churn);
  routes.get(reports + "/diversity", Permission::ReadDirectory, "Kinds of members, present and absent", diversity);
  routes.get(reports + "/location", Permission::ReadDirectory, "Members by country and region", location);
  routes.get(reports + "/types", Permission::ReadDirectory, "Members by type and tier", types);
  routes.get(reports + "/dues", Permission::ReadDirectory, "Billed, paid and overdue", dues);
  routes.get("/api/v1/clusters/{cluster_id}/confirmed-members", Permission::ReadDirectory,
             "Officially confirmed members on a day", confirmed);
}

}  // namespace vallis::directory
