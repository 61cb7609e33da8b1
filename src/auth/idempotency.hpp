#pragma once

#include <optional>
#include <string>
#include <variant>

#include "auth/permission.hpp"
#include "base/time.hpp"
#include "base/uuid.hpp"
#include "db/database.hpp"
#include "http/message.hpp"

namespace vallis::auth {

constexpr std::string_view kIdempotencyKey = "idempotency-key";

/// A request that was begun under a key and is this attempt's to end.
struct KeyedRun {
  std::string owner;  ///< "account:…", or "guest:" and the network's address
  std::string key;
  base::Uuid run_id;
};

/// Begins a request under the key that it was sent with: gives the run, or the answer in its place – the one that was
/// given before; 409 while the first is being answered, or when its answer was lost after its change was kept; 422 –
/// another request under the same key, or a key that is none (1 to 200 visible characters of ASCII).
///
/// A key serves for 24 hours. A run that fell silent before it changed anything is taken over after five minutes.
/// Errors: those of db.
base::Result<std::variant<KeyedRun, http::Reply>> begin_keyed(db::Database& database, const http::Request& request,
                                                              const Caller& caller, const base::Instant& now);

/// Notes that the run changes something, in the transaction of the change. Errors: Conflict – another has taken over.
base::Result<void> mark_changed(db::Transaction& tx, const KeyedRun& run);

/// Ends the run: the answer is kept where something was changed or the answer says that it went well, and the key is
/// free again otherwise, so that a request that was refused can be tried again.
void end_keyed(db::Database& database, const KeyedRun& run, const http::Reply& reply);

/// Deletes keys that do not serve any more; gives their number.
base::Result<std::int64_t> remove_old_keys(db::Transaction& tx, const base::Instant& now);

}  // namespace vallis::auth
