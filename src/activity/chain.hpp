#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "db/database.hpp"

namespace vallis::activity {

/// The end of the chain at some time. Written down outside the database (printed, mailed, signed), it proves later that
/// everything up to it is as it was: who owns the database could compute a whole new chain, but not one with this hash.
struct ChainHead {
  std::int64_t sequence = 0;
  std::string entry_hash;
};
VALLIS_DESCRIBE(ChainHead, sequence, entry_hash)

struct ChainFault {
  std::int64_t sequence = 0;  ///< the first entry that is not as it was written
  std::string what;           ///< a sentence
};
VALLIS_DESCRIBE(ChainFault, sequence, what)

struct ChainReport {
  std::int64_t entry_count = 0;
  std::int64_t erased_count = 0;  ///< entries whose details were erased on record
  ChainHead head{};
  std::optional<ChainFault> fault{};  ///< none: every entry is as it was written, none is missing, none was put between
};
VALLIS_DESCRIBE(ChainReport, entry_count, erased_count, head, fault)

/// Computes every hash again and finds the first place where the chain does not hold: an entry that was changed,
/// deleted, put in or moved, details that were changed, or that are gone without an erasure on record; entries missing
/// at the end; and, with `known`, a chain that was computed anew.
/// Errors: those of db. Cost: reads the whole log, a thousand entries at a time.
base::Result<ChainReport> verify(db::Reader& reader, const std::optional<ChainHead>& known = {});

/// The end of the chain as it stands.
base::Result<ChainHead> chain_head(db::Reader& reader);

}  // namespace vallis::activity
