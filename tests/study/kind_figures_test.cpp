#include "study/kind_figures.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

/// Synthetic: two concentrations, one about a place in region a, the other astride a and b, and some alone in b.
constexpr std::string_view kTable =
    "id,name,kinds,lon,lat,size,region\n"
    "1,One,clinics,0,0,10,a\n"
    "2,Two,clinics,0.01,0,30,a\n"
    "3,Three,rnd,0.02,0,20,a\n"
    "4,Four,clinics,5,0,40,a\n"
    "5,Five,rnd,5.01,0,10,b\n"
    "6,Six,rnd,5.02,0,,b\n"
    "7,Seven,rnd,20,0,50,b\n"
    "8,Eight,clinics,25,0,5,\n"
    "9,Nine,clinics,,,5,a\n";

struct Made {
  std::vector<Organisation> organisations;
  Territory found;
};

Made made(bool regions) {
  Made result;
  result.organisations = read_organisations(base::read_csv(kTable, "organisations.csv").value()).value();
  if (!regions) {
    for (auto& organisation : result.organisations) organisation.region.clear();
  }
  TerritoryOptions options;
  options.density = {.eps_km = 5, .min_points = 2};
  options.wanted_kinds = {"clinics", "rnd", "support_organisations"};
  Workers workers(1);
  result.found = territory(result.organisations, options, workers).value();
  return result;
}

TerritoryFigures figures(const Made& made, int threads = 1) {
  KindFiguresOptions options;
  options.distances.simulations = 20;
  Workers workers(threads);
  return kind_figures(made.found, made.organisations, options, workers).value();
}

TEST(KindFigures, OverRegionsMatchHandWork) {
  const TerritoryFigures found = figures(made(true));
  EXPECT_TRUE(found.by_region);
  EXPECT_EQ(found.areas, 2);
  EXPECT_EQ(found.without_region, 1);
  ASSERT_EQ(found.kinds.size(), 2U) << "nobody is placed that supports";
  const KindFigures& clinics = found.kinds[0];
  EXPECT_EQ(clinics.count, 3) << "the one without a region and the one without a place take no part";
  EXPECT_EQ(clinics.sized, 3);
  const KindFigures& rnd = found.kinds[1];
  EXPECT_EQ(rnd.count, 4);
  EXPECT_EQ(rnd.sized, 3);
  // Clinics: all of 3 in a, which has 4 of 7 organisations: Theil = 1 · ln(1 / (4/7)).
  EXPECT_NEAR(clinics.spread.theil, std::log(7.0 / 4), 1e-12);
  // R&D: 1 of 4 in a, 3 of 4 in b, against 4/7 and 3/7.
  EXPECT_NEAR(rnd.spread.theil, 0.25 * std::log(0.25 * 7 / 4) + 0.75 * std::log(0.75 * 7 / 3), 1e-12);
  EXPECT_NEAR(rnd.theil_between, rnd.spread.theil, 1e-12);
  // By size: a has 80 of clinics and 20 of R&D, b has 60 of R&D; x = 100/160, 60/160. R&D: s = 1/4, 3/4.
  const double x = 100.0 / 160;
  const double g = (0.25 - x) * (0.25 - x) + (0.75 - (1 - x)) * (0.75 - (1 - x));
  const double h = (20.0 * 20 + 10 * 10 + 50 * 50) / (80.0 * 80);
  const double spread = 1 - x * x - (1 - x) * (1 - x);
  EXPECT_NEAR(rnd.spread.ellison_glaeser, (g - spread * h) / (spread * (1 - h)), 1e-12);
}

TEST(KindFigures, TheilOverPiecesIsItsPartsTogether) {
  const TerritoryFigures found = figures(made(true));
  // Pieces with clinics and R&D: (2, 1), (1, 0), (0, 2), (0, 1).
  const KindFigures& rnd = found.kinds[1];
  const double pieces =
      0.25 * std::log(0.25 / (3.0 / 7)) + 0.5 * std::log(0.5 / (2.0 / 7)) + 0.25 * std::log(0.25 / (1.0 / 7));
  EXPECT_NEAR(rnd.theil_pieces, pieces, 1e-12);
  for (const KindFigures& kind : found.kinds) {
    EXPECT_NEAR(kind.theil_between + kind.theil_within, kind.theil_pieces, 1e-12);
    EXPECT_GE(kind.theil_between, 0);
    EXPECT_GE(kind.theil_within, -1e-15);
  }
}

TEST(KindFigures, WithoutRegionsAreThoseOfConcentrationsAndTheRest) {
  const TerritoryFigures found = figures(made(false));
  EXPECT_FALSE(found.by_region);
  EXPECT_EQ(found.areas, 3);
  EXPECT_EQ(found.kinds[0].count, 4);
  EXPECT_TRUE(std::isnan(found.kinds[0].theil_between));
  const base::Json json = kind_figures_json(found);
  EXPECT_EQ(json.at("areas").as_string(), "concentrations");
  EXPECT_EQ(json.at("kinds").at("rnd").at("k_density").at("distance_km").as_array().size(), 101U);
}

TEST(KindFigures, WithoutSizesHaveNoGamma) {
  Made plain = made(true);
  for (auto& organisation : plain.organisations) organisation.size.reset();
  for (const KindFigures& kind : figures(plain).kinds) EXPECT_TRUE(std::isnan(kind.spread.ellison_glaeser));
}

TEST(KindFigures, WeighTheDistancesOfAllKindsOverOneRange) {
  const TerritoryFigures found = figures(made(true));
  ASSERT_TRUE(found.kinds[0].distances && found.kinds[1].distances);
  EXPECT_EQ(found.kinds[0].distances->distance_km, found.kinds[1].distances->distance_km);
  EXPECT_EQ(found.kinds[0].distances->global_high, figures(made(true), 2).kinds[0].distances->global_high);
}

TEST(KindFigures, LeaveOutTheDistancesOfTooMany) {
  const Made all = made(true);
  KindFiguresOptions options;
  options.distances.simulations = 2;
  options.most_members = 4;
  Workers workers(1);
  const auto found = kind_figures(all.found, all.organisations, options, workers).value();
  EXPECT_TRUE(found.kinds[1].distances.has_value()) << "four do research";
  options.most_members = 3;
  EXPECT_FALSE(kind_figures(all.found, all.organisations, options, workers).value().kinds[1].distances.has_value());
  options.most_places = 7;
  EXPECT_FALSE(kind_figures(all.found, all.organisations, options, workers).value().kinds[0].distances.has_value());
}

TEST(KindFigures, OfNobodyAreNone) {
  Workers workers(1);
  const Territory nowhere = territory({}, {}, workers).value();
  EXPECT_TRUE(kind_figures(nowhere, {}, {}, workers).value().kinds.empty());
}

}  // namespace
}  // namespace vallis::study
