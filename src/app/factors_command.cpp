#include <fmt/format.h>

#include "app/commands.hpp"
#include "app/factors.hpp"

namespace vallis::app {
namespace {

/// One way to show the factors, in each format.
struct View {
  std::string (*text)(const Factors&, const Words&);
  base::Json (*json)(const Factors&);
  std::string (*csv)(const Factors&);
};

constexpr View kUnit{factors_text, catalogue::factors_json, factors_csv};
constexpr View kPractices{practices_text, catalogue::practices_json, practices_csv};
constexpr View kAreas{areas_text, catalogue::areas_json, areas_csv};

}  // namespace

ExitCode study_factors(const StudyFactorsOptions& options) {
  if (options.areas && options.unit.empty()) {
    return report(base::invalid_argument("--areas sets one unit beside the others; name it, such as mimc."));
  }
  const auto factors = open_factors(options);
  if (!factors) return report(factors.error());
  if ((options.areas || options.unit.empty()) && factors->practices.factors.empty()) {
    return report(base::not_found("The catalogue has no tables practices.csv and success_factors.csv."));
  }
  const View& view = options.areas ? kAreas : options.unit.empty() ? kPractices : kUnit;
  switch (options.format) {
    case Format::Table:
      print(view.text(*factors, Words(options.language)));
      break;
    case Format::Json:
      print(base::print_json(view.json(*factors)));
      break;
    case Format::Csv:
      print(view.csv(*factors));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
