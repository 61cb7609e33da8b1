#pragma once

#include <functional>
#include <string>

#include "app/words.hpp"
#include "study/card.hpp"

namespace vallis::app {

/// What a source id stands for ("title, publisher, address"); the id itself when nothing is known of it.
using SourceText = std::function<std::string(const std::string& source_id)>;

/// One unit's card as a person reads it on a terminal, 100 columns wide. `standing` is what card_standing.hpp says of
/// it, put before the neighbours.
std::string card_report(const study::Findings& findings, const study::Card& card, const SourceText& source_text,
                        const std::string& standing, const Words& words);

/// The card's indicators as CSV, header row first.
std::string card_csv(const study::Findings& findings, const study::Card& card);

}  // namespace vallis::app
