#include "study/kind_figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <utility>

#include "study/workers.hpp"

namespace vallis::study {
namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// The area and the piece of each organisation; −1 where it takes no part.
struct Areas {
  std::vector<int> area;
  std::vector<int> piece;  ///< a concentration's part in a region
  std::vector<int> region_of_piece;
  int count = 0;
};

Areas find_areas(const Territory& territory, std::span<const Organisation> organisations, TerritoryFigures& figures) {
  const std::size_t n = organisations.size();
  Areas areas;
  areas.area.assign(n, -1);
  areas.piece.assign(n, -1);
  const auto is_placed = [&](std::size_t i) { return organisations[i].place.has_value(); };
  for (std::size_t i = 0; i < n; ++i) {
    figures.by_region = figures.by_region || (is_placed(i) && !organisations[i].region.empty());
  }
  std::map<std::string, int> regions;
  std::map<std::pair<int, int>, int> pieces;
  for (std::size_t i = 0; i < n; ++i) {
    if (!is_placed(i)) continue;
    if (!figures.by_region) {
      const int own = territory.concentration[i];
      areas.area[i] = own < 0 ? static_cast<int>(territory.concentrations.size()) : own;
      continue;
    }
    if (organisations[i].region.empty()) {
      ++figures.without_region;
      continue;
    }
    areas.area[i] = regions.try_emplace(organisations[i].region, static_cast<int>(regions.size())).first->second;
    const std::pair key{areas.area[i], territory.concentration[i]};
    const auto [piece, is_new] = pieces.try_emplace(key, static_cast<int>(pieces.size()));
    areas.piece[i] = piece->second;
    if (is_new) areas.region_of_piece.push_back(areas.area[i]);
  }
  areas.count =
      figures.by_region ? static_cast<int>(regions.size()) : static_cast<int>(territory.concentrations.size()) + 1;
  return areas;
}

/// Cells × kinds.
struct Table {
  std::vector<double> amounts;
  std::size_t kinds;

  Table(std::size_t cells, std::size_t kind_count) : amounts(cells * kind_count, 0.0), kinds(kind_count) {}
  void add(int cell, std::size_t kind, double amount) {
    amounts[static_cast<std::size_t>(cell) * kinds + kind] += amount;
  }
  bool empty() const {
    return std::none_of(amounts.begin(), amounts.end(), [](double amount) { return amount > 0; });
  }
};

/// Σ over regions of the region's share of the kind · ln(that share / the region's share of all).
double between(const Table& pieces, std::size_t kind, const std::vector<int>& region_of_piece, int regions) {
  std::vector<double> own(static_cast<std::size_t>(regions), 0.0);
  std::vector<double> all(static_cast<std::size_t>(regions), 0.0);
  double own_total = 0;
  double all_total = 0;
  for (std::size_t piece = 0; piece < region_of_piece.size(); ++piece) {
    const auto region = static_cast<std::size_t>(region_of_piece[piece]);
    own[region] += pieces.amounts[piece * pieces.kinds + kind];
    own_total += pieces.amounts[piece * pieces.kinds + kind];
    for (std::size_t k = 0; k < pieces.kinds; ++k) {
      all[region] += pieces.amounts[piece * pieces.kinds + k];
      all_total += pieces.amounts[piece * pieces.kinds + k];
    }
  }
  double sum = 0;
  for (std::size_t region = 0; region < own.size(); ++region) {
    if (own[region] > 0) {
      sum += own[region] / own_total * std::log(own[region] / own_total / (all[region] / all_total));
    }
  }
  return sum;
}

base::Result<void> spread_over_areas(const Territory& territory, std::span<const Organisation> organisations,
                                     const std::vector<std::size_t>& kind_at, TerritoryFigures& figures) {
  const Areas areas = find_areas(territory, organisations, figures);
  figures.areas = areas.count;
  const std::size_t kinds = figures.kinds.size();
  Table counts(static_cast<std::size_t>(areas.count), kinds);
  Table sizes(static_cast<std::size_t>(areas.count), kinds);
  Table pieces(areas.region_of_piece.size(), kinds);
  std::vector<std::vector<double>> plants(kinds);
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    if (areas.area[i] < 0) continue;
    for (const std::string& kind : organisations[i].kinds) {
      const auto position = std::find(territory.kinds.begin(), territory.kinds.end(), kind) - territory.kinds.begin();
      const std::size_t k = kind_at[static_cast<std::size_t>(position)];
      ++figures.kinds[k].count;
      counts.add(areas.area[i], k, 1);
      if (areas.piece[i] >= 0) pieces.add(areas.piece[i], k, 1);
      if (!organisations[i].size) continue;
      ++figures.kinds[k].sized;
      sizes.add(areas.area[i], k, *organisations[i].size);
      plants[k].push_back(*organisations[i].size);
    }
  }
  for (KindFigures& kind : figures.kinds) kind.theil_pieces = kind.theil_between = kind.theil_within = kUndefined;
  if (counts.empty()) return {};
  const auto by_count = concentration(counts.amounts, static_cast<std::size_t>(areas.count), kinds, {});
  if (!by_count) return by_count.error();
  for (std::size_t k = 0; k < kinds; ++k) {
    figures.kinds[k].spread = by_count->industries[k];
    figures.kinds[k].spread.raw = kUndefined;
  }
  if (!sizes.empty()) {
    const auto by_size = concentration(sizes.amounts, static_cast<std::size_t>(areas.count), kinds, plants);
    if (!by_size) return by_size.error();
    for (std::size_t k = 0; k < kinds; ++k) {
      figures.kinds[k].spread.raw = by_size->industries[k].raw;
      figures.kinds[k].spread.plant_herfindahl = by_size->industries[k].plant_herfindahl;
      figures.kinds[k].spread.ellison_glaeser = by_size->industries[k].ellison_glaeser;
    }
  }
  if (!figures.by_region) return {};
  const auto by_piece = concentration(pieces.amounts, areas.region_of_piece.size(), kinds, {});
  if (!by_piece) return by_piece.error();
  for (std::size_t k = 0; k < kinds; ++k) {
    KindFigures& kind = figures.kinds[k];
    kind.theil_pieces = by_piece->industries[k].theil;
    if (kind.count == 0) continue;
    kind.theil_between = between(pieces, k, areas.region_of_piece, areas.count);
    kind.theil_within = kind.theil_pieces - kind.theil_between;
  }
  return {};
}

base::Result<void> weigh_distances(std::span<const Organisation> organisations, const KindFiguresOptions& options,
                                   TerritoryFigures& figures, Workers& workers) {
  std::vector<Place> sites;
  std::vector<std::size_t> placed;
  bool apart = false;
  for (std::size_t i = 0; i < organisations.size(); ++i) {
    if (!organisations[i].place) continue;
    placed.push_back(i);
    sites.push_back(*organisations[i].place);
    apart = apart || angle(sites.front(), sites.back()) > 0;
  }
  if (!apart || sites.size() > static_cast<std::size_t>(options.most_places)) return {};
  KDensityOptions distances = options.distances;
  for (KindFigures& kind : figures.kinds) {
    std::vector<char> member;
    for (const std::size_t i : placed) {
      const auto& kinds = organisations[i].kinds;
      member.push_back(std::find(kinds.begin(), kinds.end(), kind.kind) != kinds.end() ? 1 : 0);
    }
    const auto members = std::count(member.begin(), member.end(), 1);
    if (members < 2 || members > options.most_members) continue;
    auto found = k_density(sites, member, distances, workers);
    if (!found) return found.error().in(kind.kind);
    distances.max_km = found->distance_km.back();
    kind.distances = std::move(*found);
  }
  return {};
}

}  // namespace

base::Result<TerritoryFigures> kind_figures(const Territory& territory, std::span<const Organisation> organisations,
                                            const KindFiguresOptions& options, Workers& workers) {
  TerritoryFigures figures;
  std::vector<std::size_t> kind_at(territory.kinds.size(), 0);
  for (std::size_t k = 0; k < territory.kinds.size(); ++k) {
    if (territory.kind_count[k] == 0) continue;
    kind_at[k] = figures.kinds.size();
    figures.kinds.push_back({.kind = territory.kinds[k]});
  }
  if (figures.kinds.empty()) return figures;
  if (auto done = spread_over_areas(territory, organisations, kind_at, figures); !done) return done.error();
  if (auto done = weigh_distances(organisations, options, figures, workers); !done) return done.error();
  return figures;
}

}  // namespace vallis::study
