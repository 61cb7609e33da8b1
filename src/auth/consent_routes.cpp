#include "auth/consent_routes.hpp"

#include "auth/consent.hpp"

namespace vallis::auth {
namespace {

constexpr const char* kHow = "web";

base::Result<http::Page<ConsentText>> texts(Call& call) {
  auto found = call.read([&](db::Reader& reader) { return consent_texts(reader, call.now().date()); });
  if (!found) return found.error();
  return http::Page<ConsentText>{std::move(*found), {}, {}};
}

base::Result<http::Created<ConsentText>> add_text(Call& call, const ConsentText& text) {
  auto added = call.transact([&](db::Transaction& tx) { return add_consent_text(tx, call.actor(), text); });
  if (!added) return added.error();
  return http::Created<ConsentText>{std::move(*added), "/api/v1/consent-texts"};
}

base::Result<http::Page<ConsentCount>> counts(Call& call) {
  auto found = call.read([&](db::Reader& reader) { return consent_counts(reader); });
  if (!found) return found.error();
  return http::Page<ConsentCount>{std::move(*found), {}, {}};
}

base::Result<http::Page<Consent>> my_consents(Call& call) {
  auto found = call.read([&](db::Reader& reader) { return consents_of(reader, *call.caller().account); });
  if (!found) return found.error();
  return http::Page<Consent>{std::move(*found), {}, {}};
}

base::Result<http::Created<Consent>> consent(Call& call, const NewConsent& body) {
  auto given = call.transact([&](db::Transaction& tx) {
    return give_consent(tx, call.actor(), *call.caller().account, body, kHow, call.now());
  });
  if (!given) return given.error();
  return http::Created<Consent>{std::move(*given), "/api/v1/me/consents"};
}

base::Result<Consent> withdraw(Call& call) {
  return call.transact([&](db::Transaction& tx) {
    return withdraw_consent(tx, call.actor(), *call.caller().account, call.path<base::Uuid>("consent_id"), kHow,
                            call.now());
  });
}

base::Result<http::Page<activity::StoredRead>> my_reads(Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  activity::ReadQuery query;
  query.subject_id = call.caller().account->uuid;
  query.limit = page->limit + 1;
  if (!page->cursor.empty()) {
    const auto cursor = http::read_cursor(page->cursor, 1);
    if (!cursor) return cursor.error();
    query.before = base::Uuid::parse(cursor->front());
    if (!query.before) return base::invalid_argument("The cursor is none of ours.");
  }
  auto found = call.read([&](db::Reader& reader) { return activity::reads(reader, query); });
  if (!found) return found.error();
  http::Page<activity::StoredRead> answer{std::move(*found), {}, {}};
  if (answer.items.size() > static_cast<std::size_t>(page->limit)) {
    answer.items.pop_back();
    answer.next = http::make_cursor({answer.items.back().read_id.text()});
  }
  return answer;
}

}  // namespace

void add_consent_routes(http::Router& router, db::Database& database) {
  Routes routes(router, database, "privacy");
  routes.get("/api/v1/consent-texts", Permission::Public, "What people are asked to agree to", texts);
  routes.post("/api/v1/consent-texts", Permission::ManagePrivacy, "Add a text to agree to", add_text);
  routes.get("/api/v1/consents/counts", Permission::ManagePrivacy, "How many agree to what", counts);
  routes.get("/api/v1/me/consents", Permission::SignedIn, "What I agreed to, and took back", my_consents);
  routes.post("/api/v1/me/consents", Permission::SignedIn, "Agree to a text", consent);
  routes.post("/api/v1/me/consents/{consent_id}/withdrawal", Permission::SignedIn, "Take a consent back", withdraw);
  routes.get("/api/v1/me/reads", Permission::SignedIn, "Who looked at what is about me", my_reads);
}

}  // namespace vallis::auth
