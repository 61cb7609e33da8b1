#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "activity/log.hpp"
#include "directory/cluster.hpp"
#include "scorecards/exchange_file.hpp"

namespace vallis::scorecards {

using PartnerId = base::Id<struct ExchangePartnerTag>;

/// A cluster elsewhere whose key is known here.
struct Partner {
  PartnerId exchange_partner_id;
  std::string name;  ///< as it is called here
  std::string cluster_code;
  std::string public_key;
  std::string fingerprint;
  base::Instant last_made_at;
  base::Instant trusted_at;
};
VALLIS_DESCRIBE(Partner, exchange_partner_id, name, cluster_code, public_key, fingerprint, last_made_at, trusted_at)

/// By their names.
base::Result<std::vector<Partner>> partners(db::Reader& reader);

/// Its key is known no more; the figures that came by it stay. Errors: NotFound.
base::Result<void> forget_partner(db::Transaction& tx, const activity::Actor& by, PartnerId id);

/// What is published of a cluster that is run here, without its countries. Errors: NotFound; Conflict – it is one of
/// the world's, for which nobody here speaks.
base::Result<ExchangeStatement> exchange_statement(db::Reader& reader, directory::ClusterId id,
                                                   const base::Instant& now);

/// Who signed a file whose signature holds.
struct ExchangeCheck {
  std::string cluster_code;
  std::string name_en;
  base::Instant made_at;
  std::int64_t figure_count = 0;
  std::string public_key;
  std::string fingerprint;
  bool is_known = false;  ///< the key is a partner's, and it speaks for this cluster
  std::string partner_name;
  std::string advice;  ///< what is to be done before it can be brought in; empty: nothing
};
VALLIS_DESCRIBE(ExchangeCheck, cluster_code, name_en, made_at, figure_count, public_key, fingerprint, is_known,
                partner_name, advice)

/// Reads a file and says who signed it; writes nothing. Errors: those of read_exchange.
base::Result<ExchangeCheck> check_exchange(db::Reader& reader, std::string_view bytes, const std::string& name);

struct ExchangeImport {
  std::string partner_name;
  std::string cluster_code;
  bool partner_is_new = false;
  bool cluster_is_new = false;
  std::int64_t new_count = 0;
  std::int64_t revised_count = 0;
  std::int64_t unchanged_count = 0;
};
VALLIS_DESCRIBE(ExchangeImport, partner_name, cluster_code, partner_is_new, cluster_is_new, new_count, revised_count,
                unchanged_count)

/// Brings a partner's figures in as proposals: imported, from the partner's file; all or none. The partner's cluster is
/// added to the world's where it is not there.
///
/// A key is trusted on first use: the first file of a key is taken only with `trust_as`, the name that the partner is
/// to have here; from then on the key alone speaks for that cluster, and another key for it is refused.
///
/// @param own_key  what this installation signs with
/// Errors: those of read_exchange; Conflict – an unknown key and no name, a key that speaks for another cluster,
/// another key than the one that is known, a cluster that is run here, a file older than the last one; InvalidInput –
/// every fault by figure: unknown indicator, wrong unit, a period that has not begun, a value out of range.
base::Result<ExchangeImport> import_exchange(db::Transaction& tx, const activity::Actor& by, const base::Instant& now,
                                             const std::string& own_key, std::string_view bytes,
                                             const std::string& name, const std::optional<std::string>& trust_as);

}  // namespace vallis::scorecards
