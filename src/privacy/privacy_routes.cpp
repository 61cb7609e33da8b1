#include "privacy/data_export.hpp"
#include "privacy/erasure.hpp"
#include "privacy/privacy.hpp"

namespace vallis::privacy {

struct Refusal {
  std::string reason;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Refusal, reason, version)

struct Check {
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Check, version)

namespace {

using auth::Call;
using auth::Fate;

/// What is for the person alone: not for a program with their token, nor for who looks with their eyes.
base::Result<auth::AccountId> person_alone(const Call& call) {
  if (call.viewed_by() || !call.caller().session) {
    return base::forbidden("This is for the person alone; sign in as yourself to get it.");
  }
  return *call.caller().account;
}

base::Result<http::Created<DataExport>> ask_for_export(Call& call) {
  const auto account = person_alone(call);
  if (!account) return account.error();
  auto asked = call.transact([&](db::Transaction& tx) { return ask_export(tx, call.actor(), *account, call.now()); });
  if (!asked) return asked.error();
  return http::Created<DataExport>{*asked, "/api/v1/me/exports/" + asked->data_export_id.text() + "/document"};
}

base::Result<http::Page<DataExport>> my_exports(Call& call) {
  auto found = call.read([&](db::Reader& reader) { return exports_of(reader, *call.caller().account); });
  if (!found) return found.error();
  return http::Page<DataExport>{std::move(*found), {}, {}};
}

base::Result<http::Reply> my_document(Call& call) {
  const auto account = person_alone(call);
  if (!account) return account.error();
  auto document = call.read([&](db::Reader& reader) {
    return document_of(reader, *account, call.path<base::Uuid>("data_export_id"), call.now());
  });
  if (!document) return document.error();
  http::Reply reply = http::json_reply(200, std::move(*document));
  reply.headers.add("Content-Disposition", "attachment; filename=\"my-data.json\"");
  reply.headers.set("Cache-Control", "no-store");
  return reply;
}

base::Result<Erasure> my_erasure(Call& call) {
  return call.read([&](db::Reader& reader) { return erasure_of(reader, *call.caller().account); });
}

/// None or one, for a page that asks without knowing: a 404 is an error to browsers.
base::Result<http::Page<Erasure>> my_erasures(Call& call) {
  auto mine = my_erasure(call);
  if (!mine && mine.error().kind != base::ErrorKind::NotFound) return mine.error();
  http::Page<Erasure> page;
  if (mine) page.items.push_back(std::move(*mine));
  return page;
}

base::Result<Erasure> take_back(Call& call) {
  return call.transact(
      [&](db::Transaction& tx) { return withdraw_erasure(tx, call.actor(), *call.caller().account, call.now()); });
}

base::Result<http::Page<Erasure>> erasures(Call& call) {
  auto found = call.read([](db::Reader& reader) { return open_erasures(reader); });
  if (!found) return found.error();
  return http::Page<Erasure>{std::move(*found), {}, {}};
}

base::Result<Erasure> check(Call& call, const Check& body) {
  return call.transact([&](db::Transaction& tx) {
    return check_erasure(tx, call.actor(), call.path<ErasureId>("erasure_id"), body.version);
  });
}

base::Result<Erasure> refuse(Call& call, const Refusal& body) {
  return call.transact([&](db::Transaction& tx) {
    return refuse_erasure(tx, call.actor(), call.path<ErasureId>("erasure_id"), body.version, body.reason, call.now());
  });
}

void add_erasure_routes(auth::Routes& routes, const Registry& registry) {
  const auto preview_mine = [&registry](Call& call) -> base::Result<http::Page<Fate>> {
    auto fates =
        call.read([&](db::Reader& reader) { return foresee(reader, registry.personal_data, *call.caller().account); });
    if (!fates) return fates.error();
    return http::Page<Fate>{std::move(*fates), {}, {}};
  };
  const auto preview = [&registry](Call& call) -> base::Result<http::Page<Fate>> {
    auto fates = call.read([&](db::Reader& reader) -> base::Result<std::vector<Fate>> {
      const auto erasure = find_erasure(reader, call.path<ErasureId>("erasure_id"));
      if (!erasure) return erasure.error();
      return foresee(reader, registry.personal_data, erasure->account_id);
    });
    if (!fates) return fates.error();
    return http::Page<Fate>{std::move(*fates), {}, {}};
  };
  const auto ask = [&registry](Call& call) -> base::Result<http::Created<Erasure>> {
    const auto account = person_alone(call);
    if (!account) return account.error();
    auto asked = call.transact([&](db::Transaction& tx) -> base::Result<Erasure> {
      const auto days = keep_days(tx, registry.retention, kSecondThoughts, call.now().date());
      if (!days) return days.error();
      return ask_erasure(tx, call.actor(), *account, *days, call.now());
    });
    if (!asked) return asked.error();
    return http::Created<Erasure>{std::move(*asked), "/api/v1/me/erasure"};
  };
  using auth::Permission;
  routes.get("/api/v1/me/erasure/preview", Permission::SignedIn, "What erasing me would take and leave", preview_mine);
  routes.get("/api/v1/me/erasure", Permission::SignedIn, "How my erasure stands", my_erasure);
  routes.get("/api/v1/me/erasures", Permission::SignedIn, "My erasure, if I asked for one", my_erasures);
  routes.post("/api/v1/me/erasure", Permission::SignedIn, "Ask to be erased", ask);
  routes.post("/api/v1/me/erasure/withdrawal", Permission::SignedIn, "Think better of it", take_back);
  routes.get("/api/v1/erasures", Permission::ManagePrivacy, "Requests for erasure that are open", erasures);
  routes.get("/api/v1/erasures/{erasure_id}/preview", Permission::ManagePrivacy, "What it would take and leave",
             preview);
  routes.post("/api/v1/erasures/{erasure_id}/check", Permission::ManagePrivacy, "Agree to an erasure", check);
  routes.post("/api/v1/erasures/{erasure_id}/refusal", Permission::ManagePrivacy, "Refuse an erasure", refuse);
}

void add_retention_routes(auth::Routes& routes, const Registry& registry) {
  const auto list = [&registry](Call& call) -> base::Result<http::Page<Retention>> {
    base::Date on = call.now().date();
    if (const auto asked = call.request().query_value("on")) {
      const auto parsed = base::Date::parse(*asked);
      if (!parsed) return base::invalid_argument("'on' is a date such as 2026-01-12.");
      on = *parsed;
    }
    auto all = call.read([&](db::Reader& reader) { return retentions(reader, registry.retention, on); });
    if (!all) return all.error();
    return http::Page<Retention>{std::move(*all), {}, {}};
  };
  const auto set = [&registry](Call& call, const NewRetention& rule) -> base::Result<void> {
    return call.transact(
        [&](db::Transaction& tx) { return set_retention(tx, call.actor(), registry.retention, rule, call.now()); });
  };
  routes.get("/api/v1/retention", auth::Permission::ManagePrivacy, "How long things are kept, and what would go", list);
  routes.post("/api/v1/retention", auth::Permission::ManagePrivacy, "Set how long things are kept", set);
}

}  // namespace

void add_privacy_routes(http::Router& router, db::Database& database, const Registry& registry) {
  auth::Routes routes(router, database, "privacy");
  using auth::Permission;
  routes.post("/api/v1/me/exports", Permission::SignedIn, "Ask for a copy of my data", ask_for_export);
  routes.get("/api/v1/me/exports", Permission::SignedIn, "Copies of my data", my_exports);
  routes.get("/api/v1/me/exports/{data_export_id}/document", Permission::SignedIn, "A copy of my data, to keep",
             my_document);
  add_erasure_routes(routes, registry);
  add_retention_routes(routes, registry);
}

}  // namespace vallis::privacy
