#pragma once

#include <string>
#include <string_view>

namespace vallis::app {

/// Text as it may stand in an element or an attribute of XML.
std::string escaped(std::string_view text);

/// Colour of a group, 1…k; beyond eight they come again. Okabe and Ito's palette: told apart with every common kind of
/// colour vision.
std::string_view group_colour(int group);

}  // namespace vallis::app
