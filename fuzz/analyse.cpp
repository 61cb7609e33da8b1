#include "analyse/analyse.hpp"

#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "study/workers.hpp"
#include "target.hpp"

namespace {

constexpr std::string_view kBetween = "\n---\n";

/// The input's parts: params, the table, and the table that params may name.
std::vector<std::string_view> parts_of(std::string_view input) {
  std::vector<std::string_view> parts;
  while (parts.size() < 2) {
    const auto end = input.find(kBetween);
    if (end == std::string_view::npos) break;
    parts.push_back(input.substr(0, end));
    input.remove_prefix(end + kBetween.size());
  }
  parts.push_back(input);
  parts.resize(3);
  return parts;
}

/// Whether params ask for more work than the fuzzer has time for, which is their right.
bool is_long(const vallis::base::Json& params) {
  const auto* object = params.if_object();
  if (object == nullptr) return false;
  for (const char* name : {"B", "N", "bins", "max_iter", "replicates", "samples", "simulations", "starts", "steps"}) {
    const auto* amount = object->if_contains(name);
    if (amount != nullptr && amount->is_number() && amount->to_number<double>() > 1000) return true;
  }
  return false;
}

}  // namespace

/// Any params on any small table give an answer or an error, in little time and memory.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto parts = parts_of(vallis::fuzz::text(bytes, size));
  const auto params = vallis::base::parse_json(parts[0], "params.json");
  const auto table = vallis::base::read_csv(parts[1], "input.csv");
  if (!params || !table || table->rows.size() > 40 || is_long(*params)) return 0;
  const vallis::analyse::TableReader other = [&](const std::string& name) {
    return vallis::base::read_csv(parts[2], name);
  };
  static vallis::study::Workers workers(1);
  const auto answer = vallis::analyse::analyse(*table, *params, "params.json", other, workers);
  vallis::fuzz::require(answer ? vallis::base::parse_json(vallis::base::print_json(*answer), "answer.json").has_value()
                               : !answer.error().message.empty());
  return 0;
}
