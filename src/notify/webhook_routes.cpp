#include "notify/webhook_routes.hpp"

#include "notify/webhooks.hpp"

namespace vallis::notify {
namespace {

using auth::Call;

activity::Actor actor_of(Call& call) {
  return {.account_id = call.caller().account->uuid,
          .organisation_id = call.caller().acting_for,
          .request_id = call.request().id};
}

base::Result<http::Page<Webhook>> list(Call& call) {
  auto webhooks = call.read([](db::Reader& reader) { return all_webhooks(reader); });
  if (!webhooks) return webhooks.error();
  return http::Page<Webhook>{std::move(*webhooks), {}, {}};
}

base::Result<http::Created<MadeWebhook>> make(Call& call, const NewWebhook& webhook) {
  auto made = call.transact([&](db::Transaction& tx) { return make_webhook(tx, actor_of(call), webhook, call.now()); });
  if (!made) return made.error();
  const std::string location = "/api/v1/webhooks/" + made->webhook.webhook_id.text();
  return http::Created<MadeWebhook>{std::move(*made), location};
}

base::Result<Webhook> read(Call& call) {
  return call.read([&](db::Reader& reader) { return find_webhook(reader, call.path<WebhookId>("webhook_id")); });
}

base::Result<Webhook> change(Call& call, const WebhookChange& change) {
  return call.transact([&](db::Transaction& tx) {
    return change_webhook(tx, actor_of(call), call.path<WebhookId>("webhook_id"), change, call.version());
  });
}

base::Result<void> remove(Call& call) {
  return call.transact(
      [&](db::Transaction& tx) { return delete_webhook(tx, actor_of(call), call.path<WebhookId>("webhook_id")); });
}

base::Result<http::Page<WebhookDelivery>> deliveries(Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  return call.read(
      [&](db::Reader& reader) { return deliveries_of(reader, call.path<WebhookId>("webhook_id"), *page); });
}

}  // namespace

void add_webhook_routes(http::Router& router, db::Database& database) {
  constexpr auto kStaff = auth::Permission::ManageAccounts;
  auth::Routes routes(router, database, "webhooks");
  routes.get("/api/v1/webhooks", kStaff, "Addresses that are told what happens", list);
  routes.post("/api/v1/webhooks", kStaff, "Add an address", make);
  routes.get("/api/v1/webhooks/{webhook_id}", kStaff, "One of them", read);
  routes.put("/api/v1/webhooks/{webhook_id}", kStaff, "Change it, pause it, switch it on again", change);
  routes.remove("/api/v1/webhooks/{webhook_id}", kStaff, "Delete it with the log of its deliveries", remove);
  routes.get("/api/v1/webhooks/{webhook_id}/deliveries", kStaff, "What was sent to it", deliveries);
}

}  // namespace vallis::notify
