#pragma once

#include "base/uuid.hpp"

namespace vallis::directory {

using ClusterId = base::Id<struct ClusterTag>;
using OrganisationId = base::Id<struct OrganisationTag>;
using PersonId = base::Id<struct PersonTag>;

}  // namespace vallis::directory
