#pragma once

#include <memory>
#include <optional>
#include <string>

#include "auth/account.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "jobs/runner.hpp"
#include "notify/messages.hpp"
#include "notify/transport.hpp"

namespace vallis::notify {

/// Something that somebody is to know of.
struct Notice {
  std::string kind;  ///< of data/messages
  auth::AccountId account;
  Values values{};            ///< what the message is filled with
  std::string object_kind{};  ///< what it is about, for the page that it leads to
  std::optional<base::Uuid> object_id{};
};

/// Tells people: by a notice in the program, by a mail at once, or in a digest, each as they chose.
class Notifier {
 public:
  Notifier(Messages messages, MailSettings settings);

  /// Notice and mail are kept or undone with the transaction; the mail leaves after it is kept. Nobody is told whose
  /// account is suspended or erased. Kinds that cannot be set leave no notice: their values may hold secrets.
  /// Errors: InvalidArgument – no such kind, or a value that its message needs is missing; those of db.
  base::Result<void> send(db::Transaction& tx, const Notice& notice) const;

  /// A mail without an account, at once; nothing turns it off.
  base::Result<void> send_to_address(db::Transaction& tx, const std::string& kind, const std::string& address,
                                     const std::string& name, const std::string& language, const Values& values) const;

  /// Mails, digests (at six in the morning, weekly ones on Mondays, in UTC), new passwords, and the tidying up of all
  /// that. The notifier must outlive the runner.
  base::Result<void> register_jobs(jobs::Runner& runner) const;

  /// Asks for a mail with the way to a new password, if there is an account of that address. What this does, and how
  /// long it takes, does not depend on whether there is one: that is looked up by a job. At most 3 an hour for an
  /// address, 20 for a place in the network; what is more is left aside without a word.
  base::Result<void> ask_for_password(db::Transaction& tx, const std::string& email, const std::string& remote_address,
                                      const base::Instant& now) const;

  const Messages& messages() const { return messages_; }
  const MailSettings& settings() const { return settings_; }

 private:
  base::Result<base::Json> deliver(jobs::Context& context) const;
  base::Result<base::Json> make_digests(jobs::Context& context) const;
  base::Result<void> send_digest(db::Transaction& tx, auth::AccountId id, const std::string& digest) const;
  base::Result<base::Json> send_password_mail(jobs::Context& context) const;

  Messages messages_;
  MailSettings settings_;
  std::unique_ptr<MailTransport> transport_;
};

}  // namespace vallis::notify
