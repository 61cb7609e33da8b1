#include "scorecards/cluster_routes.hpp"

#include <fmt/format.h>

#include "auth/call.hpp"
#include "http/query.hpp"
#include "scorecards/cluster_report.hpp"
#include "scorecards/report_mail.hpp"

namespace vallis::scorecards {
namespace {

using auth::Call;
using auth::Permission;
using directory::ClusterId;

base::Result<ClusterProgress> progress(Call& call) {
  return call.read(
      [&](db::Reader& reader) { return cluster_progress(reader, call.caller(), call.path<ClusterId>("cluster_id")); });
}

base::Result<http::Reply> report(Call& call) {
  const auto wanted = http::query_as<ReportFormat>(call.request(), "format");
  if (!wanted) return wanted.error();
  const ReportFormat format = wanted->value_or(ReportFormat::Json);
  std::string code;
  const auto bytes = call.read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto made = cluster_report(reader, call.caller(), call.path<ClusterId>("cluster_id"), call.now().date());
    if (!made) return made.error();
    code = made->code;
    return report_file(*made, format);
  });
  if (!bytes) return bytes.error();
  if (format == ReportFormat::Json) return http::json_reply(200, *bytes);
  const std::string type = format == ReportFormat::Csv
                               ? "text/csv; charset=utf-8"
                               : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  auto reply = http::text_reply(200, *bytes, type);
  reply.headers.add("Content-Disposition",
                    fmt::format("attachment; filename=\"{}.{}\"", code, base::enum_word(format)));
  return reply;
}

struct FrequencyBody {
  ReportFrequency frequency = ReportFrequency::Monthly;
};
VALLIS_DESCRIBE(FrequencyBody, frequency)

base::Result<http::Page<ReportSubscription>> subscriptions(Call& call) {
  auto all = call.read([&](db::Reader& reader) { return report_subscriptions(reader, *call.caller().account); });
  if (!all) return all.error();
  return http::Page<ReportSubscription>{std::move(*all), {}, {}};
}

base::Result<ReportSubscription> subscribe(Call& call, const FrequencyBody& body) {
  return call.transact([&](db::Transaction& tx) {
    return subscribe_to_report(tx, call.now(), *call.caller().account, call.path<ClusterId>("cluster_id"),
                               body.frequency);
  });
}

base::Result<void> unsubscribe(Call& call) {
  return call.transact([&](db::Transaction& tx) {
    return unsubscribe_from_report(tx, *call.caller().account, call.path<ClusterId>("cluster_id"));
  });
}

}  // namespace

void add_cluster_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "clusters");
  const std::string cluster = "/api/v1/clusters/{cluster_id}";
  routes.get(cluster + "/progress", Permission::Public, "A cluster's figures by period, and where studies put it",
             progress);
  routes.get(cluster + "/report", Permission::Public, "Every figure of a cluster with its source and year", report,
             {http::query_parameter<ReportFormat>("format", "Of the file; json where absent.")});
  routes.get("/api/v1/me/report-subscriptions", Permission::SignedIn, "Reports that one gets by mail", subscriptions);
  routes.put_own("/api/v1/me/report-subscriptions/{cluster_id}", Permission::SignedIn, "Get a cluster's report by mail",
                 subscribe);
  routes.remove("/api/v1/me/report-subscriptions/{cluster_id}", Permission::SignedIn, "Get a cluster's report no more",
                unsubscribe);
}

}  // namespace vallis::scorecards
