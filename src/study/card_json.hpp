#pragma once

#include "base/json.hpp"
#include "study/card.hpp"

namespace vallis::study {

/// Another unit with its distance and every indicator's part of it.
base::Json neighbour_json(const Findings& findings, const Neighbour& neighbour);

/// The card as JSON; docs/reference/cli.md describes it.
base::Json card_json(const Findings& findings, const Card& card);

}  // namespace vallis::study
