#include "analyse/codes_input.hpp"

namespace vallis::analyse {

/// Agreement of two coders over the rows that both have coded.
base::Result<base::Json> cohen_kappa_task(const Call& call) {
  using study::KappaWeights;
  static constexpr std::pair<std::string_view, KappaWeights> kWeights[] = {
      {"none", KappaWeights::None}, {"linear", KappaWeights::Linear}, {"quadratic", KappaWeights::Quadratic}};
  const auto weights = call.params.optional("weights").choice<KappaWeights>(kWeights, KappaWeights::None);
  const CodeChoices choices = read_code_choices(call);
  if (choices.coders.size() != 2) {
    call.params.optional("coders").fault("Cohen's kappa compares two coders; name the two columns here.");
  }
  if (auto closed = close(call); !closed) return closed.error();
  const auto codes = read_codes(call.input, choices, false);
  if (!codes) return codes.error();
  study::Silent progress;
  const auto kappa = study::cohen_kappa(codes->table, codes->categories.size(), 0, 1, weights, choices.bootstrap,
                                        call.workers, progress);
  if (!kappa) return kappa.error();
  return base::Json(agreement_json("kappa", *kappa, *codes, choices.bootstrap));
}

}  // namespace vallis::analyse
