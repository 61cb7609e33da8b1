#include "analyse/codes_input.hpp"

namespace vallis::analyse {

/// Agreement of any number of coders, some of whose codes may be missing.
base::Result<base::Json> krippendorff_alpha_task(const Call& call) {
  using study::CodeLevel;
  static constexpr std::pair<std::string_view, CodeLevel> kLevels[] = {
      {"nominal", CodeLevel::Nominal}, {"ordinal", CodeLevel::Ordinal}, {"interval", CodeLevel::Interval}};
  const auto level = call.params.optional("level").choice<CodeLevel>(kLevels, CodeLevel::Nominal);
  const CodeChoices choices = read_code_choices(call);
  if (choices.coders.empty()) call.params.optional("coders").fault("Agreement needs a coder.");
  if (auto closed = close(call); !closed) return closed.error();
  const auto codes = read_codes(call.input, choices, level == CodeLevel::Interval);
  if (!codes) return codes.error();
  study::Silent progress;
  const auto alpha = study::krippendorff_alpha(codes->table, codes->categories.size(), level, choices.bootstrap,
                                               call.workers, progress);
  if (!alpha) return alpha.error();
  return base::Json(agreement_json("alpha", *alpha, *codes, choices.bootstrap));
}

}  // namespace vallis::analyse
