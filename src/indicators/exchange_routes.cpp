#include <array>

#include "base/file.hpp"
#include "base/text.hpp"
#include "http/problem_words.hpp"
#include "http/query.hpp"
#include "indicators/detail/route_parts.hpp"
#include "indicators/observation_export.hpp"
#include "indicators/observation_import.hpp"
#include "indicators/observation_list.hpp"

namespace vallis::indicators::detail {
namespace {

using auth::Call;
using auth::Permission;

constexpr std::uint64_t kFileLimit = 8U << 20U;
constexpr int kMostExported = 20'000;

MayEdit may_edit(Call& call) {
  return [&call](const std::optional<base::Uuid>& cluster_id) { return edits(call.caller(), cluster_id); };
}

base::Result<http::Created<ObservationImport>> upload(Call& call) {
  const http::Request& request = call.request();
  base::Result<std::string> bytes = request.body;
  if (request.upload) bytes = base::read_file(request.upload->file);
  if (!bytes) return bytes.error();
  const std::string name(request.query_value("name").value_or("observations.csv"));
  auto made = call.transact([&](db::Transaction& tx) {
    return preview_observations(tx, call.actor(), call.now(), may_edit(call), name, *bytes,
                                request.query_value("encoding").value_or(""));
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/observation-imports/" + made->import_id.text();
  return http::Created<ObservationImport>{std::move(*made), location};
}

/// One's own: what another one is about to import may be of a cluster that is none of the caller's.
base::Result<ObservationImport> open_import(Call& call, db::Reader& reader) {
  auto found = find_observation_import(reader, call.path<ObservationImportId>("import_id"));
  if (!found) return found;
  const bool own = call.caller().account && found->created_by == call.caller().account->uuid;
  if (!own && !edits(call.caller(), {})) return base::not_found("There is no such import.");
  return found;
}

base::Result<ObservationImport> read_import(Call& call) {
  return call.read([&](db::Reader& reader) { return open_import(call, reader); });
}

base::Result<http::Page<ObservationLine>> lines(Call& call) {
  const auto action = http::query_as<ObservationLineAction>(call.request(), "action");
  if (!action) return action.error();
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  auto found = call.read([&](db::Reader& reader) -> base::Result<std::vector<ObservationLine>> {
    const auto import = open_import(call, reader);
    if (!import) return import.error();
    return observation_import_lines(reader, import->import_id, *action);
  });
  if (!found) return found.error();
  const auto after = base::parse_number(page->cursor.empty() ? "0" : page->cursor);
  if (!after) return base::invalid_argument("'cursor' is the 'next' of the page before.");
  http::Page<ObservationLine> answer;
  answer.total = static_cast<std::int64_t>(found->size());
  for (ObservationLine& line : *found) {
    if (static_cast<double>(line.line) <= *after) continue;
    if (answer.items.size() == static_cast<std::size_t>(page->limit)) {
      answer.next = std::to_string(answer.items.back().line);
      break;
    }
    for (ObservationLineFault& fault : line.faults) {
      fault.what = http::said_to(call.request(), std::move(fault.what));
    }
    answer.items.push_back(std::move(line));
  }
  return answer;
}

struct CommitBody {
  std::int64_t version = 0;
};
VALLIS_DESCRIBE(CommitBody, version)

base::Result<ObservationImport> commit(Call& call, const CommitBody& body) {
  return call.transact([&](db::Transaction& tx) -> base::Result<ObservationImport> {
    const auto import = open_import(call, tx);
    if (!import) return import;
    return commit_observations(tx, call.actor(), call.now(), may_edit(call), import->import_id, body.version);
  });
}

base::Result<http::Reply> export_all(Call& call) {
  constexpr std::array<std::string_view, 1> kOwn = {"format"};
  const auto request = auth::read_list(call.request(), observation_list(), kOwn);
  if (!request) return request.error();
  const auto format = http::query_as<ObservationFormat>(call.request(), "format");
  if (!format) return format.error();
  const ObservationFormat chosen = format->value_or(ObservationFormat::Csv);
  const auto bytes = call.read([&](db::Reader& reader) -> base::Result<std::string> {
    const auto all = all_observations(reader, call.caller(), call.sight(), *request, kMostExported);
    if (!all) return all.error();
    return export_observations(reader, *all, chosen);
  });
  if (!bytes) return bytes.error();
  const std::string_view type = chosen == ObservationFormat::Csv    ? "text/csv; charset=utf-8"
                                : chosen == ObservationFormat::Json ? "application/json"
                                                                    : "application/"
                                                                      "vnd.openxmlformats-officedocument."
                                                                      "spreadsheetml.sheet";
  auto reply = http::text_reply(200, *bytes, std::string(type));
  reply.headers.add("Content-Disposition",
                    "attachment; filename=\"observations." + std::string(base::enum_word(chosen)) + "\"");
  return reply;
}

}  // namespace

void add_exchange_routes(auth::Routes& routes) {
  const std::string all = "/api/v1/observation-imports";
  const std::string one = all + "/{import_id}";
  base::JsonArray listed = auth::list_parameters(observation_list());
  listed.push_back(http::query_parameter<ObservationFormat>("format", "Of the file; csv where absent."));
  routes.get("/api/v1/observations/export", Permission::Public, "Observations as a file that can be imported",
             export_all, std::move(listed));
  routes.upload(all, Permission::EditBenchmark, "Upload observations and see what they would do", upload, kFileLimit,
                {http::query_parameter<std::string>("name", "Of the file."),
                 http::query_parameter<std::string>("encoding", "Of a text: utf-8 or windows-1251.")});
  routes.get(one, Permission::EditBenchmark, "An import of observations", read_import);
  routes.get(one + "/lines", Permission::EditBenchmark, "What each of its lines would do", lines,
             {http::query_parameter<ObservationLineAction>("action", "Only these.")});
  routes.post(one + "/commit", Permission::EditBenchmark, "Enter all of its lines as proposals, or none", commit);
}

}  // namespace vallis::indicators::detail
