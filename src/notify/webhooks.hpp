#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "activity/log.hpp"
#include "activity/subscribers.hpp"
#include "auth/account.hpp"
#include "base/described_json.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "http/api.hpp"
#include "jobs/runner.hpp"
#include "notify/notifier.hpp"

namespace vallis::notify {

using WebhookId = base::Id<struct WebhookTag>;
using WebhookDeliveryId = base::Id<struct WebhookDeliveryTag>;

enum class WebhookState {
  Active,
  Paused,    ///< by staff
  Disabled,  ///< by the program, after kMostFailures
};
VALLIS_DESCRIBE_ENUM(WebhookState, Active, Paused, Disabled)

/// An address that is told what happens here; without its secret.
struct Webhook {
  WebhookId webhook_id;
  std::string address;
  std::string event_kinds;  ///< kinds of objects in the log of activity, separated by blanks; empty: all
  WebhookState state = WebhookState::Active;
  std::int64_t failure_count = 0;  ///< attempts that failed one after another
  base::Instant created_at;
  std::int64_t version = 1;
};
VALLIS_DESCRIBE(Webhook, webhook_id, address, event_kinds, state, failure_count, created_at, version)

struct WebhookChange {
  std::string address;
  std::string event_kinds;
  WebhookState state = WebhookState::Active;
};
VALLIS_DESCRIBE(WebhookChange, address, event_kinds, state)
std::span<const base::FieldRule> field_rules(const WebhookChange*);

struct NewWebhook {
  std::string address;
  std::string event_kinds;
};
VALLIS_DESCRIBE(NewWebhook, address, event_kinds)
std::span<const base::FieldRule> field_rules(const NewWebhook*);

struct MadeWebhook {
  Webhook webhook;
  std::string secret;  ///< by which signatures are checked; shown this once
};
VALLIS_DESCRIBE(MadeWebhook, webhook, secret)

enum class DeliveryState { Queued, Sent, Failed };
VALLIS_DESCRIBE_ENUM(DeliveryState, Queued, Sent, Failed)

struct WebhookDelivery {
  WebhookDeliveryId webhook_delivery_id;
  std::int64_t sequence = 0;  ///< of the entry in the log of activity
  std::string event;          ///< "membership.admitted"
  DeliveryState state = DeliveryState::Queued;
  int attempt_count = 0;
  std::optional<int> status_code;  ///< of the last answer
  std::string error;
  base::Instant created_at;
  std::optional<base::Instant> ended_at;
};
VALLIS_DESCRIBE(WebhookDelivery, webhook_delivery_id, sequence, event, state, attempt_count, status_code, error,
                created_at, ended_at)

constexpr int kMostFailures = 20;     ///< attempts one after another, of all deliveries
constexpr int kDeliveryAttempts = 8;  ///< of one delivery
constexpr std::string_view kWebhookJob = "notify.webhook";

/// Errors of all that change: InvalidArgument – no address of the web, a kind that is no word; NotFound; Stale.
base::Result<MadeWebhook> make_webhook(db::Transaction& tx, const activity::Actor& by, const NewWebhook& webhook,
                                       const base::Instant& now);
/// To Active again also sets its failures back.
base::Result<Webhook> change_webhook(db::Transaction& tx, const activity::Actor& by, WebhookId id,
                                     const WebhookChange& change, std::int64_t version);
base::Result<void> delete_webhook(db::Transaction& tx, const activity::Actor& by, WebhookId id);
base::Result<Webhook> find_webhook(db::Reader& reader, WebhookId id);
base::Result<std::vector<Webhook>> all_webhooks(db::Reader& reader);
/// The newest first. Errors: NotFound; InvalidArgument – no cursor of ours.
base::Result<http::Page<WebhookDelivery>> deliveries_of(db::Reader& reader, WebhookId id,
                                                        const http::PageRequest& page);

/// "t=1768210200,v1=…": the moment in seconds since 1970, and HMAC-SHA256 of "<moment>.<body>" under the secret in
/// hexadecimal digits. Who checks it refuses old moments, so that nothing is played back.
std::string webhook_signature(std::string_view secret, std::string_view body, const base::Instant& at);

/// Turns entries of the log into deliveries and sends them.
class WebhookSender {
 public:
  /// @param private_addresses  also to addresses within this machine and private networks
  WebhookSender(const Notifier& notifier, bool private_addresses)
      : notifier_(notifier), private_addresses_(private_addresses) {}

  /// What a delivery holds of an entry is who did what to which object: no values, which may be personal.
  void follow(activity::Subscribers& subscribers) const;
  /// The sender must outlive the runner.
  void register_jobs(jobs::Runner& runner) const;

 private:
  base::Result<base::Json> deliver(jobs::Context& context) const;

  const Notifier& notifier_;
  bool private_addresses_;
};

}  // namespace vallis::notify
