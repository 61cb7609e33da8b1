#include "notify/notifier.hpp"

#include <fmt/format.h>

#include "base/text.hpp"
#include "notify/keeping.hpp"
#include "notify/mail.hpp"
#include "notify/notices.hpp"
#include "notify/settings.hpp"

namespace vallis::notify {
namespace {

constexpr std::string_view kDigestJob = "notify.digest";
constexpr std::string_view kTidyJob = "notify.tidy";
constexpr std::string_view kPasswordJob = "notify.password";

constexpr std::string_view kInsertNotice = R"sql(
    INSERT INTO notice (notice_id, account_id, kind, object_kind, object_id, message_values, in_app, digest, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
)sql";

// The note that an attempt begins is kept before the mail goes out, the note that it went out after.
constexpr std::string_view kBeginMail = R"sql(
    UPDATE mail SET state = 'sending', attempt_count = attempt_count + 1
    WHERE mail_id = $1 AND state IN ('queued', 'sending')
    RETURNING mail_id, address, subject, text, html, unsubscribe_secret, created_at
)sql";
constexpr std::string_view kMailSent = R"sql(
    UPDATE mail SET state = 'sent', sent_at = $2, error = '', text = '', html = '', unsubscribe_secret = ''
    WHERE mail_id = $1
)sql";
constexpr std::string_view kMailNotSent = "UPDATE mail SET state = $2, error = $3 WHERE mail_id = $1";

constexpr std::string_view kCountRequest = R"sql(
    INSERT INTO recovery_request (counter, request_count, since) VALUES ($1, 1, $2)
    ON CONFLICT (counter) DO UPDATE SET
        request_count = CASE WHEN recovery_request.since < $3 THEN 1 ELSE recovery_request.request_count + 1 END,
        since = CASE WHEN recovery_request.since < $3 THEN excluded.since ELSE recovery_request.since END
    RETURNING request_count
)sql";

constexpr int kRequestsOfAddress = 3;  // an hour
constexpr int kRequestsOfPlace = 20;

struct Leaving {
  MailId mail_id;
  std::string address;
  std::string subject;
  std::string text;
  std::string html;
  std::string unsubscribe_secret;
  base::Instant created_at;
};
VALLIS_DESCRIBE(Leaving, mail_id, address, subject, text, html, unsubscribe_secret, created_at)

struct MailPayload {
  MailId mail_id;
};
VALLIS_DESCRIBE(MailPayload, mail_id)

struct PasswordPayload {
  std::string email;
};
VALLIS_DESCRIBE(PasswordPayload, email)

}  // namespace

Notifier::Notifier(Messages messages, MailSettings settings)
    : messages_(std::move(messages)), settings_(std::move(settings)), transport_(make_transport(settings_)) {}

base::Result<void> Notifier::send(db::Transaction& tx, const Notice& notice) const {
  const auto account = auth::find_account(tx, notice.account);
  if (!account) return account.error();
  const auto channels = channels_of(tx, messages_, notice.account, notice.kind);
  if (!channels) return channels.error();
  // Whether all values are there is found now, by whoever sends, and not by a reader tomorrow.
  if (auto title = messages_.title(notice.kind, account->language, notice.values); !title) return title.error();
  const bool settable = messages_.kind(notice.kind)->settable;
  const bool reachable =
      account->state == auth::AccountState::Active || (account->state == auth::AccountState::Invited && !settable);
  if (!reachable) return {};
  const bool digested = channels->mail == MailWhen::Daily || channels->mail == MailWhen::Weekly;
  if (settable && (channels->in_app || digested)) {
    const auto written = tx.execute(kInsertNotice, NoticeId::next(), notice.account, notice.kind, notice.object_kind,
                                    notice.object_id, values_json(notice.values), channels->in_app,
                                    digested ? base::enum_word(channels->mail) : "none", base::Instant::now());
    if (!written) return written.error();
  }
  if (channels->mail != MailWhen::Now || !account->email) return {};
  const auto queued = queue_mail(tx, messages_, settings_.base_url,
                                 {.kind = notice.kind,
                                  .account = notice.account,
                                  .address = *account->email,
                                  .name = account->name,
                                  .language = account->language,
                                  .values = notice.values,
                                  .may_be_turned_off = settable});
  if (!queued) return queued.error();
  return {};
}

base::Result<void> Notifier::send_to_address(db::Transaction& tx, const std::string& kind, const std::string& address,
                                             const std::string& name, const std::string& language,
                                             const Values& values) const {
  if (auto key = auth::email_key(address); !key) return key.error();
  const auto queued = queue_mail(
      tx, messages_, settings_.base_url,
      {.kind = kind, .account = {}, .address = address, .name = name, .language = language, .values = values});
  if (!queued) return queued.error();
  return {};
}

base::Result<void> Notifier::register_jobs(jobs::Runner& runner) const {
  runner.register_job(std::string(kMailJob), [this](jobs::Context& context) { return deliver(context); });
  runner.register_job(std::string(kDigestJob), [this](jobs::Context& context) { return make_digests(context); });
  runner.register_job(std::string(kPasswordJob),
                      [this](jobs::Context& context) { return send_password_mail(context); });
  runner.register_job(std::string(kTidyJob), [](jobs::Context& context) -> base::Result<base::Json> {
    const auto done = context.transact([](db::Transaction& tx) { return tidy(tx, base::Instant::now()); });
    if (!done) return done.error();
    return base::Json();
  });
  const std::string digest(kDigestJob);
  const base::JsonObject daily{{"digest", "daily"}};
  const base::JsonObject weekly{{"digest", "weekly"}};
  if (auto set = runner.schedule("notify.daily", digest, "0 6 * * *", "UTC", daily); !set) return set;
  if (auto set = runner.schedule("notify.weekly", digest, "0 6 * * mon", "UTC", weekly); !set) return set;
  return runner.schedule("notify.tidy", std::string(kTidyJob), "30 3 * * *");
}

base::Result<base::Json> Notifier::deliver(jobs::Context& context) const {
  const auto payload = context.payload_as<MailPayload>();
  if (!payload) return payload.error();
  const auto mail =
      context.transact([&](db::Transaction& tx) { return tx.maybe<Leaving>(kBeginMail, payload->mail_id); });
  if (!mail) return mail.error();
  if (!*mail) return base::Json("nothing to send");
  const Leaving& leaving = **mail;
  const std::string off = leaving.unsubscribe_secret.empty()
                              ? std::string()
                              : settings_.base_url + "/api/v1/unsubscribe/" + leaving.unsubscribe_secret;
  const auto sent = transport_->send(
      {leaving.mail_id.text(), leaving.address, leaving.subject, leaving.text, leaving.html, off, leaving.created_at});
  const bool again = !sent && sent.error().kind == base::ErrorKind::Unavailable && context.attempt() < kMailAttempts;
  const auto noted = context.transact([&](db::Transaction& tx) {
    if (sent) return tx.execute(kMailSent, leaving.mail_id, base::Instant::now());
    return tx.execute(kMailNotSent, leaving.mail_id, again ? MailState::Queued : MailState::Failed,
                      sent.error().message);
  });
  if (!noted) return noted.error();
  if (again) return sent.error();
  return base::Json(sent ? "sent" : "failed");
}

base::Result<void> Notifier::ask_for_password(db::Transaction& tx, const std::string& email,
                                              const std::string& remote_address, const base::Instant& now) const {
  const auto key = auth::email_key(email);
  if (!key) return {};
  const base::Instant hour_ago = now.plus(-std::chrono::hours(1));
  const auto of_address = tx.one<int>(kCountRequest, "mail:" + *key, now, hour_ago);
  if (!of_address) return of_address.error();
  const auto of_place = tx.one<int>(kCountRequest, "from:" + remote_address, now, hour_ago);
  if (!of_place) return of_place.error();
  if (*of_address > kRequestsOfAddress || *of_place > kRequestsOfPlace) return {};
  const auto job = jobs::enqueue(tx, kPasswordJob, base::JsonObject{{"email", *key}}, {.unique_key = *key});
  if (!job) return job.error();
  return {};
}

base::Result<base::Json> Notifier::send_password_mail(jobs::Context& context) const {
  const auto payload = context.payload_as<PasswordPayload>();
  if (!payload) return payload.error();
  return context.transact([&](db::Transaction& tx) -> base::Result<base::Json> {
    const auto account = auth::find_account_by_email(tx, payload->email);
    if (!account) return account.error();
    if (!*account || (*account)->state != auth::AccountState::Active) return base::Json("done");
    const auto secret =
        auth::make_ticket(tx, (*account)->account_id, auth::TicketPurpose::Password, base::Instant::now());
    if (!secret) return secret.error();
    // Behind "#", so that no server or proxy writes the secret into its log.
    const auto sent = send(tx, {.kind = "password_recovery",
                                .account = (*account)->account_id,
                                .values = {{"link", settings_.base_url + "/password#" + *secret}}});
    if (!sent) return sent.error();
    return base::Json("done");
  });
}

}  // namespace vallis::notify
