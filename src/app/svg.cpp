#include "app/svg.hpp"

#include <array>

namespace vallis::app {

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : text) {
    switch (c) {
      case '&':
        xml += "&amp;";
        break;
      case '<':
        xml += "&lt;";
        break;
      case '>':
        xml += "&gt;";
        break;
      case '"':
        xml += "&quot;";
        break;
      default:
        xml += c;
    }
  }
  return xml;
}

std::string_view group_colour(int group) {
  constexpr std::array<std::string_view, 8> kColours{"#0072B2", "#D55E00", "#009E73", "#CC79A7",
                                                     "#E69F00", "#56B4E9", "#8A6D00", "#555555"};
  return kColours[static_cast<std::size_t>(group - 1) % kColours.size()];
}

}  // namespace vallis::app
