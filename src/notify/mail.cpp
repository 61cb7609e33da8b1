#include "notify/mail.hpp"

#include "auth/secret.hpp"
#include "db/sql.hpp"
#include "jobs/queue.hpp"

namespace vallis::notify {
namespace {

constexpr std::string_view kInsertMail = R"sql(
    INSERT INTO mail (mail_id, kind, account_id, address, subject, text, html, unsubscribe_secret, unsubscribe_hash,
        state, attempt_count, error, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'queued', 0, '', $10)
)sql";

constexpr std::string_view kRequeue = "UPDATE mail SET state = 'queued' WHERE mail_id = $1 AND state = 'failed'";

base::Result<void> ask(db::Transaction& tx, MailId id) {
  const auto job = jobs::enqueue(tx, kMailJob, base::JsonObject{{"mail_id", id.text()}},
                                 {.max_attempts = kMailAttempts, .unique_key = id.text()});
  if (!job) return job.error();
  return {};
}

}  // namespace

base::Result<MailId> queue_mail(db::Transaction& tx, const Messages& messages, const std::string& base_url,
                                const NewMail& mail) {
  std::string secret;
  std::vector<std::string> footer;
  if (mail.may_be_turned_off) {
    secret = auth::make_secret();
    auto why = messages.word("why", mail.language, {{"link", base_url + "/settings/notifications"}});
    if (!why) return why.error();
    auto off = messages.word("unsubscribe", mail.language, {{"link", base_url + "/unsubscribe#" + secret}});
    if (!off) return off.error();
    footer = {std::move(*why), std::move(*off)};
  }
  const auto rendered = messages.mail(mail.kind, mail.language, mail.name, mail.values, footer);
  if (!rendered) return rendered.error();
  const auto id = MailId::next();
  const auto hash = secret.empty() ? std::nullopt : std::optional(auth::secret_hash(secret));
  const auto written = tx.execute(kInsertMail, id, mail.kind, mail.account, mail.address, rendered->subject,
                                  rendered->text, rendered->html, secret, hash, base::Instant::now());
  if (!written) return written.error();
  if (auto asked = ask(tx, id); !asked) return asked.error();
  return id;
}

base::Result<http::Page<Mail>> list_mails(db::Reader& reader, std::optional<MailState> state,
                                          const http::PageRequest& page) {
  db::Sql sql("SELECT mail_id, kind, address, subject, state, attempt_count, error, created_at, sent_at FROM mail");
  sql.add(" WHERE true");
  if (state) sql.add(" AND state = ").value(*state);
  if (!page.cursor.empty()) {
    const auto place = http::read_cursor(page.cursor, 1);
    const auto before = place ? MailId::parse(place->front()) : std::nullopt;
    if (!before) return base::invalid_argument("The cursor is none that a page before gave.");
    sql.add(" AND mail_id < ").value(*before);
  }
  sql.add(" ORDER BY mail_id DESC LIMIT ").value(page.limit + 1);
  auto mails = reader.many_with<Mail>(sql.text(), sql.arguments());
  if (!mails) return mails.error();
  http::Page<Mail> found{std::move(*mails), {}, {}};
  if (found.items.size() > static_cast<std::size_t>(page.limit)) {
    found.items.resize(static_cast<std::size_t>(page.limit));
    found.next = http::make_cursor({found.items.back().mail_id.text()});
  }
  return found;
}

base::Result<void> retry_mail(db::Transaction& tx, MailId id) {
  const auto queued = tx.execute(kRequeue, id);
  if (!queued) return queued.error();
  if (*queued > 0) return ask(tx, id);
  const auto there = tx.maybe<std::string>("SELECT state FROM mail WHERE mail_id = $1", id);
  if (!there) return there.error();
  if (!*there) return base::not_found("There is no such mail.");
  return base::conflict("The mail is " + **there + "; only one that failed can be sent again.");
}

}  // namespace vallis::notify
