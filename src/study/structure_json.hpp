#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "study/structure.hpp"

namespace vallis::study {

/// "yes", "partly", "no" and back; nothing for another word.
std::string_view word(Presence presence);
std::optional<Presence> read_presence(std::string_view word);

/// "is", "may_be", "is_not".
std::string_view word(KindVerdict verdict);

/// The questions of the definition test, with what each kind answers.
base::Json definition_json(const std::vector<DefinitionFeature>& features);

/// The answered structure beside every kind, as `vallis study classify --json` prints it.
base::Json classification_json(const std::vector<DefinitionFeature>& features,
                               const std::map<std::string, Presence>& answers, const std::vector<KindFit>& fits);

}  // namespace vallis::study
