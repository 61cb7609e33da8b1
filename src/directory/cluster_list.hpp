#pragma once

#include "auth/list.hpp"
#include "directory/cluster.hpp"

namespace vallis::directory {

/// The list of clusters: what it can be filtered, sorted and counted by.
const auth::ListType& cluster_list();

/// One page. Cost: two statements for each cluster of it; there are some hundred in all.
base::Result<http::Page<Cluster>> list_clusters(db::Reader& reader, const auth::ListRequest& request);

}  // namespace vallis::directory
