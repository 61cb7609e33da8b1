#include "notify/notify_routes.hpp"

#include "activity/log.hpp"
#include "http/query.hpp"
#include "notify/mail.hpp"
#include "notify/notices.hpp"
#include "notify/settings.hpp"

namespace vallis::notify {

struct RecoveryBody {
  std::string email;
};
VALLIS_DESCRIBE(RecoveryBody, email)

namespace {

using auth::Call;
using auth::Permission;

base::Result<NoticePage> my_notices(Call& call, const Messages& messages) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  NoticeQuery query;
  query.page = *page;
  query.unread = call.request().query_value("unread") == "true";
  if (const auto kind = call.request().query_value("kind")) query.kind = std::string(*kind);
  return call.read([&](db::Reader& reader) {
    return notices_of(reader, messages, *call.caller().account, call.caller().language, query);
  });
}

base::Result<void> read_notice(Call& call) {
  return call.transact([&](db::Transaction& tx) {
    return mark_read(tx, *call.caller().account, call.path<NoticeId>("notice_id"), call.now());
  });
}

base::Result<void> read_all_notices(Call& call) {
  return call.transact([&](db::Transaction& tx) { return mark_all_read(tx, *call.caller().account, call.now()); });
}

base::Result<http::Page<Mail>> all_mails(Call& call) {
  const auto page = http::page_of(call.request());
  if (!page) return page.error();
  std::optional<MailState> state;
  if (const auto word = call.request().query_value("state")) {
    state = base::enum_of<MailState>(*word);
    if (!state) return base::invalid_argument("A mail's state is queued, sending, sent or failed.");
  }
  return call.read([&](db::Reader& reader) { return list_mails(reader, state, *page); });
}

base::Result<void> send_again(Call& call) {
  const auto id = call.path<MailId>("mail_id");
  return call.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto queued = retry_mail(tx, id); !queued) return queued;
    const auto logged =
        activity::record(tx, {.by = {.account_id = call.caller().account->uuid, .request_id = call.request().id},
                              .verb = "sent_again",
                              .object_kind = "mail",
                              .object_id = id.text()});
    if (!logged) return logged.error();
    return {};
  });
}

void add_own_routes(auth::Routes& routes, const Notifier& notifier) {
  const Messages& messages = notifier.messages();
  routes.get("/api/v1/me/notices", Permission::SignedIn, "What I am told, with the number of unread ones",
             [&messages](Call& call) -> base::Result<NoticePage> { return my_notices(call, messages); },
             {http::query_parameter<bool>("unread", "true: only what I have not read."),
              http::query_parameter<std::string>("kind", "Only of this kind."),
              http::query_parameter<int>("limit", "Items of a page."),
              http::query_parameter<std::string>("cursor", "'next' of the page before.")});
  routes.post("/api/v1/me/notices/read", Permission::SignedIn, "Mark all my notices as read", read_all_notices);
  routes.post("/api/v1/me/notices/{notice_id}/read", Permission::SignedIn, "Mark a notice as read", read_notice);
  routes.get(
      "/api/v1/me/notification-settings", Permission::SignedIn, "By which channels I am told of what",
      [&messages](Call& call) -> base::Result<Settings> {
        return call.read([&](db::Reader& reader) { return settings_of(reader, messages, *call.caller().account); });
      });
  routes.put("/api/v1/me/notification-settings", Permission::SignedIn, "Choose the channels of some kinds",
             [&messages](Call& call, const SettingsChange& change) -> base::Result<Settings> {
               return call.transact([&](db::Transaction& tx) {
                 return change_settings(tx, messages, *call.caller().account, change, call.version());
               });
             });
}

}  // namespace

void add_notify_routes(http::Router& router, db::Database& database, const Notifier& notifier) {
  auth::Routes routes(router, database, "notices");
  add_own_routes(routes, notifier);
  routes.post("/api/v1/unsubscribe/{secret}", Permission::Public, "Turn mails of a kind off (RFC 8058)",
              [&notifier](Call& call) -> base::Result<void> {
                return call.transact([&](db::Transaction& tx) {
                  return unsubscribe(tx, notifier.messages(), call.path<std::string>("secret"));
                });
              });
  routes.post("/api/v1/passwords/recovery", Permission::Public, "Have the way to a new password mailed",
              [&notifier](Call& call, const RecoveryBody& body) -> base::Result<http::Reply> {
                const auto asked = call.transact([&](db::Transaction& tx) {
                  return notifier.ask_for_password(tx, body.email, call.request().remote_address, call.now());
                });
                if (!asked) return asked.error();
                http::Reply accepted;
                accepted.status = 202;
                return accepted;
              });
  routes.get("/api/v1/mails", Permission::ManageAccounts, "Mails on their way, sent and failed", all_mails);
  routes.post("/api/v1/mails/{mail_id}/retry", Permission::ManageAccounts, "Send a failed mail again", send_again);
  if (!notifier.settings().host.empty()) return;
  routes.get("/api/v1/dev/mails", Permission::ManageAccounts, "Mails that went into the folder and nowhere else",
             [&notifier](Call&) -> base::Result<http::Page<SunkMail>> {
               auto mails = sunk_mails(notifier.settings().sink_folder);
               if (!mails) return mails.error();
               return http::Page<SunkMail>{std::move(*mails), {}, {}};
             });
}

auth::AccountHooks mails_for_accounts(const Notifier& notifier) {
  auth::AccountHooks hooks;
  hooks.invited = [&notifier](db::Transaction& tx, const auth::Account& account, const std::string& secret) {
    return notifier.send(tx, {.kind = "invitation",
                              .account = account.account_id,
                              .values = {{"link", notifier.settings().base_url + "/invitation#" + secret}}});
  };
  return hooks;
}

}  // namespace vallis::notify
