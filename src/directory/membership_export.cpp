#include <fmt/format.h>

#include <algorithm>

#include "directory/detail/membership_route_parts.hpp"
#include "directory/detail/record_text.hpp"
#include "directory/export.hpp"
#include "directory/membership_rights.hpp"
#include "directory/routes.hpp"

namespace vallis::directory {
namespace {

using auth::Call;

constexpr int kPage = 500;
constexpr const char* kName = "memberships";

std::vector<std::string> members() {
  std::vector<std::string> names;
  base::for_each_member_type<Membership>([&](std::string_view name, auto*) { names.emplace_back(name); });
  return names;
}

base::Result<std::vector<std::string>> columns_of(Call& call) {
  const std::vector<std::string> known = members();
  const auto asked = call.request().query_value("columns");
  if (!asked) return known;
  std::vector<std::string> columns = base::split(*asked, ',');
  for (const std::string& column : columns) {
    if (std::find(known.begin(), known.end(), column) != known.end()) continue;
    return base::invalid_argument(
        fmt::format("'columns': there is no '{}'; there are {}.", column, base::join(known, ", ")));
  }
  return columns;
}

/// All pages, in one state of the database.
base::Result<std::vector<Membership>> all_of(db::Reader& reader, ClusterId cluster, const MembershipFilter& filter) {
  std::vector<Membership> all;
  http::PageRequest request;
  request.limit = kPage;
  while (true) {
    auto page = memberships(reader, cluster, filter, request);
    if (!page) return page.error();
    std::move(page->items.begin(), page->items.end(), std::back_inserter(all));
    if (all.size() > kMostExported) {
      return base::too_large(fmt::format("There are more than {}; narrow the list by its filters.", kMostExported));
    }
    if (!page->next) return all;
    request.cursor = *page->next;
  }
}

base::Result<http::Reply> export_memberships(Call& call) {
  const auto cluster = call.path<ClusterId>("cluster_id");
  if (auto may = require_overseer(call.caller(), cluster); !may) return may.error();
  const auto filter = detail::membership_filter(call);
  if (!filter) return filter.error();
  const auto columns = columns_of(call);
  if (!columns) return columns.error();
  const auto format = base::enum_of<ExportFormat>(call.request().query_value("format").value_or("csv"));
  if (!format || *format == ExportFormat::Vcf) return base::invalid_argument("'format' is one of: csv, xlsx, json.");
  auto rows = call.read([&](db::Reader& reader) { return all_of(reader, cluster, *filter); });
  if (!rows) return rows.error();
  if (*format == ExportFormat::Json) {
    std::string items;
    http::detail::write_items(items, *rows, *columns);
    http::Reply reply = http::json_reply(200, "{\"items\":" + items + "}");
    reply.headers.add("Content-Disposition", "attachment; filename=\"memberships.json\"");
    return reply;
  }
  std::vector<std::vector<std::string>> table{*columns};
  for (const Membership& membership : *rows) {
    auto texts = detail::texts_of(membership);
    auto& row = table.emplace_back();
    for (const std::string& column : *columns) row.push_back(texts[column]);
  }
  return table_reply(kName, base::enum_word(*format), table, call.request().query_value("bom") != "false");
}

}  // namespace

base::Result<MembershipFilter> detail::membership_filter(Call& call) {
  const auto on = day_of(call);
  if (!on) return on.error();
  const auto state = word_of<MembershipState>(call, "state");
  if (!state) return state.error();
  const auto organisation = id_of<OrganisationId>(call, "organisation_id");
  if (!organisation) return organisation.error();
  MembershipFilter filter{*state, {}, *organisation, *on, call.request().query_value("ended") == "true"};
  if (const auto code = call.request().query_value("type_code")) filter.type_code = std::string(*code);
  return filter;
}

void detail::add_membership_export_route(auth::Routes& routes) {
  routes.get("/api/v1/clusters/{cluster_id}/memberships/export", auth::Permission::ReadDirectory,
             "Memberships on a day as a file", export_memberships);
}

}  // namespace vallis::directory
