#pragma once

#include "auth/list.hpp"
#include "directory/person.hpp"

namespace vallis::directory {

/// The list of people: what it can be filtered and sorted by. Those who were erased are not in it.
const auth::ListType& person_list();

/// One page.
base::Result<http::Page<Person>> list_people(db::Reader& reader, const auth::Sight& sight,
                                             const auth::ListRequest& request);

}  // namespace vallis::directory
