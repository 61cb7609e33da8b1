#include "study/group_stability_json.hpp"

#include <array>
#include <cmath>
#include <utility>

#include "base/csv.hpp"
#include "study/pair_list.hpp"

namespace vallis::study {
namespace {

using base::Json;
using base::JsonArray;
using base::JsonObject;

constexpr std::array<std::pair<std::string_view, Draw>, 2> kDraws{{{"units", Draw::Units}, {"blocks", Draw::Blocks}}};
constexpr std::array<std::pair<std::string_view, RepeatedUnits>, 2> kRepeated{
    {{"classical", RepeatedUnits::Kept}, {"distinct", RepeatedUnits::Once}}};

const std::string& unit_id(const Findings& findings, std::size_t u) { return findings.scorecard.units[u].id; }

JsonArray numbers(std::span<const double> values) { return JsonArray(values.begin(), values.end()); }

JsonObject scheme_json(const Findings& findings, const GroupStability::Scheme& scheme) {
  JsonArray groups;
  for (std::size_t g = 0; g < scheme.groups.size(); ++g) {
    const GroupStability::Group& group = scheme.groups[g];
    groups.emplace_back(JsonObject{{"number", static_cast<int>(g) + 1},
                                   {"mean_jaccard", group.mean},
                                   {"low", group.low},
                                   {"high", group.high},
                                   {"recovered", group.recovered},
                                   {"dissolved", group.dissolved}});
  }
  JsonArray units;
  const auto k = scheme.groups.size();
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    units.emplace_back(JsonObject{
        {"id", unit_id(findings, u)},
        {"drawn", scheme.stability.consensus.held[u]},
        {"membership", numbers(std::span(scheme.stability.membership).subspan(u * k, k))},
    });
  }
  return {{"draw", word(scheme.scheme.draw)},
          {"resample", word(scheme.scheme.repeated)},
          {"unproven", static_cast<std::int64_t>(scheme.stability.unproven)},
          {"groups", std::move(groups)},
          {"units", std::move(units)}};
}

std::string cell(double value) { return std::isnan(value) ? "" : base::exact_number(value); }

}  // namespace

GroupStabilityOptions read_group_stability_options(const base::JsonReader::Place& place) {
  GroupStabilityOptions options;
  options.replicates = static_cast<std::size_t>(
      place.optional("replicates").integer(1, 1'000'000, static_cast<std::int64_t>(options.replicates)));
  if (const auto schemes = place.optional("schemes"); schemes.present()) {
    options.schemes.clear();
    for (const auto& item : schemes.items()) {
      ResamplingScheme scheme;
      scheme.draw = item.required("draw").choice<Draw>(kDraws, scheme.draw);
      scheme.repeated = item.required("resample").choice<RepeatedUnits>(kRepeated, scheme.repeated);
      item.close();
      options.schemes.push_back(scheme);
    }
    if (options.schemes.empty()) schemes.fault("There is at least one scheme; or leave 'schemes' out for all four.");
  }
  options.prove = place.optional("prove").boolean(options.prove);
  options.block_attribute = place.optional("block_by").text();
  for (const ResamplingScheme& scheme : options.schemes) {
    if (scheme.draw != Draw::Blocks || !options.block_attribute.empty()) continue;
    place.fault("A scheme that draws blocks needs 'block_by', the attribute that makes units a block.");
    break;
  }
  place.close();
  return options;
}

Json group_stability_options_json(const GroupStabilityOptions& options) {
  JsonArray schemes;
  for (const ResamplingScheme& scheme : options.schemes) {
    schemes.emplace_back(JsonObject{{"draw", word(scheme.draw)}, {"resample", word(scheme.repeated)}});
  }
  return JsonObject{{"replicates", static_cast<std::int64_t>(options.replicates)},
                    {"schemes", std::move(schemes)},
                    {"prove", options.prove},
                    {"block_by", options.block_attribute}};
}

Json group_stability_json(const Findings& findings, const GroupStability& stability) {
  JsonArray schemes;
  for (const GroupStability::Scheme& scheme : stability.schemes) schemes.emplace_back(scheme_json(findings, scheme));
  JsonArray least;
  for (const int u : stability.least_certain) {
    const auto at = static_cast<std::size_t>(u);
    least.emplace_back(
        JsonObject{{"id", unit_id(findings, at)}, {"certainty", stability.schemes.front().certainty[at]}});
  }
  JsonArray blocks;
  for (const int block : stability.blocks.group) blocks.emplace_back(block);
  JsonObject json{{"replicates", static_cast<std::int64_t>(stability.replicates)},
                  {"recovered_above", kRecovered},
                  {"dissolved_at_most", kDissolved},
                  {"block_count", stability.blocks.count},
                  {"block_of_unit", std::move(blocks)},
                  {"schemes", std::move(schemes)},
                  {"least_certain", std::move(least)}};
  add_pairs(json, "consensus", stability.schemes.front().stability.consensus.shares, findings.scorecard.units.size());
  return json;
}

std::string membership_csv(const Findings& findings) {
  std::vector<std::string> header{"id", "group", "draw", "resample", "drawn", "certainty"};
  const int k = findings.groups.partition.count;
  for (int g = 1; g <= k; ++g) header.push_back("group_" + std::to_string(g));
  header.insert(header.end(), {"stays", "company"});
  std::string csv = base::csv_row(header);
  for (std::size_t u = 0; u < findings.scorecard.units.size(); ++u) {
    const std::vector<std::string> start{unit_id(findings, u), std::to_string(findings.groups.partition.group[u])};
    std::vector<std::string> end{"", ""};
    if (findings.configurations)
      end = {cell(findings.configurations->stays[u]), cell(findings.configurations->company[u])};
    const auto add = [&](const std::vector<std::string>& middle) {
      std::vector<std::string> row(start);
      row.insert(row.end(), middle.begin(), middle.end());
      row.insert(row.end(), end.begin(), end.end());
      csv += base::csv_row(row);
    };
    if (!findings.stability) {
      add(std::vector<std::string>(static_cast<std::size_t>(4 + k)));
      continue;
    }
    for (const GroupStability::Scheme& scheme : findings.stability->schemes) {
      std::vector<std::string> middle{std::string(word(scheme.scheme.draw)), std::string(word(scheme.scheme.repeated)),
                                      std::to_string(scheme.stability.consensus.held[u]), cell(scheme.certainty[u])};
      for (int g = 0; g < k; ++g) {
        middle.push_back(
            cell(scheme.stability.membership[u * static_cast<std::size_t>(k) + static_cast<std::size_t>(g)]));
      }
      add(middle);
    }
  }
  return csv;
}

std::string consensus_csv(const Findings& findings) {
  if (!lists_pairs(findings.scorecard.units.size())) return "";
  std::vector<std::string> header{"id"};
  for (const Unit& unit : findings.scorecard.units) header.push_back(unit.id);
  std::string csv = base::csv_row(header);
  if (!findings.stability) return csv;
  const Consensus& consensus = findings.stability->schemes.front().stability.consensus;
  for (std::size_t i = 0; i < findings.scorecard.units.size(); ++i) {
    std::vector<std::string> row{unit_id(findings, i)};
    for (std::size_t j = 0; j < findings.scorecard.units.size(); ++j) row.push_back(cell(consensus(i, j)));
    csv += base::csv_row(row);
  }
  return csv;
}

std::string_view word(Draw draw) { return kDraws[static_cast<std::size_t>(draw)].first; }

std::string_view word(RepeatedUnits repeated) { return kRepeated[static_cast<std::size_t>(repeated)].first; }

}  // namespace vallis::study
