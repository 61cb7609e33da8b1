#pragma once

#include <functional>
#include <string>

#include "app/words.hpp"
#include "base/json.hpp"
#include "study/card.hpp"

namespace vallis::app {

/// What a source id stands for ("title, publisher, address"); the id itself when nothing is known of it.
using SourceText = std::function<std::string(const std::string& source_id)>;

/// One unit's card as a person reads it on a terminal, 100 columns wide. `standing` is what card_standing.hpp says of
/// it, put before the neighbours.
std::string card_report(const study::Findings& findings, const study::Card& card, const SourceText& source_text,
                        const std::string& standing, const Words& words);

/// Another unit with its distance and every indicator's part of it.
base::Json neighbour_json(const study::Findings& findings, const study::Neighbour& neighbour);

/// The card as JSON; docs/reference/cli.md describes it.
base::Json card_json(const study::Findings& findings, const study::Card& card);

/// The card's indicators as CSV, header row first.
std::string card_csv(const study::Findings& findings, const study::Card& card);

}  // namespace vallis::app
