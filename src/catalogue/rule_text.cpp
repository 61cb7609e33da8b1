#include <fmt/format.h>

#include "base/text.hpp"
#include "catalogue/derive.hpp"

namespace vallis::catalogue {

std::string rule_text(const study::Indicator& indicator) {
  const study::Derivation& from = indicator.derive;
  std::string text;
  if (from.via.empty()) {
    text = fmt::format("{} in {}.csv", from.column, from.table);
  } else {
    std::string_view verb = "the one";
    std::string_view missing = "missing unless all are known";
    switch (from.combine) {
      case study::Combine::Only:
        break;
      case study::Combine::Sum:
        verb = "sum of";
        break;
      case study::Combine::Mean:
        verb = "mean of";
        missing = "of those known";
        break;
      case study::Combine::Best:
        verb = indicator.polarity == study::Polarity::Lower ? "lowest" : "highest";
        missing = "of those known";
        break;
      case study::Combine::Any:
        verb = "any";
        missing = "yes if one is, no if all are known and none is";
        break;
      case study::Combine::Union:
        verb = "union of";
        missing = "of those known";
        break;
    }
    text =
        fmt::format("{} {} over the rows of {}.csv named in {}; {}", verb, from.column, from.table, from.via, missing);
  }
  if (from.at_least) {
    text += fmt::format("; yes when it is at least {} or the word true", base::exact_number(*from.at_least));
  }
  if (!from.as_of.empty()) text += fmt::format("; as of {}", from.as_of);
  return text;
}

}  // namespace vallis::catalogue
