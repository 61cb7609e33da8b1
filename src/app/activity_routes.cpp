#include "app/activity_routes.hpp"

#include <charconv>

#include "activity/log.hpp"
#include "auth/call.hpp"
#include "http/query.hpp"

namespace vallis::app {

/// What somebody did, as it is shown to that person: without the values, which may be about others.
struct OwnEntry {
  std::int64_t sequence = 0;
  base::Instant occurred_at;
  std::optional<base::Uuid> organisation_id;
  std::string request_id;
  std::string verb;
  std::string object_kind;
  std::string object_id;
};
VALLIS_DESCRIBE(OwnEntry, sequence, occurred_at, organisation_id, request_id, verb, object_kind, object_id)

namespace {

/// Sets limit and place of a query from the page that is asked for, one entry more than the page, to see whether there
/// is another.
base::Result<void> set_page(const http::PageRequest& page, activity::Query& query) {
  query.newest_first = true;
  query.limit = page.limit + 1;
  if (page.cursor.empty()) return {};
  const auto values = http::read_cursor(page.cursor, 1);
  if (!values) return values.error();
  const std::string& text = values->front();
  const auto read = std::from_chars(text.data(), text.data() + text.size(), query.after);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || query.after < 1) {
    return base::invalid_argument("The cursor is none of this list; begin without it.");
  }
  return {};
}

base::Result<http::Page<activity::StoredEntry>> page_of(auth::Call& call, activity::Query query) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  if (auto set = set_page(*page, query); !set) return set.error();
  auto found = call.read([&](db::Reader& reader) { return activity::entries(reader, query); });
  if (!found) return found.error();
  http::Page<activity::StoredEntry> answer{std::move(*found), {}, {}};
  if (answer.items.size() > static_cast<std::size_t>(page->limit)) {
    answer.items.pop_back();
    answer.next = http::make_cursor({std::to_string(answer.items.back().sequence)});
  }
  return answer;
}

base::Result<http::Page<activity::StoredEntry>> read_audit(auth::Call& call) {
  const http::Request& request = call.request();
  activity::Query query;
  const auto kind = http::query_as<std::string>(request, "object_kind");
  const auto object = http::query_as<std::string>(request, "object_id");
  const auto account = http::query_as<base::Uuid>(request, "account");
  const auto from = http::query_as<base::Instant>(request, "from");
  const auto to = http::query_as<base::Instant>(request, "to");
  std::vector<base::Fault> faults;
  const auto collect = [&](const auto& read) {
    if (!read) faults.insert(faults.end(), read.error().faults.begin(), read.error().faults.end());
  };
  collect(account);
  collect(from);
  collect(to);
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  query.object_kind = *kind;
  query.object_id = *object;
  query.account_id = *account;
  query.from = *from;
  query.until = *to;
  return page_of(call, std::move(query));
}

base::Result<http::Page<OwnEntry>> read_own(auth::Call& call) {
  auto page = page_of(call, {.account_id = call.caller().account->uuid});
  if (!page) return page.error();
  http::Page<OwnEntry> own{{}, std::move(page->next), {}};
  for (activity::StoredEntry& entry : page->items) {
    own.items.push_back({entry.sequence, entry.occurred_at, entry.organisation_id, std::move(entry.request_id),
                         std::move(entry.verb), std::move(entry.object_kind), std::move(entry.object_id)});
  }
  return own;
}

}  // namespace

void add_activity_routes(http::Router& router, db::Database& database) {
  auth::Routes routes(router, database, "activity");
  routes.get("/api/v1/audit", auth::Permission::ReadAudit, "What was done, the newest first", read_audit,
             {http::query_parameter<std::string>("object_kind", "Of this kind of thing, such as account."),
              http::query_parameter<std::string>("object_id", "About this one."),
              http::query_parameter<base::Uuid>("account", "Done by this account."),
              http::query_parameter<base::Instant>("from", "At or after this moment."),
              http::query_parameter<base::Instant>("to", "Before this moment.")});
  routes.get("/api/v1/me/activity", auth::Permission::SignedIn, "What I did, the newest first", read_own);
}

}  // namespace vallis::app
