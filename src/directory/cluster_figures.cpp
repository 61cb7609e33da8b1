#include "directory/cluster_figures.hpp"

#include <map>

namespace vallis::directory {

base::Result<std::vector<ClusterFigure>> cluster_figures(db::Reader& reader, ClusterId id) {
  const auto cluster = find_cluster(reader, id);
  if (!cluster) return cluster.error();
  const auto all = indicators::indicators(reader);
  if (!all) return all.error();
  indicators::ObservationQuery query;
  query.clusters = {id.uuid};
  query.countries = cluster->countries;
  auto published = indicators::observations(reader, query);
  if (!published) return published.error();

  std::vector<ClusterFigure> figures;
  std::map<std::string, std::size_t> places;
  for (const indicators::Indicator& one : *all) {
    ClusterFigure figure{one.code, one.name_en, one.name_ru, one.block, one.unit_kind, one.combine, {}, {}, {}};
    if (one.unit_kind == indicators::UnitKind::Country && cluster->countries.size() > 1) {
      const auto words = indicators::combine_words(one.combine, one.polarity);
      figure.combine_en = words.en;
      figure.combine_ru = words.ru;
    }
    places[one.code] = figures.size();
    figures.push_back(std::move(figure));
  }
  for (indicators::Observation& one : *published) {
    const auto place = places.find(one.indicator);
    if (place == places.end()) continue;
    // What everybody sees, for everybody.
    one.proposed_by.reset();
    one.reason.clear();
    one.file_id.reset();
    one.file_version.reset();
    figures[place->second].observations.push_back(std::move(one));
  }
  return figures;
}

}  // namespace vallis::directory
