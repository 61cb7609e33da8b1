#include "study/territory.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// Four organisations about Heidelberg, three in Fiji on both sides of the date line, a lone one and one unplaced.
constexpr std::string_view kTable =
    "id,name,kind,lon,lat\n"
    "ukhd,University Hospital,clinics;rnd_and_universities,8.669,49.418\n"
    "dkfz,Cancer Research Centre,rnd_and_universities,8.673,49.414\n"
    "tilia,Tilia Diagnostics,production_companies,8.655,49.400\n"
    "park,Technology Park,support_organisations,8.676,49.410\n"
    "taveuni,Taveuni Clinic,clinics,179.95,-16.80\n"
    "rabi,Rabi Clinic,clinics,-179.97,-16.50\n"
    "qamea,Qamea Spa,hospitality,-179.76,-16.76\n"
    "alone,Lone Laboratory,rnd_and_universities,0,0\n"
    "nowhere,Unknown House,clinics,,\n";

std::vector<Organisation> organisations() {
  return read_organisations(base::read_csv(kTable, "organisations.csv").value()).value();
}

TerritoryOptions within(double eps_km) {
  TerritoryOptions options;
  options.density = {.eps_km = eps_km, .min_points = 2};
  return options;
}

TEST(Territory, FindsConcentrationsAndTheirMix) {
  Workers alone;
  const auto found = territory(organisations(), within(50), alone).value();
  EXPECT_EQ(found.concentration, (std::vector{0, 0, 0, 0, 1, 1, 1, -1, -1}));
  EXPECT_EQ(found.unplaced, (std::vector<std::size_t>{8}));
  EXPECT_EQ(found.kinds, (std::vector<std::string>{"clinics", "rnd_and_universities", "production_companies",
                                                   "support_organisations", "hospitality"}));
  EXPECT_EQ(found.kind_count, (std::vector{3, 3, 1, 1, 1})) << "an organisation without a place takes no part";
  const auto& heidelberg = found.concentrations[0];
  EXPECT_EQ(heidelberg.kind_count, (std::vector{1, 2, 1, 1, 0}));
  EXPECT_TRUE(heidelberg.missing_kinds.empty()) << "it has all that the definition wants";
  EXPECT_NEAR(heidelberg.location_quotient[1], (2.0 / 5) / (3.0 / 9), 1e-12);
  EXPECT_NEAR(heidelberg.centre.latitude, 49.4105, 1e-4);
  EXPECT_LT(heidelberg.radius_km, 2);
  const auto& fiji = found.concentrations[1];
  EXPECT_EQ(fiji.missing_kinds,
            (std::vector<std::string>{"rnd_and_universities", "production_companies", "support_organisations"}));
  EXPECT_NEAR(std::abs(fiji.centre.longitude), 180, 0.1) << "the middle lies at the date line, not in Greenwich";
}

TEST(Territory, ByHdbscanAsksForNoDistance) {
  std::string csv = "id,name,kinds,lon,lat\n";
  for (int i = 0; i < 12; ++i) {
    const double at = i < 6 ? 179.98 + 0.01 * i : 30 + 0.5 * i;
    csv += std::to_string(i) + ",Made,clinics," + std::to_string(at > 180 ? at - 360 : at) + ",10\n";
  }
  const auto all = read_organisations(base::read_csv(csv, "organisations.csv").value()).value();
  TerritoryOptions options;
  options.method = TerritoryMethod::Hdbscan;
  options.density.min_points = 4;
  Workers alone;
  const auto found = territory(all, options, alone).value();
  EXPECT_EQ(found.concentration, (std::vector{0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1}))
      << "one dense across the date line, one loose";
  EXPECT_LT(found.concentrations[0].radius_km, 5);
  EXPECT_EQ(found.concentrations[0].present_kinds, std::vector<std::string>{"clinics"});
  options.density.min_points = 13;
  EXPECT_TRUE(territory(all, options, alone).value().concentrations.empty()) << "fewer places than a group has";
  options.density.min_points = 1;
  EXPECT_FALSE(territory(all, options, alone));
}

TEST(Territory, ReadsSizesAndRegions) {
  const auto read = [](std::string_view csv) {
    return read_organisations(base::read_csv(csv, "organisations.csv").value());
  };
  const auto all = read("id,name,kinds,lon,lat,size,region\na,A,,,,12.5,north\nb,B,,,,,\n").value();
  EXPECT_EQ(all[0].size, 12.5);
  EXPECT_EQ(all[0].region, "north");
  EXPECT_FALSE(all[1].size);
  const auto wrong = read("id,name,kinds,lon,lat,size\na,A,,,,-1\nb,B,,,,many\n");
  ASSERT_FALSE(wrong);
  EXPECT_EQ(wrong.error().faults.size(), 2U);
}

TEST(Territory, WithoutKindsHasPlacesOnly) {
  Workers alone;
  std::vector<Organisation> all = organisations();
  for (auto& organisation : all) organisation.kinds.clear();
  const auto found = territory(all, within(50), alone).value();
  EXPECT_EQ(found.concentrations.size(), 2U);
  EXPECT_TRUE(std::isnan(found.concentrations[0].kind_share[0]));
  EXPECT_TRUE(std::isnan(found.concentrations[0].location_quotient[0]));
  EXPECT_EQ(found.concentrations[0].missing_kinds.size(), 4U);
}

TEST(Territory, OfNobodyIsEmpty) {
  Workers alone;
  const auto found = territory({}, {}, alone).value();
  EXPECT_TRUE(found.concentrations.empty());
  EXPECT_EQ(base::print_json(geojson(found, {}), base::JsonStyle::Compact),
            R"({"type":"FeatureCollection","features":[]})");
}

TEST(Geojson, CutsAConcentrationAtTheAntimeridian) {
  Workers alone;
  const auto all = organisations();
  const auto json = geojson(territory(all, within(50), alone).value(), all);
  const auto& features = json.at("features").as_array();
  ASSERT_EQ(features.size(), 2U + 8U);
  EXPECT_EQ(features[0].at("geometry").at("type"), "Polygon");
  const auto& fiji = features[1];
  EXPECT_EQ(fiji.at("geometry").at("type"), "MultiPolygon");
  for (const auto& polygon : fiji.at("geometry").at("coordinates").as_array()) {
    const auto& ring = polygon.as_array().at(0).as_array();
    EXPECT_EQ(ring.front(), ring.back());
    const double side = ring[0].as_array()[0].to_number<double>() > 0 ? 1 : -1;
    for (const auto& position : ring) EXPECT_GT(side * position.as_array()[0].to_number<double>(), 179);
  }
  EXPECT_EQ(fiji.at("properties").at("kinds").at("clinics").at("count"), 2);
  EXPECT_EQ(features[9].at("properties").at("id"), "alone");
  EXPECT_TRUE(features[9].at("properties").at("concentration").is_null());
}

TEST(Geojson, DrawsTwoPlacesAsALineAndOneAsAPoint) {
  Workers alone;
  const std::vector<Organisation> all = {{"a", "A", {}, Place{179.99, 0}},
                                         {"b", "B", {}, Place{-179.99, 0}},
                                         {"c", "C", {}, Place{370 - 360, 5}},
                                         {"d", "D", {}, Place{10, 5}}};
  const auto json = geojson(territory(all, within(5), alone).value(), all);
  const auto& features = json.at("features").as_array();
  EXPECT_EQ(base::print_json(features[0].at("geometry"), base::JsonStyle::Compact),
            R"({"type":"MultiLineString","coordinates":[[[179.99,0],[180,0]],[[-180,0],[-179.99,0]]]})");
  EXPECT_EQ(base::print_json(features[1].at("geometry"), base::JsonStyle::Compact),
            R"({"type":"Point","coordinates":[10,5]})");
}

TEST(Geojson, DrawsPlacesOnOneParallelAsALine) {
  Workers alone;
  const std::vector<Organisation> all = {
      {"a", "A", {}, Place{10, 61}}, {"b", "B", {}, Place{10.125, 61}}, {"c", "C", {}, Place{10.5, 61}}};
  const auto json = geojson(territory(all, within(50), alone).value(), all);
  EXPECT_EQ(base::print_json(json.at("features").as_array()[0].at("geometry"), base::JsonStyle::Compact),
            R"({"type":"LineString","coordinates":[[10,61],[10.5,61]]})");
}

TEST(Organisations, AreReadWithEveryFaultFound) {
  const auto table = base::read_csv("id,name,kinds,lon,lat\na,A,,200000,1\na,B,,x,2\n,C,,3,\n", "o.csv").value();
  const auto read = read_organisations(table);
  ASSERT_FALSE(read);
  ASSERT_EQ(read.error().faults.size(), 5U);
  EXPECT_EQ(
      read.error().faults[0].text(),
      "o.csv, row 1 (line 2), column lon: The longitude 200000 is not in -360 to 360; write degrees, east positive.");
  EXPECT_EQ(read.error().faults[4].field, "lat");
  EXPECT_FALSE(read_organisations(base::read_csv("id,name\na,b\n", "o.csv").value()));
}

}  // namespace
}  // namespace vallis::study
