#include "app/directory_data.hpp"

#include <fmt/format.h>

#include "app/embedded.hpp"
#include "app/inputs.hpp"
#include "base/text.hpp"
#include "directory/words.hpp"

namespace vallis::app {

base::Result<std::vector<directory::ClusterForm>> clusters_of(const catalogue::Catalogue& catalogue) {
  const base::CsvTable* table = catalogue.table("clusters");
  if (table == nullptr) return base::invalid_input("clusters.csv", "The catalogue has no clusters.");
  std::vector<directory::ClusterForm> clusters;
  for (const base::CsvTable::Row& row : table->rows) {
    const auto text = [&](std::string_view column) -> std::optional<std::string> {
      const auto place = table->column(column);
      if (!place || row.cells[*place].empty()) return std::nullopt;
      return row.cells[*place];
    };
    const auto number = [&](std::string_view column) { return base::parse_number(text(column).value_or("")); };
    directory::ClusterForm cluster;
    cluster.code = text("id").value_or("");
    cluster.name_en = text("name").value_or("");
    cluster.countries = base::split(text("countries").value_or(""), ';');
    cluster.region = text("region");
    cluster.city = text("city");
    cluster.latitude = number("lat");
    cluster.longitude = number("lon");
    if (const auto year = number("founded_year")) cluster.founded_year = static_cast<std::int64_t>(*year);
    cluster.initiative = base::enum_of<directory::Initiative>(text("initiative").value_or(""));
    cluster.website = text("website");
    cluster.description_en = text("description");
    clusters.push_back(std::move(cluster));
  }
  return clusters;
}

base::Result<void> fill_directory(db::Database& database) {
  const auto catalogue = open_catalogue({});
  if (!catalogue) return catalogue.error();
  const auto clusters = clusters_of(*catalogue);
  if (!clusters) return clusters.error();
  return database.transact([&](db::Transaction& tx) -> base::Result<void> {
    if (auto words = directory::load_words(tx, embedded_folder("directory")); !words) return words.error();
    const auto imported = directory::import_clusters(tx, base::Instant::now(), *clusters);
    if (!imported) return imported.error().in("bringing the catalogue's clusters in");
    return {};
  });
}

}  // namespace vallis::app
