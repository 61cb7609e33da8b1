#pragma once

#include <optional>
#include <string>
#include <vector>

#include "auth/account.hpp"
#include "base/describe.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "http/api.hpp"
#include "notify/messages.hpp"

namespace vallis::notify {

using MailId = base::Id<struct MailTag>;

/// Queued → sending → sent or failed. Found in Sending by a later attempt, it is not known whether it went out.
enum class MailState { Queued, Sending, Sent, Failed };
VALLIS_DESCRIBE_ENUM(MailState, Queued, Sending, Sent, Failed)

/// A mail as staff see it: without its text, which may hold a secret.
struct Mail {
  MailId mail_id;
  std::string kind;
  std::string address;
  std::string subject;
  MailState state = MailState::Queued;
  int attempt_count = 0;
  std::string error;  ///< of the last attempt
  base::Instant created_at;
  std::optional<base::Instant> sent_at;
};
VALLIS_DESCRIBE(Mail, mail_id, kind, address, subject, state, attempt_count, error, created_at, sent_at)

struct NewMail {
  std::string kind;
  std::optional<auth::AccountId> account;
  std::string address;
  std::string name;
  std::string language = "en";
  Values values{};
  bool may_be_turned_off = false;
};

constexpr std::string_view kMailJob = "notify.mail";
constexpr int kMailAttempts = 10;  ///< over about three hours

/// Writes the mail and asks for the job that sends it. Errors: those of Messages::mail; those of db.
base::Result<MailId> queue_mail(db::Transaction& tx, const Messages& messages, const std::string& base_url,
                                const NewMail& mail);

/// The newest first. Errors: InvalidArgument – no cursor of ours.
base::Result<http::Page<Mail>> list_mails(db::Reader& reader, std::optional<MailState> state,
                                          const http::PageRequest& page);

/// Sends a failed mail again. Errors: NotFound; Conflict – it did not fail.
base::Result<void> retry_mail(db::Transaction& tx, MailId id);

}  // namespace vallis::notify
