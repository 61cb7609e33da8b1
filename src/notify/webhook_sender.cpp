#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "notify/outgoing_http.hpp"
#include "notify/webhooks.hpp"

namespace vallis::notify {
namespace {

constexpr std::string_view kSelectActive = "SELECT webhook_id, event_kinds FROM webhook WHERE state = 'active'";
constexpr std::string_view kInsertDelivery = R"sql(
    INSERT INTO webhook_delivery (webhook_delivery_id, webhook_id, sequence, event, payload, state, attempt_count,
        error, created_at)
    VALUES ($1, $2, $3, $4, $5, 'queued', 0, '', $6) ON CONFLICT DO NOTHING
)sql";
constexpr std::string_view kBegin = R"sql(
    UPDATE webhook_delivery SET attempt_count = attempt_count + 1
    WHERE webhook_delivery_id = $1 AND state = 'queued' RETURNING webhook_id, event, payload
)sql";
constexpr std::string_view kSelectHook = R"sql(
    SELECT webhook_id, address, secret, state, failure_count, made_by FROM webhook WHERE webhook_id = $1
)sql";
constexpr std::string_view kEnd = R"sql(
    UPDATE webhook_delivery SET state = $2, status_code = $3, error = $4, ended_at = $5 WHERE webhook_delivery_id = $1
)sql";
constexpr std::string_view kCountFailure = R"sql(
    UPDATE webhook SET failure_count = failure_count + 1 WHERE webhook_id = $1 RETURNING failure_count
)sql";
constexpr std::string_view kForgetFailures = "UPDATE webhook SET failure_count = 0 WHERE webhook_id = $1";
constexpr std::string_view kDisable = R"sql(
    UPDATE webhook SET state = 'disabled', version = version + 1 WHERE webhook_id = $1 AND state = 'active'
)sql";

struct Interest {
  WebhookId webhook_id;
  std::string event_kinds;
};
VALLIS_DESCRIBE(Interest, webhook_id, event_kinds)

/// What is sent, with what stays out: values before and after, the reason, the network's address.
struct Payload {
  std::int64_t sequence = 0;
  base::Instant occurred_at;
  std::string verb;
  std::string object_kind;
  std::string object_id;
  std::string scope;
  std::optional<base::Uuid> organisation_id;
};
VALLIS_DESCRIBE(Payload, sequence, occurred_at, verb, object_kind, object_id, scope, organisation_id)

struct Leaving {
  WebhookId webhook_id;
  std::string event;
  std::string payload;
};
VALLIS_DESCRIBE(Leaving, webhook_id, event, payload)

struct Hook {
  WebhookId webhook_id;
  std::string address;
  std::string secret;
  WebhookState state = WebhookState::Active;
  std::int64_t failure_count = 0;
  auth::AccountId made_by;
};
VALLIS_DESCRIBE(Hook, webhook_id, address, secret, state, failure_count, made_by)

struct DeliveryPayload {
  WebhookDeliveryId webhook_delivery_id;
};
VALLIS_DESCRIBE(DeliveryPayload, webhook_delivery_id)

base::Result<void> queue_deliveries(db::Transaction& tx, const activity::StoredEntry& entry) {
  const auto hooks = tx.many<Interest>(kSelectActive);
  if (!hooks) return hooks.error();
  const std::string payload =
      activity::snapshot(Payload{entry.sequence, entry.occurred_at, entry.verb, entry.object_kind, entry.object_id,
                                 entry.scope, entry.organisation_id});
  for (const Interest& hook : *hooks) {
    const auto kinds = base::split(hook.event_kinds, ' ');
    if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), entry.object_kind) == kinds.end()) continue;
    const auto id = WebhookDeliveryId::next();
    const auto made = tx.execute(kInsertDelivery, id, hook.webhook_id, entry.sequence,
                                 entry.object_kind + "." + entry.verb, payload, base::Instant::now());
    if (!made) return made.error();
    if (*made == 0) continue;
    const auto job = jobs::enqueue(tx, kWebhookJob, base::JsonObject{{"webhook_delivery_id", id.text()}},
                                   {.max_attempts = kDeliveryAttempts});
    if (!job) return job.error();
  }
  return {};
}

/// What an attempt came to.
struct Outcome {
  std::optional<int> status;
  std::string error;  ///< empty: it was taken
};

Outcome send(const Hook& hook, const Leaving& leaving, const std::string& id, bool private_addresses) {
  const auto status =
      post({.url = hook.address,
            .body = leaving.payload,
            .headers = {{"Vallis-Signature", webhook_signature(hook.secret, leaving.payload, base::Instant::now())},
                        {"Vallis-Event", leaving.event},
                        {"Vallis-Delivery", id}},
            .private_addresses = private_addresses});
  if (!status) return {{}, status.error().message};
  if (*status >= 200 && *status < 300) return {*status, ""};
  return {*status, fmt::format("The address answered {}.", *status)};
}

/// Counts a failure; the one too many disables the webhook, and who made it is told.
base::Result<void> count_failure(db::Transaction& tx, const Notifier& notifier, const Hook& hook,
                                 const std::string& error) {
  const auto failures = tx.one<std::int64_t>(kCountFailure, hook.webhook_id);
  if (!failures) return failures.error();
  if (*failures < kMostFailures) return {};
  const auto disabled = tx.execute(kDisable, hook.webhook_id);
  if (!disabled) return disabled.error();
  if (*disabled == 0) return {};
  const auto told =
      notifier.send(tx, {.kind = "webhook_disabled",
                         .account = hook.made_by,
                         .values = {{"address", hook.address}, {"count", std::to_string(*failures)}, {"error", error}},
                         .object_kind = "webhook",
                         .object_id = hook.webhook_id.uuid});
  if (!told) return told;
  const auto logged = activity::record(
      tx, {.verb = "disabled", .object_kind = "webhook", .object_id = hook.webhook_id.text(), .reason = error});
  if (!logged) return logged.error();
  return {};
}

}  // namespace

std::string webhook_signature(std::string_view secret, std::string_view body, const base::Instant& at) {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(at.time.time_since_epoch()).count();
  const std::string text = fmt::format("{}.{}", seconds, body);
  std::array<unsigned char, crypto_auth_hmacsha256_BYTES> mac{};
  crypto_auth_hmacsha256_state state;
  const auto bytes = [](std::string_view view) {
    return reinterpret_cast<const unsigned char*>(view.data());
  };  // NOLINT
  crypto_auth_hmacsha256_init(&state, bytes(secret), secret.size());
  crypto_auth_hmacsha256_update(&state, bytes(text), text.size());
  crypto_auth_hmacsha256_final(&state, mac.data());
  std::string hex;
  for (const unsigned char byte : mac) hex += fmt::format("{:02x}", byte);
  return fmt::format("t={},v1={}", seconds, hex);
}

void WebhookSender::follow(activity::Subscribers& subscribers) const {
  subscribers.follow("notify.webhooks", "", activity::From::Now, queue_deliveries);
}

void WebhookSender::register_jobs(jobs::Runner& runner) const {
  runner.register_job(std::string(kWebhookJob), [this](jobs::Context& context) { return deliver(context); });
}

base::Result<base::Json> WebhookSender::deliver(jobs::Context& context) const {
  const auto payload = context.payload_as<DeliveryPayload>();
  if (!payload) return payload.error();
  const auto id = payload->webhook_delivery_id;
  std::optional<Hook> hook;
  const auto leaving = context.transact([&](db::Transaction& tx) -> base::Result<std::optional<Leaving>> {
    auto delivery = tx.maybe<Leaving>(kBegin, id);
    if (!delivery || !*delivery) return delivery;
    auto found = tx.maybe<Hook>(kSelectHook, (*delivery)->webhook_id);
    if (!found) return found.error();
    hook = std::move(*found);
    return delivery;
  });
  if (!leaving) return leaving.error();
  if (!*leaving || !hook) return base::Json("nothing to send");
  const bool active = hook->state == WebhookState::Active;
  const Outcome outcome =
      active ? send(*hook, **leaving, id.text(), private_addresses_) : Outcome{{}, "The webhook is switched off."};
  const bool again = active && !outcome.error.empty() && context.attempt() < kDeliveryAttempts;
  const DeliveryState state = outcome.error.empty() ? DeliveryState::Sent
                              : again               ? DeliveryState::Queued
                                                    : DeliveryState::Failed;
  const auto noted = context.transact([&](db::Transaction& tx) -> base::Result<void> {
    const auto ended_at = again ? std::nullopt : std::optional(base::Instant::now());
    const auto ended = tx.execute(kEnd, id, state, outcome.status, outcome.error, ended_at);
    if (!ended) return ended.error();
    if (!active) return {};
    if (!outcome.error.empty()) return count_failure(tx, notifier_, *hook, outcome.error);
    const auto forgotten = tx.execute(kForgetFailures, hook->webhook_id);
    if (!forgotten) return forgotten.error();
    return {};
  });
  if (!noted) return noted.error();
  if (again) return base::unavailable(outcome.error);
  return base::Json(base::enum_word(state));
}

}  // namespace vallis::notify
