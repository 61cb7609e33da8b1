#include "study/group_stability.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "study/detail/medoid_cutter.hpp"
#include "study/findings_json.hpp"
#include "study/group_stability_json.hpp"
#include "study/made_scorecard.hpp"
#include "study/medoids.hpp"
#include "study/random.hpp"
#include "study/workers.hpp"

namespace vallis::study {
namespace {

using test::MadeScorecard;

/// Two groups of ten units far apart, and unit 21 in the middle. Units lie in countries of two. Synthetic.
MadeScorecard two_groups_and_one_between() {
  MadeScorecard made(21);
  std::vector<double> x;
  for (int u = 0; u < 20; ++u) x.push_back((u < 10 ? 0.0 : 90.0) + u % 10);
  x.push_back(49.5);
  made.numbers("x", x);
  for (std::size_t u = 0; u < 20; ++u) made.attribute(u, "country/iso2", {"c" + std::to_string(u / 2)});
  return made;
}

Recipe asking(GroupMethod method = GroupMethod::KMedoids) {
  Recipe recipe;
  recipe.id = "made";
  recipe.k_min = recipe.k_max = 2;
  recipe.method = method;
  recipe.stability.emplace();
  recipe.stability->block_attribute = "country/iso2";
  return recipe;
}

base::Result<Findings> run_on(const Scorecard& scorecard, const Recipe& recipe, int threads = 1) {
  Workers workers(threads);
  Silent silent;
  return run(scorecard, recipe, {}, workers, silent);
}

TEST(GroupStability, FindsPlainGroupsAgainAndNamesTheUnitBetween) {
  for (const GroupMethod method : {GroupMethod::KMedoids, GroupMethod::Linkage}) {
    const auto findings = run_on(two_groups_and_one_between().get(), asking(method));
    ASSERT_TRUE(findings) << findings.error().message;
    const GroupStability& stability = *findings->stability;
    ASSERT_EQ(stability.schemes.size(), 4U);
    for (const GroupStability::Scheme& scheme : stability.schemes) {
      for (const GroupStability::Group& group : scheme.groups) {
        EXPECT_GT(group.mean, 0.85);
        EXPECT_LE(group.low, group.mean);
        EXPECT_GE(group.high, group.mean);
        EXPECT_LE(group.recovered + group.dissolved, 200);
      }
    }
    EXPECT_EQ(stability.least_certain.front(), 20);
  }
}

TEST(GroupStability, MembershipsOfAUnitAddUpToOne) {
  const auto findings = run_on(two_groups_and_one_between().get(), asking());
  ASSERT_TRUE(findings);
  for (const GroupStability::Scheme& scheme : findings->stability->schemes) {
    for (std::size_t u = 0; u < 21; ++u) {
      EXPECT_NEAR(scheme.stability.membership[2 * u] + scheme.stability.membership[2 * u + 1], 1, 1e-12);
    }
  }
}

TEST(AttributeBlocks, AUnitOfTwoCountriesJoinsTheUnitsOfBoth) {
  MadeScorecard made(6);
  made.numbers("x", {1, 2, 3, 4, 5, 6});
  made.attribute(0, "country", {"DK"});
  made.attribute(1, "country", {"DK", "SE"});
  made.attribute(2, "country", {"SE"});
  made.attribute(3, "country", {"NO"});
  Findings findings;
  findings.scorecard = made.get();
  const auto blocks = attribute_blocks(findings, "country");
  ASSERT_TRUE(blocks);
  // Units 5 and 6 have no country; each is a block of its own.
  EXPECT_EQ(blocks->group, (std::vector{1, 1, 1, 2, 3, 4}));
}

TEST(AttributeBlocks, RefuseAnAttributeThatNoUnitHas) {
  Recipe recipe = asking();
  recipe.stability->block_attribute = "continent";
  const auto findings = run_on(two_groups_and_one_between().get(), recipe);
  ASSERT_FALSE(findings);
  EXPECT_NE(findings.error().message.find("attribute 'continent'"), std::string::npos);
}

TEST(GroupStability, IsTheSameForAnyNumberOfThreads) {
  const auto one = run_on(two_groups_and_one_between().get(), asking(), 1);
  const auto two = run_on(two_groups_and_one_between().get(), asking(), 2);
  ASSERT_TRUE(one && two);
  EXPECT_EQ(base::print_json(findings_json(*one, {})), base::print_json(findings_json(*two, {})));
  EXPECT_EQ(membership_csv(*one), membership_csv(*two));
  EXPECT_EQ(consensus_csv(*one), consensus_csv(*two));
}

/// Points on a line, drawn with the seed.
Dissimilarity line(std::size_t n, std::uint64_t seed) {
  Random random(seed);
  std::vector<double> x(n);
  for (double& value : x) value = std::floor(20 * random.uniform());
  Dissimilarity d(n);
  for (std::size_t i = 0, at = 0; i < n; ++i) {
    for (std::size_t j = i + 1; j < n; ++j, ++at) d.values()[at] = std::abs(x[i] - x[j]);
  }
  return d;
}

TEST(MedoidStability, ADrawOfEveryUnitOnceGivesTheGroupsOfAllUnits) {
  // Three places far apart, where BUILD and SWAP end at the only sensible groups.
  Dissimilarity d(9);
  for (std::size_t i = 0, at = 0; i < 9; ++i) {
    for (std::size_t j = i + 1; j < 9; ++j, ++at) d.values()[at] = i / 3 == j / 3 ? 0.1 : 1;
  }
  Workers workers(1);
  const auto resampler = given_resamples({{0, 1, 2, 3, 4, 5, 6, 7, 8}}, 9);
  const auto stability = medoid_stability(d, {{1, 1, 1, 2, 2, 2, 3, 3, 3}, 3}, *resampler,
                                          {3, LinkageMethod::Average, RepeatedUnits::Kept, 1}, workers);
  ASSERT_TRUE(stability) << stability.error().message;
  EXPECT_EQ(stability->mean_jaccard, (std::vector<double>{1, 1, 1}));
  EXPECT_EQ(stability->recovered, (std::vector{1, 1, 1}));
}

TEST(MedoidStability, CopiesCountAsSoManyUnits) {
  // A resample with copies gives the groups of a table in which the copies are written out.
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    constexpr std::size_t n = 14;
    const Dissimilarity d = line(n, seed);
    Workers workers(1);
    std::vector<int> draws;
    Random random(seed, 7);
    for (std::size_t draw = 0; draw < n; ++draw) draws.push_back(static_cast<int>(random.below(n)));
    std::sort(draws.begin(), draws.end());
    Dissimilarity written(n);
    for (std::size_t i = 0, at = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j, ++at) {
        written.values()[at] = d(static_cast<std::size_t>(draws[i]), static_cast<std::size_t>(draws[j]));
      }
    }
    const Partition one{std::vector<int>(n, 1), 1};
    Partition base = one;
    base.group.back() = 2;
    base.count = 2;
    const StabilityOptions options{2, LinkageMethod::Average, RepeatedUnits::Kept, 1};
    std::vector<int> everyone(n);
    for (std::size_t u = 0; u < n; ++u) everyone[u] = static_cast<int>(u);
    const auto of_copies = medoid_stability(d, base, *given_resamples({draws}, n), options, workers);
    const auto of_written = medoid_stability(written, base, *given_resamples({everyone}, n), options, workers);
    ASSERT_TRUE(of_copies && of_written);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = i + 1; j < n; ++j) {
        if (draws[i] == draws[j]) continue;
        EXPECT_EQ(of_copies->consensus(static_cast<std::size_t>(draws[i]), static_cast<std::size_t>(draws[j])),
                  of_written->consensus(i, j))
            << "seed " << seed;
      }
    }
  }
}

TEST(MedoidStability, AProvenResampleIsTheCheapestOfAllChoices) {
  constexpr std::size_t n = 11;
  std::vector<int> units(n);
  std::iota(units.begin(), units.end(), 0);
  int improved = 0;
  for (std::uint64_t seed = 1; seed <= 60; ++seed) {
    Random random(seed, 3);
    Dissimilarity d(n);
    for (double& value : d.values()) value = random.uniform();
    std::vector<int> copies;
    for (std::size_t u = 0; u < n; ++u) copies.push_back(1 + static_cast<int>(random.below(4)));
    const auto cost = [&](const std::vector<std::size_t>& medoids) {
      double sum = 0;
      for (std::size_t u = 0; u < n; ++u) {
        double near = 2;
        for (const std::size_t m : medoids) near = std::min(near, u == m ? 0 : d(std::min(u, m), std::max(u, m)));
        sum += copies[u] * near;
      }
      return sum;
    };
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t a = 0; a < n; ++a) {
      for (std::size_t b = a + 1; b < n; ++b) {
        for (std::size_t c = b + 1; c < n; ++c) least = std::min(least, cost({a, b, c}));
      }
    }
    detail::MedoidCutter cutter;
    cutter.load(d, units, copies);
    cutter.cut(3);
    if (cost(cutter.medoids()) > least + 1e-9) ++improved;
    EXPECT_TRUE(cutter.prove(kProofWork));
    EXPECT_NEAR(cost(cutter.medoids()), least, 1e-9) << "seed " << seed;
  }
  EXPECT_GT(improved, 0) << "BUILD and SWAP found every optimum, so that the proof was not tried.";
}

TEST(MedoidStability, SaysWhereAProofRanOut) {
  const Dissimilarity d = line(12, 1);
  detail::MedoidCutter cutter;
  std::vector<int> units(12);
  std::iota(units.begin(), units.end(), 0);
  cutter.load(d, units, std::vector<int>(12, 1));
  cutter.cut(4);
  EXPECT_FALSE(cutter.prove(1));
}

TEST(MedoidStability, RefusesGroupsOfAnotherNumber) {
  const Dissimilarity d = line(5, 1);
  Workers workers(1);
  const StabilityOptions options{2, LinkageMethod::Average, RepeatedUnits::Kept, 1};
  const auto answer = medoid_stability(d, {{1, 1, 1, 1, 1}, 1}, unit_resamples(5, 1), options, workers);
  ASSERT_FALSE(answer);
  EXPECT_NE(answer.error().message.find("were expected"), std::string::npos);
}

}  // namespace
}  // namespace vallis::study
