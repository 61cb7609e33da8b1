#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "auth/account.hpp"
#include "base/describe.hpp"
#include "base/time.hpp"
#include "db/database.hpp"
#include "notify/messages.hpp"

namespace vallis::notify {

/// A row of somebody's table of channels.
struct KindSetting {
  std::string kind;
  base::LocalText name;
  bool in_app = true;
  MailWhen mail = MailWhen::Now;
};
VALLIS_DESCRIBE(KindSetting, kind, name, in_app, mail)

struct Settings {
  std::vector<KindSetting> kinds;  ///< those that can be set, in the order of their names
  std::int64_t version = 0;        ///< 0: never changed
};
VALLIS_DESCRIBE(Settings, kinds, version)

struct KindChoice {
  std::string kind;
  bool in_app = true;
  MailWhen mail = MailWhen::Now;
};
VALLIS_DESCRIBE(KindChoice, kind, in_app, mail)

struct SettingsChange {
  std::vector<KindChoice> kinds;  ///< others stay as they are
};
VALLIS_DESCRIBE(SettingsChange, kinds)

base::Result<Settings> settings_of(db::Reader& reader, const Messages& messages, auth::AccountId account);

/// How an account is told of a kind. Errors: InvalidArgument – there is no such kind.
base::Result<Channels> channels_of(db::Reader& reader, const Messages& messages, auth::AccountId account,
                                   std::string_view kind);

/// Errors: InvalidArgument – no such kind, or one that cannot be set; Stale – changed since `version`.
base::Result<Settings> change_settings(db::Transaction& tx, const Messages& messages, auth::AccountId account,
                                       const SettingsChange& change, std::int64_t version);

/// Turns mails of a kind off by the secret that a mail carried; doing it again changes nothing. Errors: NotFound.
base::Result<void> unsubscribe(db::Transaction& tx, const Messages& messages, std::string_view secret);

}  // namespace vallis::notify
