#include "files/file_routes.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "activity/log.hpp"
#include "auth/call.hpp"
#include "files/name.hpp"
#include "http/query.hpp"

namespace vallis::files {
namespace {

using auth::Call;
using auth::Permission;

constexpr std::string_view kCluster = "cluster";
constexpr std::string_view kOrganisation = "organisation:";

/// Of whom a new file is: `owner=cluster` is for its staff.
base::Result<std::string> owner_of(const Call& call, const http::Request& request) {
  const auto owner = request.query_value("owner");
  if (owner && *owner != kCluster) {
    return base::invalid_argument("'owner' is 'cluster' or left out: the file is then of whom you act for.");
  }
  const auth::Caller& caller = call.caller();
  if (owner) {
    if (!caller.may(Permission::ManageMembers))
      return base::forbidden("Files of the cluster are for its staff to add.");
    return std::string(kCluster);
  }
  if (caller.acting_for) return std::string(kOrganisation) + caller.acting_for->text();
  return "account:" + caller.account->uuid.text();
}

/// Whether the file is the caller's, their organisation's, or the cluster's whose staff they are.
bool owns(const Call& call, const File& file) {
  const auth::Caller& caller = call.caller();
  if (caller.account && file.uploaded_by == caller.account->uuid) return true;
  const bool common = file.owner_scope == kCluster || file.owner_scope.starts_with(kOrganisation);
  if (common && caller.may(Permission::ManageMembers)) return true;
  const auto administered = caller.administered();
  return std::any_of(administered.begin(), administered.end(), [&](const base::Uuid& organisation) {
    return file.owner_scope == std::string(kOrganisation) + organisation.text();
  });
}

class FileHandlers {
 public:
  FileHandlers(Store& store, FileRules rules) : store_(store), rules_(std::move(rules)) {}

  base::Result<http::Created<File>> send(Call& call) const {
    const http::Request& request = call.request();
    const auto owner = owner_of(call, request);
    if (!owner) return owner.error();
    Limits limits;
    limits.max_bytes = rules_.upload_limit;
    const auto blob = request.upload ? store_.take(request.upload->file, limits, request.upload->size)
                                     : store_.put(request.body, limits);
    if (!blob) return blob.error();
    NewFile file;
    file.name = clean_name(request.query_value("name").value_or("file"));
    file.owner_scope = *owner;
    file.uploaded_by = call.caller().account->uuid;
    file.quota = static_cast<std::int64_t>(rules_.quota);
    auto made = call.transact([&](db::Transaction& tx) -> base::Result<File> {
      auto added = add_file(tx, store_, *blob, file);
      if (!added) return added;
      return recorded(tx, call, "added", *added);
    });
    if (!made) return made.error();
    const std::string location = "/api/v1/files/" + made->file_id.text();
    return http::Created<File>{std::move(*made), location};
  }

  base::Result<File> read(Call& call) const {
    return call.read([&](db::Reader& reader) { return readable(reader, call); });
  }

  base::Result<http::Reply> content(Call& call) const {
    const auto file = read(call);
    if (!file) return file.error();
    const auto path = store_.path(file->content_hash);
    if (!path) return path.error();
    http::Reply reply;
    const std::string tag = "\"" + file->content_hash + "\"";
    reply.headers.add("ETag", tag);
    reply.headers.add("Cache-Control", "private, no-cache");
    if (call.request().header("if-none-match") == tag) {
      reply.status = 304;
      return reply;
    }
    const auto size = static_cast<std::uint64_t>(file->byte_count);
    const auto part = parse_range(call.request().header("range").value_or(""), size);
    if (!part) {
      reply = http::problem_reply(416, "The part lies outside of the file", part.error().message, call.request().id);
      reply.headers.add("Content-Range", fmt::format("bytes */{}", size));
      return reply;
    }
    reply.file = http::FileBody{*path, 0, size};
    if (*part) {
      reply.status = 206;
      reply.file = http::FileBody{*path, (*part)->offset, (*part)->length};
      const std::uint64_t last = (*part)->offset + (*part)->length - 1;
      reply.headers.add("Content-Range", fmt::format("bytes {}-{}/{}", (*part)->offset, last, size));
    }
    reply.headers.add("Accept-Ranges", "bytes");
    reply.headers.add("Content-Type", file->media_type);
    reply.headers.add("X-Content-Type-Options", "nosniff");
    // What somebody sent never runs in the pages' own origin, not even when it is opened by its address.
    reply.headers.add("Content-Security-Policy", "sandbox; default-src 'none'");
    reply.headers.add("Content-Disposition",
                      fmt::format("{}; filename*=UTF-8''{}", may_be_shown(file->media_type) ? "inline" : "attachment",
                                  http::percent_encode(file->name)));
    return reply;
  }

  base::Result<void> remove(Call& call) const {
    return call.transact([&](db::Transaction& tx) -> base::Result<void> {
      const auto file = readable(tx, call);
      if (!file) return file.error();
      if (!owns(call, *file)) return base::forbidden("The file is not yours to remove.");
      for (const Attachment& attachment : rules_.attachments) {
        const auto held = attachment.holds(tx, file->file_id);
        if (!held) return held.error();
        if (*held)
          return base::conflict("The file is evidence of something that is still there; it cannot be removed.");
      }
      if (auto removed = remove_file(tx, file->file_id); !removed) return removed;
      const auto kept = recorded(tx, call, "removed", *file);
      if (!kept) return kept.error();
      return {};
    });
  }

 private:
  base::Result<File> readable(db::Reader& reader, const Call& call) const {
    auto file = find_file(reader, call.path<FileId>("file_id"));
    if (!file || owns(call, *file)) return file;
    for (const Attachment& attachment : rules_.attachments) {
      const auto open = attachment.opens(reader, call.caller(), call.sight(), file->file_id);
      if (!open) return open.error();
      if (!*open) continue;
      file->uploaded_by.reset();  // who sent it is for its owners
      return file;
    }
    return base::not_found("There is no such file.");
  }

  static base::Result<File> recorded(db::Transaction& tx, const Call& call, const char* verb, const File& file) {
    activity::Entry entry;
    entry.by = call.actor();
    entry.verb = verb;
    entry.object_kind = "file";
    entry.object_id = file.file_id.text();
    (std::string_view(verb) == "removed" ? entry.before : entry.after) = activity::snapshot(file);
    const auto kept = activity::record(tx, entry);
    if (!kept) return kept.error();
    return file;
  }

  Store& store_;
  FileRules rules_;
};

}  // namespace

void add_file_routes(http::Router& router, db::Database& database, Store& store, FileRules rules) {
  auth::Routes routes(router, database, "files");
  const std::uint64_t limit = rules.upload_limit;
  const auto files = std::make_shared<const FileHandlers>(store, std::move(rules));
  const base::JsonArray named = {
      http::query_parameter<std::string>("name", "What the file is called."),
      http::query_parameter<std::string>("owner", "'cluster' for a file of the cluster's staff.")};
  const std::string one = "/api/v1/files/{file_id}";
  routes.upload(
      "/api/v1/files", Permission::SignedIn, "Send a file", [files](Call& call) { return files->send(call); }, limit,
      named);
  // Guests too: what is attached to something public is public.
  routes.get(one, Permission::Public, "What is known of a file", [files](Call& call) { return files->read(call); });
  routes.get(one + "/content", Permission::Public, "The bytes of a file, or a part of them",
             [files](Call& call) { return files->content(call); });
  routes.remove(one, Permission::SignedIn, "Remove a file that nothing needs",
                [files](Call& call) { return files->remove(call); });
}

}  // namespace vallis::files
