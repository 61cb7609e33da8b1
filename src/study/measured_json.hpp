#pragma once

#include <optional>
#include <string>

#include "base/json.hpp"
#include "base/result.hpp"
#include "study/published.hpp"
#include "study/scorecard.hpp"

namespace vallis::study {

/// The units of a scorecard with their values and where each comes from: an array of {id, name, attributes, values,
/// origins}. Missing values are null. read_units gives the same scorecard again, bit for bit.
base::Json units_json(const Scorecard& scorecard);

/// One value: a number, true or false, a level, a list of members; null when it is missing.
base::Json value_json(const Scorecard& scorecard, std::size_t indicator, std::size_t unit);

/// Errors: InvalidInput with every fault by JSON pointer – an unknown indicator, level or member, a value of another
/// type, an id that stands twice.
base::Result<Scorecard> read_units(const base::Json& units, ScorecardDefinition definition, const std::string& name);

/// What a published study says of its groups, and back. Errors: InvalidInput, as above.
base::Json published_json(const Published& published);
base::Result<Published> read_published(const base::Json& json, const std::string& name);

}  // namespace vallis::study
