#include "indicators/detail/lookup.hpp"

#include <fmt/format.h>

#include "base/text.hpp"

namespace vallis::indicators::detail {
namespace {

constexpr std::string_view kUnits =
    "SELECT unit_kind, unit_key, unit_code, cluster_id, country_code, operated FROM directory_unit_v";

template <class T>
std::vector<std::string> keys(const std::map<std::string, T, std::less<>>& all) {
  std::vector<std::string> names;
  for (const auto& entry : all) names.push_back(entry.first);
  return names;
}

/// Comparing a very long word with all others takes its time, and is never worth it.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& known) {
  constexpr std::size_t kLongest = 60;
  return word.size() <= kLongest ? base::nearest_word(word, known) : std::nullopt;
}

}  // namespace

base::Result<Lookup> Lookup::make(db::Reader& reader) {
  Lookup made;
  auto all = indicators(reader);
  if (!all) return all.error();
  for (Indicator& one : *all) {
    std::string code = one.code;
    made.indicators_.emplace(std::move(code), std::move(one));
  }
  auto units = reader.many<Unit>(kUnits);
  if (!units) return units.error();
  for (Unit& one : *units) {
    std::string code = one.unit_code;
    made.units_[one.unit_kind].emplace(std::move(code), std::move(one));
  }
  return made;
}

base::Result<Indicator> Lookup::indicator(std::string_view code) const {
  const auto found = indicators_.find(code);
  if (found != indicators_.end()) return found->second;
  const auto known = keys(indicators_);
  const auto near = nearest(code, known);
  return base::not_found(
      near ? fmt::format("There is no indicator '{}'; did you mean '{}'?", base::shorten(code, 60), *near)
           : fmt::format("There is no indicator '{}'; there are: {}.", base::shorten(code, 60),
                         base::join(known, ", ")));
}

base::Result<Unit> Lookup::unit(UnitKind kind, std::string_view code) const {
  const auto units = units_.find(kind);
  const std::string shown = base::shorten(code, 60);
  if (units != units_.end()) {
    const auto found = units->second.find(code);
    if (found != units->second.end()) return found->second;
    if (kind == UnitKind::Cluster) {
      if (const auto near = nearest(code, keys(units->second))) {
        return base::not_found(fmt::format("There is no cluster '{}'; did you mean '{}'?", shown, *near));
      }
    }
  }
  return base::not_found(kind == UnitKind::Country
                             ? fmt::format("There is no country '{}'; give its two letters of ISO 3166-1.", shown)
                             : fmt::format("There is no cluster '{}'; give its code.", shown));
}

}  // namespace vallis::indicators::detail
