#pragma once

#include "auth/list.hpp"
#include "directory/cluster.hpp"

namespace vallis::directory {

/// The list of clusters: what it can be filtered, sorted and counted by.
const auth::ListType& cluster_list();

/// One page. Cost: two statements for each cluster of it; there are some hundred in all.
base::Result<http::Page<Cluster>> list_clusters(db::Reader& reader, const auth::ListRequest& request);

/// All clusters by their code: those run here and the world's. Cost: as list_clusters.
base::Result<std::vector<Cluster>> all_clusters(db::Reader& reader);

}  // namespace vallis::directory
