#include "http/language.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace vallis::http {
namespace {

bool spoken(std::string_view language) { return language == "en" || language == "ru"; }

}  // namespace

std::string language_of(const Request& request, std::string_view fallback) {
  const std::string_view asked = request.query_value("language").value_or("");
  if (spoken(asked)) return std::string(asked);
  std::string best(fallback);
  double best_weight = 0;
  for (const std::string& part : base::split(request.header("accept-language").value_or(""), ',')) {
    const std::string_view range = part;
    const auto semicolon = range.find(';');
    std::string language(range.substr(0, std::min(semicolon, range.find('-'))));
    std::transform(language.begin(), language.end(), language.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    language = base::trim(language);
    double weight = 1;
    if (semicolon != std::string_view::npos) {
      const std::string_view parameter = base::trim(range.substr(semicolon + 1));
      if (parameter.starts_with("q=")) weight = base::parse_number(parameter.substr(2)).value_or(0);
    }
    if (spoken(language) && weight > best_weight) {
      best = language;
      best_weight = weight;
    }
  }
  return best;
}

}  // namespace vallis::http
