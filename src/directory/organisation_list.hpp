#pragma once

#include <array>
#include <string>

#include "auth/list.hpp"
#include "directory/organisation.hpp"

namespace vallis::directory {

/// The list of organisations: what it can be filtered, sorted and counted by.
const auth::ListType& organisation_list();

/// Adds a condition: every word of the query begins somewhere in a name or a description that the caller may see.
/// The place where a full text index will stand.
void match_text(db::Sql& sql, const auth::Sight& sight, const std::string& query);

/// One page. Errors: those of the list's filters.
base::Result<http::Page<Organisation>> list_organisations(db::Reader& reader, const auth::Sight& sight,
                                                          const auth::ListRequest& request);

/// GeoJSON (RFC 7946) of the places that the caller may see, by the list's filters. Up to `most` organisations each are
/// a feature with organisation_id, name and kind; of more, those that lie together on a grid of 32 by 32 cells are one
/// feature with a count at their mean place. Cost: O(rows).
base::Result<std::string> map_organisations(db::Reader& reader, const auth::Sight& sight,
                                            const auth::ListRequest& request, std::size_t most = 2'000);

/// "west,south,east,north" in degrees; west > east goes across the date line. Errors: InvalidArgument.
base::Result<std::array<double, 4>> parse_bounds(const std::string& text);

}  // namespace vallis::directory
