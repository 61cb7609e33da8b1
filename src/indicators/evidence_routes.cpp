#include "http/query.hpp"
#include "indicators/detail/route_parts.hpp"
#include "indicators/observation_rights.hpp"

namespace vallis::indicators::detail {
namespace {

using auth::Call;
using auth::Permission;

base::Result<http::Created<files::File>> upload(Call& call, files::Store& store) {
  const http::Request& request = call.request();
  const auto blob =
      request.upload ? store.take(request.upload->file, evidence_limits()) : store.put(request.body, evidence_limits());
  if (!blob) return blob.error();
  files::NewFile file;
  file.name = request.query_value("name").value_or("evidence");
  file.owner_scope = kEvidenceScope;
  file.uploaded_by = call.actor().account_id;
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<files::File> {
    auto added = files::add_file(tx, store, *blob, file);
    if (!added) return added;
    const auto logged = activity::record(tx, {.by = call.actor(),
                                              .verb = "uploaded",
                                              .object_kind = "evidence",
                                              .object_id = added->file_id.text(),
                                              .after = activity::snapshot(*added)});
    if (!logged) return logged.error();
    return added;
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/observations/evidence/" + made->file_id.text();
  return http::Created<files::File>{std::move(*made), location};
}

/// The file of an observation, in the version that was there when it was entered.
base::Result<http::Reply> download(Call& call, const files::Store& store) {
  const auto file = call.read([&](db::Reader& reader) -> base::Result<files::File> {
    const auto found = oversee_observation(call, reader, call.path<ObservationId>("observation_id"));
    if (!found) return found.error();
    if (!found->file_id) return base::not_found("Its evidence is no file that is kept here.");
    return files::find_file(reader, files::FileId{*found->file_id}, found->file_version);
  });
  if (!file) return file.error();
  const auto path = store.path(file->content_hash);
  if (!path) return path.error();
  http::Reply reply;
  reply.headers.add("Content-Type", file->media_type);
  reply.headers.add("X-Content-Type-Options", "nosniff");
  // Never shown in our own origin: it came from outside.
  reply.headers.add("Content-Disposition", "attachment; filename*=UTF-8''" + http::percent_encode(file->name));
  reply.file = http::FileBody{*path, 0, static_cast<std::uint64_t>(file->byte_count)};
  return reply;
}

}  // namespace

void add_evidence_routes(auth::Routes& routes, files::Store& store) {
  routes.upload("/api/v1/observations/evidence", Permission::EditBenchmark, "Upload a file of evidence",
                [&store](Call& call) -> base::Result<http::Created<files::File>> { return upload(call, store); },
                evidence_limits().max_bytes, {http::query_parameter<std::string>("name", "Of the file.")});
  routes.get("/api/v1/observations/{observation_id}/evidence", Permission::ReadDirectory,
             "The file of an observation's evidence",
             [&store](Call& call) -> base::Result<http::Reply> { return download(call, store); });
}

}  // namespace vallis::indicators::detail
