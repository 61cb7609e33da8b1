#pragma once

#include <cstdint>

#include "demo/sample.hpp"

namespace vallis::demo {

/// What was put into a database.
struct Loaded {
  std::int64_t cluster_count = 0;
  std::int64_t organisation_count = 0;
  std::int64_t person_count = 0;
  std::int64_t membership_count = 0;
  std::int64_t account_count = 0;
};

/// Whether a database serves for samples alone: it operates no cluster that people made. Errors: Conflict, which names
/// one that they did.
base::Result<void> check_only_sample(db::Reader& reader);

/// Whether it holds a sample. Errors: those of db.
base::Result<bool> has_sample(db::Reader& reader);

/// Puts the hand-made cluster into a database, in one transaction. Its words (countries, kinds) must be there. The same
/// sample and seed give the same rows, ids included; only what is secret (passwords are set by set_passwords) and the
/// log, which says when it truly was done, differ. Errors: Conflict – the database holds a sample already, or operates
/// a cluster that is none.
base::Result<Loaded> load_sample(db::Database& database, const Sample& sample, std::uint64_t seed);

struct SyntheticSize {
  std::int64_t organisations = 0;  ///< up to 10,000,000
  std::int64_t people = 0;         ///< each in one of the organisations
  std::int64_t clusters = 1;       ///< 1 to 1,000; organisations are members of them in turn
};

/// Invents organisations and people of any number from lists of words. Each record follows from the seed and its own
/// number alone. In transactions of a thousand records each: one that is interrupted leaves what was done, which
/// remove_sample takes away. Errors: as load_sample; InvalidArgument – sizes out of range.
/// Cost: about 25 statements for each record.
base::Result<Loaded> load_synthetic(db::Database& database, const WordLists& words, const base::Date& told_on,
                                    const SyntheticSize& size, std::uint64_t seed);

}  // namespace vallis::demo
