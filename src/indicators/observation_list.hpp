#pragma once

#include "auth/list.hpp"
#include "indicators/observation_rights.hpp"

namespace vallis::indicators {

/// The list of observations: what it can be filtered, sorted and counted by. Without a filter by state it has what is
/// published.
const auth::ListType& observation_list();

/// One page, each as the caller may see it. Cost: two statements, and some for total and facets.
base::Result<http::Page<Observation>> list_observations(db::Reader& reader, const auth::Caller& caller,
                                                        const auth::Sight& sight, const auth::ListRequest& request);

/// All of them, for an export: at most `limit`. Errors: TooLarge – there are more.
base::Result<std::vector<Observation>> all_observations(db::Reader& reader, const auth::Caller& caller,
                                                        const auth::Sight& sight, const auth::ListRequest& request,
                                                        int limit);

/// How many of them have each origin. Cost: one statement.
base::Result<OriginShares> count_origins(db::Reader& reader, const auth::Sight& sight,
                                         const auth::ListRequest& request);

}  // namespace vallis::indicators
