#include "notify/settings.hpp"

#include <fmt/format.h>

#include <optional>

#include "activity/log.hpp"
#include "auth/secret.hpp"
#include "base/described_json.hpp"

namespace vallis::notify {
namespace {

struct Row {
  base::Json choices;
  std::int64_t version = 0;
};
VALLIS_DESCRIBE(Row, choices, version)

struct Subscription {
  std::optional<auth::AccountId> account_id;
  std::string kind;
};
VALLIS_DESCRIBE(Subscription, account_id, kind)

constexpr std::string_view kSelect = "SELECT choices, version FROM notification_settings WHERE account_id = $1";
constexpr std::string_view kInsert = R"sql(
    INSERT INTO notification_settings (account_id, choices, version) VALUES ($1, $2, 1) ON CONFLICT DO NOTHING
)sql";
constexpr std::string_view kUpdate = R"sql(
    UPDATE notification_settings SET choices = $2, version = version + 1 WHERE account_id = $1 AND version = $3
)sql";
constexpr std::string_view kSelectSubscription = "SELECT account_id, kind FROM mail WHERE unsubscribe_hash = $1";

base::Result<Row> row_of(db::Reader& reader, auth::AccountId account) {
  auto row = reader.maybe<Row>(kSelect, account);
  if (!row) return row.error();
  if (*row) return std::move(**row);
  return Row{base::JsonObject(), 0};
}

/// What was chosen, over what stands in the messages. A choice that cannot be read is none.
Channels chosen(const Row& row, std::string_view kind, const MessageKind& message) {
  if (!message.settable || !row.choices.is_object()) return message.channels;
  const auto* choice = row.choices.as_object().if_contains(kind);
  if (choice == nullptr) return message.channels;
  const auto channels = base::read_document<Channels>(*choice, "choices");
  return channels ? *channels : message.channels;
}

Settings settings_from(const Row& row, const Messages& messages) {
  Settings settings;
  settings.version = row.version;
  for (const auto& [kind, message] : messages.kinds()) {
    if (!message.settable) continue;
    const Channels channels = chosen(row, kind, message);
    settings.kinds.push_back({kind, message.name, channels.in_app, channels.mail});
  }
  return settings;
}

}  // namespace

base::Result<Settings> settings_of(db::Reader& reader, const Messages& messages, auth::AccountId account) {
  const auto row = row_of(reader, account);
  if (!row) return row.error();
  return settings_from(*row, messages);
}

base::Result<Channels> channels_of(db::Reader& reader, const Messages& messages, auth::AccountId account,
                                   std::string_view kind) {
  const MessageKind* message = messages.kind(kind);
  if (message == nullptr) return base::invalid_argument(fmt::format("There is no kind of message '{}'.", kind));
  if (!message->settable) return message->channels;
  const auto row = row_of(reader, account);
  if (!row) return row.error();
  return chosen(*row, kind, *message);
}

base::Result<Settings> change_settings(db::Transaction& tx, const Messages& messages, auth::AccountId account,
                                       const SettingsChange& change, std::int64_t version) {
  auto row = row_of(tx, account);
  if (!row) return row.error();
  const Settings before = settings_from(*row, messages);
  auto& choices = row->choices.as_object();
  for (const KindChoice& choice : change.kinds) {
    const MessageKind* message = messages.kind(choice.kind);
    if (message == nullptr || !message->settable) {
      return base::invalid_argument(fmt::format("'{}' is no kind of notice that can be set.", choice.kind));
    }
    choices[choice.kind] = base::JsonObject{{"in_app", choice.in_app}, {"mail", base::enum_word(choice.mail)}};
  }
  const auto written =
      version == 0 ? tx.execute(kInsert, account, row->choices) : tx.execute(kUpdate, account, row->choices, version);
  if (!written) return written.error();
  if (*written == 0) return base::stale("These settings were changed meanwhile; load them again.");
  row->version = version + 1;
  Settings after = settings_from(*row, messages);
  const auto logged = activity::record(tx, {.by = {.account_id = account.uuid},
                                            .verb = "changed",
                                            .object_kind = "notification_settings",
                                            .object_id = account.text(),
                                            .before = activity::snapshot(before),
                                            .after = activity::snapshot(after)});
  if (!logged) return logged.error();
  return after;
}

base::Result<void> unsubscribe(db::Transaction& tx, const Messages& messages, std::string_view secret) {
  const auto mail = tx.maybe<Subscription>(kSelectSubscription, auth::secret_hash(secret));
  if (!mail) return mail.error();
  if (!*mail || !(*mail)->account_id) return base::not_found("This address turns no mails off; it may be cut short.");
  const auth::AccountId account = *(*mail)->account_id;
  const std::string& kind = (*mail)->kind;
  // A digest holds several kinds: all that come by one are turned off.
  const auto settings = settings_of(tx, messages, account);
  if (!settings) return settings.error();
  SettingsChange change;
  for (const KindSetting& setting : settings->kinds) {
    const bool in_digest = setting.mail == MailWhen::Daily || setting.mail == MailWhen::Weekly;
    if (setting.mail == MailWhen::Off || (kind == "digest" ? !in_digest : setting.kind != kind)) continue;
    change.kinds.push_back({setting.kind, setting.in_app, MailWhen::Off});
  }
  if (change.kinds.empty()) return {};
  const auto changed = change_settings(tx, messages, account, change, settings->version);
  if (!changed) return changed.error();
  return {};
}

}  // namespace vallis::notify
