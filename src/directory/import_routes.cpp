#include <fmt/format.h>

#include "auth/call.hpp"
#include "base/file.hpp"
#include "directory/detail/import_target.hpp"
#include "directory/import.hpp"
#include "directory/import_job.hpp"
#include "directory/routes.hpp"
#include "http/problem_words.hpp"

namespace vallis::directory {
namespace {

using auth::Call;
using auth::Permission;

constexpr std::uint64_t kFileLimit = 32U << 20U;

struct StepBody {
  std::int64_t version = 0;
};
VALLIS_DESCRIBE(StepBody, version)

ImportId id_of(const Call& call) { return call.path<ImportId>("import_id"); }

base::Result<Import> read_one(Call& call) {
  return call.read([&](db::Reader& reader) { return find_import(reader, id_of(call)); });
}

base::Result<ImportKind> kind_of(const http::Request& request) {
  const auto kind = base::enum_of<ImportKind>(request.query_value("kind").value_or(""));
  if (!kind) return base::invalid_argument("Say kind=organisations or kind=people.");
  return *kind;
}

base::Result<http::Created<Import>> upload(Call& call) {
  const http::Request& request = call.request();
  const auto kind = kind_of(request);
  if (!kind) return kind.error();
  base::Result<std::string> bytes = request.body;
  if (request.upload) bytes = base::read_file(request.upload->file);
  if (!bytes) return bytes.error();
  const std::string name(request.query_value("name").value_or("file"));
  sheets::Limits limits;
  limits.lines = kMostLines + 1;
  auto table = sheets::read_table(*bytes, name, request.query_value("encoding").value_or(""), limits);
  if (!table) return table.error();
  auto made = call.transact([&](db::Transaction& tx) -> base::Result<Import> {
    const auto id = add_import(tx, call.actor(), call.now(), *kind, base::shorten(name, 200), *table);
    if (!id) return id.error();
    return find_import(tx, *id);
  });
  if (!made) return made.error();
  const std::string location = "/api/v1/imports/" + made->import_id.text();
  return http::Created<Import>{std::move(*made), location};
}

base::Result<http::Page<Import>> imports(Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  const auto before = page->cursor.empty() ? std::nullopt : ImportId::parse(page->cursor);
  auto found = call.read([&](db::Reader& reader) { return list_imports(reader, before, page->limit + 1); });
  if (!found) return found.error();
  http::Page<Import> answer{std::move(*found), {}, {}};
  if (answer.items.size() > static_cast<std::size_t>(page->limit)) {
    answer.items.pop_back();
    answer.next = answer.items.back().import_id.text();
  }
  return answer;
}

base::Result<http::Page<ImportLine>> lines(Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  std::optional<LineAction> action;
  if (const auto word = call.request().query_value("action")) {
    action = base::enum_of<LineAction>(*word);
    if (!action) return base::invalid_argument("'action' is one of: create, update, skip, error, duplicate.");
  }
  const auto after = detail::read_count(page->cursor).value_or(0);
  auto found = call.read([&](db::Reader& reader) -> base::Result<std::vector<ImportLine>> {
    if (auto there = find_import(reader, id_of(call)); !there) return there.error();
    return import_lines(reader, id_of(call), action, after, page->limit + 1);
  });
  if (!found) return found.error();
  for (ImportLine& line : *found) {
    for (LineFault& fault : line.faults) fault.what = http::said_to(call.request(), std::move(fault.what));
    line.note = http::said_to(call.request(), std::move(line.note));
  }
  http::Page<ImportLine> answer{std::move(*found), {}, {}};
  if (answer.items.size() > static_cast<std::size_t>(page->limit)) {
    answer.items.pop_back();
    answer.next = std::to_string(answer.items.back().line);
  }
  return answer;
}

base::Result<Import> map(Call& call, const ImportMapping& mapping) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Import> {
    const auto done = map_columns(tx, call.now(), id_of(call), call.version(), mapping);
    if (!done) return done.error();
    return find_import(tx, id_of(call));
  });
}

base::Result<Import> choose(Call& call, const LineChoices& choices) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Import> {
    const auto done = choose_lines(tx, call.now(), id_of(call), call.version(), choices);
    if (!done) return done.error();
    return find_import(tx, id_of(call));
  });
}

/// A step that another one's job is at cannot begin.
base::Result<void> job_ended(db::Reader& reader, const Import& import) {
  if (!import.job_id) return {};
  const auto job = jobs::find_job(reader, jobs::JobId{*import.job_id});
  if (!job) return {};
  if (job->state == jobs::JobState::Queued || job->state == jobs::JobState::Running) {
    return base::conflict("The import is under way; wait for its job, or cancel it.");
  }
  return {};
}

base::Result<Import> run(Call& call, ImportState step, std::int64_t version) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Import> {
    const ImportId id = id_of(call);
    const auto import = find_import(tx, id);
    if (!import) return import.error();
    if (auto free = job_ended(tx, *import); !free) return free.error();
    if (import->line_count > kLinesAtOnce) {
      if (auto asked = enqueue_step(tx, call.actor(), call.now(), id, version, step); !asked) return asked.error();
      return find_import(tx, id);
    }
    if (auto begun = begin_step(tx, call.now(), id, version, step); !begun) return begun.error();
    if (step == ImportState::Previewing) {
      if (auto done = preview_import(tx, call.now(), id); !done) return done.error();
    } else if (step == ImportState::Committing) {
      if (auto done = commit_import(tx, call.actor(), call.now(), id); !done) return done.error();
    } else if (auto done = undo_part(tx, call.actor(), call.now(), id, kLinesAtOnce); !done) {
      return done.error();
    }
    return find_import(tx, id);
  });
}

base::Result<Import> preview(Call& call, const StepBody& body) {
  return run(call, ImportState::Previewing, body.version);
}
base::Result<Import> commit(Call& call, const StepBody& body) {
  return run(call, ImportState::Committing, body.version);
}
base::Result<Import> undo(Call& call, const StepBody& body) { return run(call, ImportState::Undoing, body.version); }

base::Result<Import> cancel(Call& call) {
  return call.transact([&](db::Transaction& tx) -> base::Result<Import> {
    const auto import = find_import(tx, id_of(call));
    if (!import) return import.error();
    if (!import->job_id) return base::conflict("No job is at the import.");
    if (auto asked = jobs::cancel_job(tx, jobs::JobId{*import->job_id}); !asked) return asked.error();
    return *import;
  });
}

base::Result<http::Reply> sample(Call& call) {
  const auto kind = kind_of(call.request());
  if (!kind) return kind.error();
  const std::map<std::string_view, std::string_view> examples = {
      {"name", "Tilia Diagnostics"},
      {"kind", "clinic"},
      {"country_code", "DE"},
      {"city", "Kiel"},
      {"latitude", "54.32"},
      {"longitude", "10.13"},
      {"website", "https://tilia.example"},
      {"founded_year", "1998"},
      {"staff_count", "120"},
      {"given_name", "Anna"},
      {"family_name", "Berg"},
      {"email", "anna@tilia.example"},
      {"language", "en"},
      {"affiliations", "Tilia Diagnostics|Head of oncology|true|2024-01-01|"},
  };
  std::vector<std::vector<std::string>> rows(2);
  const auto& target = detail::import_target(*kind);
  for (const detail::ImportField& field : target.fields()) {
    if (field.field == target.id_field()) continue;
    const bool example =
        examples.contains(field.field) && !(field.field == "email" && *kind == ImportKind::Organisations);
    rows[0].emplace_back(field.field);
    rows[1].emplace_back(example ? examples.at(field.field) : "");
  }
  const std::string name(base::enum_word(*kind));
  return table_reply(name, call.request().query_value("format").value_or("csv"), rows, true);
}

}  // namespace

void add_import_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "imports");
  const std::string all = "/api/v1/imports";
  const std::string one = all + "/{import_id}";
  const auto staff = Permission::ManageMembers;
  const auto parameter = [](std::string_view name, std::string_view description, bool required) {
    return base::JsonObject{{"name", name},
                            {"in", "query"},
                            {"required", required},
                            {"description", description},
                            {"schema", base::JsonObject{{"type", "string"}}}};
  };
  const base::JsonObject kind = parameter("kind", "organisations or people.", true);
  routes.upload(all, staff, "Upload a table of organisations or people", upload, kFileLimit,
                {kind, parameter("name", "Of the file, to know it again.", false),
                 parameter("encoding", "windows-1251, where the text is no UTF-8.", false)});
  routes.get(all, staff, "Imports, the newest first", imports);
  routes.get(all + "/sample", staff, "A table to begin with", sample,
             {kind, parameter("format", "csv or xlsx.", false)});
  routes.get(one, staff, "One import", read_one);
  routes.get(one + "/lines", staff, "What each line will do, or did", lines,
             {parameter("action", "create, update, skip, error or duplicate.", false)});
  routes.put(one + "/mapping", staff, "Say what the columns are", map);
  routes.put(one + "/choices", staff, "Say what single lines are to do", choose);
  routes.post(one + "/preview", staff, "Work out what each line would do", preview);
  routes.post(one + "/commit", staff, "Do what the preview said", commit);
  routes.post(one + "/undo", staff, "Take an import back", undo);
  routes.post(one + "/cancel", staff, "Stop the job of an import", cancel);
}

}  // namespace vallis::directory
