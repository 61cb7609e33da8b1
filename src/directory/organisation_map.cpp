#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "db/sql.hpp"
#include "directory/organisation_list.hpp"

namespace vallis::directory {
namespace {

constexpr int kCells = 32;  // along each side of what is shown

struct Point {
  OrganisationId organisation_id;
  std::string name;
  std::string kind;
  double latitude = 0;
  double longitude = 0;
};
VALLIS_DESCRIBE(Point, organisation_id, name, kind, latitude, longitude)

struct Cell {
  std::size_t count = 0;
  double latitude = 0;  // sums
  double longitude = 0;
};

/// West, south, east, north of what is asked for, or of the world.
std::array<double, 4> bounds_of(const auth::ListRequest& request) {
  for (const auto& [filter, values] : request.filters) {
    if (filter->name != "bounds") continue;
    if (const auto bounds = parse_bounds(values.front())) return *bounds;
  }
  return {-180, -90, 180, 90};
}

void open_feature(std::string& json, double longitude, double latitude) {
  if (json.back() == '}') json += ',';
  json += fmt::format(R"({{"type":"Feature","geometry":{{"type":"Point","coordinates":[{:.6g},{:.6g}]}},"properties":)",
                      longitude, latitude);
}

void add_points(std::string& json, const std::vector<Point>& points) {
  for (const Point& point : points) {
    open_feature(json, point.longitude, point.latitude);
    json += R"({"organisation_id":")" + point.organisation_id.text() + R"(","name":)";
    base::write_json_text(json, point.name);
    json += R"(,"kind":)";
    base::write_json_text(json, point.kind);
    json += "}}";
  }
}

void add_cells(std::string& json, const std::vector<Point>& points, const std::array<double, 4>& bounds) {
  const auto [west, south, east, north] = bounds;
  const double width = west <= east ? east - west : east + 360 - west;
  const auto cell_at = [](double offset, double size) {
    return size <= 0 ? 0 : std::clamp(static_cast<int>(offset / size * kCells), 0, kCells - 1);
  };
  std::map<std::pair<int, int>, Cell> cells;
  for (const Point& point : points) {
    const double from_west = point.longitude - west + (point.longitude < west ? 360 : 0);
    Cell& cell = cells[{cell_at(point.latitude - south, north - south), cell_at(from_west, width)}];
    ++cell.count;
    cell.latitude += point.latitude;
    cell.longitude += from_west;
  }
  for (const auto& [place, cell] : cells) {
    const auto count = static_cast<double>(cell.count);
    double longitude = west + cell.longitude / count;
    if (longitude > 180) longitude -= 360;
    open_feature(json, longitude, cell.latitude / count);
    json += fmt::format(R"({{"count":{}}}}})", cell.count);
  }
}

}  // namespace

base::Result<std::string> map_organisations(db::Reader& reader, const auth::Sight& sight,
                                            const auth::ListRequest& request, std::size_t most) {
  db::Sql sql("SELECT o.organisation_id, o.name, o.kind, o.latitude, o.longitude FROM organisation o");
  if (auto where = auth::add_where(sql, organisation_list(), sight, request); !where) return where.error();
  sql.add(" AND o.latitude IS NOT NULL AND ");
  auth::add_field_seen(sql, guarded_organisation(), sight, "place");
  sql.add(" ORDER BY o.organisation_id");
  const auto points = reader.many_with<Point>(sql.text(), sql.arguments());
  if (!points) return points.error();
  std::string json = R"({"type":"FeatureCollection","features":[)";
  if (points->size() <= most) {
    add_points(json, *points);
  } else {
    add_cells(json, *points, bounds_of(request));
  }
  json += fmt::format(R"(],"total":{}}})", points->size());
  return json;
}

}  // namespace vallis::directory
