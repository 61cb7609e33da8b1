#pragma once

#include <vector>

#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "db/database.hpp"
#include "directory/cluster.hpp"

namespace vallis::app {

/// The clusters of a catalogue as the directory takes them. Errors: InvalidInput – a table or column is missing.
base::Result<std::vector<directory::ClusterForm>> clusters_of(const catalogue::Catalogue& catalogue);

/// Brings the words of data/directory and the clusters of the built-in catalogue into the database. Changes nothing
/// the second time.
base::Result<void> fill_directory(db::Database& database);

}  // namespace vallis::app
