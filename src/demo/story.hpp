#pragma once

#include <map>
#include <string>

#include "base/uuid.hpp"
#include "demo/sample.hpp"

namespace vallis::demo {

/// Plays the applications, memberships, dues and payments of a sample in the order of their days, as if each had been
/// entered on its day. Gives the number of memberships. Errors: those of the directory.
base::Result<std::int64_t> play_memberships(db::Transaction& tx, base::SampleUuids& ids, const Sample& sample,
                                            directory::ClusterId cluster,
                                            const std::map<std::string, directory::OrganisationId>& organisations);

/// Nine in the morning, UTC, of a day; identifiers made from then on are of that time.
base::Instant morning_of(base::SampleUuids& ids, const base::Date& day);

}  // namespace vallis::demo
