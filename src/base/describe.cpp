#include "base/describe.hpp"

namespace vallis::base {

std::string snake_case(std::string_view camel_case) {
  std::string word;
  for (const char c : camel_case) {
    const bool capital = c >= 'A' && c <= 'Z';
    if (capital && !word.empty()) word += '_';
    word += capital ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return word;
}

}  // namespace vallis::base
