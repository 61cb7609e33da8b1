#include "study/profile.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vallis::study {
namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr double kMedium = 0.33;

/// P(a > b) − P(a < b) over all pairs of the two samples.
double cliffs_delta(const std::vector<double>& a, std::vector<double> b) {
  if (a.empty() || b.empty()) return kNone;
  std::sort(b.begin(), b.end());
  double wins = 0;
  for (const double x : a) {
    wins += static_cast<double>(std::lower_bound(b.begin(), b.end(), x) - b.begin());
    wins -= static_cast<double>(b.end() - std::upper_bound(b.begin(), b.end(), x));
  }
  return wins / (static_cast<double>(a.size()) * static_cast<double>(b.size()));
}

double share_of(const std::vector<double>& flags) {
  if (flags.empty()) return kNone;
  double count = 0;
  for (const double flag : flags) count += flag;
  return count / static_cast<double>(flags.size());
}

/// The group's and the rest's known values of one reading of an indicator.
struct Sides {
  std::vector<double> group;
  std::vector<double> rest;
};

template <class Read>
Sides split_values(const IndicatorValues& values, const Partition& partition, int group, Read read) {
  Sides sides;
  for (std::size_t u = 0; u < partition.group.size(); ++u) {
    if (!values.known(u)) continue;
    (partition.group[u] == group ? sides.group : sides.rest).push_back(read(u));
  }
  return sides;
}

ProfileRow flag_row(const Sides& sides) {
  ProfileRow row;
  row.share = share_of(sides.group);
  row.rest_share = share_of(sides.rest);
  row.count = static_cast<int>(std::count(sides.group.begin(), sides.group.end(), 1.0));
  row.median = row.lower_quartile = row.upper_quartile = row.rest_median = kNone;
  row.effect = cliffs_delta(sides.group, sides.rest);
  return row;
}

ProfileRow number_row(const Sides& sides) {
  ProfileRow row;
  row.share = row.rest_share = kNone;
  row.median = quantile(sides.group, 0.5);
  row.lower_quartile = quantile(sides.group, 0.25);
  row.upper_quartile = quantile(sides.group, 0.75);
  row.rest_median = quantile(sides.rest, 0.5);
  row.effect = cliffs_delta(sides.group, sides.rest);
  return row;
}

}  // namespace

double quantile(std::vector<double> values, double q) {
  if (values.empty()) return kNone;
  std::sort(values.begin(), values.end());
  const double place = q * static_cast<double>(values.size() - 1);
  const auto below = static_cast<std::size_t>(std::floor(place));
  const std::size_t above = std::min(below + 1, values.size() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

EffectSize effect_size(double effect) {
  const double size = std::abs(effect);
  if (std::isnan(effect)) return EffectSize::None;
  if (size < 0.147) return EffectSize::Negligible;
  if (size < kMedium) return EffectSize::Small;
  return size < 0.474 ? EffectSize::Medium : EffectSize::Large;
}

std::string_view word(EffectSize size) {
  switch (size) {
    case EffectSize::Negligible:
      return "negligible";
    case EffectSize::Small:
      return "small";
    case EffectSize::Medium:
      return "medium";
    case EffectSize::Large:
      return "large";
    default:
      return "none";
  }
}

std::vector<ProfileRow> profile(const Scorecard& scorecard, const Partition& partition) {
  std::vector<ProfileRow> rows;
  const std::vector<int> sizes = partition.sizes();
  for (int group = 1; group <= partition.count; ++group) {
    for (std::size_t i = 0; i < scorecard.definition.indicators.size(); ++i) {
      const Indicator& indicator = scorecard.definition.indicators[i];
      const IndicatorValues& values = scorecard.values[i];
      const auto add = [&](ProfileRow row, const Sides& sides, std::string member) {
        row.group = group;
        row.units = sizes[static_cast<std::size_t>(group - 1)];
        row.indicator = i;
        row.member = std::move(member);
        row.known = static_cast<int>(sides.group.size());
        row.rest_known = static_cast<int>(sides.rest.size());
        rows.push_back(std::move(row));
      };
      if (indicator.type == IndicatorType::Set) {
        for (std::size_t m = 0; m < indicator.universe.size(); ++m) {
          const Sides sides = split_values(values, partition, group,
                                           [&](std::size_t u) { return (*values.sets[u] >> m & 1U) != 0 ? 1.0 : 0.0; });
          add(flag_row(sides), sides, indicator.universe[m]);
        }
      } else if (indicator.type == IndicatorType::Nominal) {
        for (std::size_t m = 0; m < indicator.levels.size(); ++m) {
          const Sides sides = split_values(values, partition, group, [&](std::size_t u) {
            return values.numbers[u] == static_cast<double>(m) ? 1.0 : 0.0;
          });
          add(flag_row(sides), sides, indicator.levels[m]);
        }
      } else {
        const Sides sides = split_values(values, partition, group, [&](std::size_t u) { return values.numbers[u]; });
        ProfileRow row = indicator.type == IndicatorType::Boolean ? flag_row(sides) : number_row(sides);
        for (std::size_t level = 0; level < indicator.levels.size(); ++level) {
          row.level_counts.push_back(
              static_cast<int>(std::count(sides.group.begin(), sides.group.end(), static_cast<double>(level))));
        }
        add(std::move(row), sides, "");
      }
    }
  }
  return rows;
}

std::vector<ProfileRow> typical(const std::vector<ProfileRow>& rows, int group) {
  std::vector<ProfileRow> chosen;
  for (const ProfileRow& row : rows) {
    const bool well_known = row.known >= 2 && row.rest_known >= 2 && 2 * row.known >= row.units;
    if (row.group == group && well_known && std::abs(row.effect) >= kMedium) chosen.push_back(row);
  }
  std::stable_sort(chosen.begin(), chosen.end(),
                   [](const ProfileRow& a, const ProfileRow& b) { return std::abs(a.effect) > std::abs(b.effect); });
  return chosen;
}

}  // namespace vallis::study
