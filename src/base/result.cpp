#include "base/result.hpp"

#include <fmt/format.h>

namespace vallis::base {

std::string Fault::text() const {
  std::string place = file;
  const auto add = [&place](std::string_view part) {
    if (!place.empty()) place += ", ";
    place += part;
  };
  if (row > 0 && line > 0) {
    add(fmt::format("row {} (line {})", row, line));
  } else if (line > 0) {
    add(fmt::format("line {}", line));
  }
  if (!field.empty()) add(field.front() == '/' ? field : fmt::format("column {}", field));
  std::string text = place.empty() ? what : fmt::format("{}: {}", place, what);
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

Error Error::in(std::string_view context) const {
  return {kind, fmt::format("{}: {}", context, message), faults, constraint};
}

Error invalid_input(std::vector<Fault> faults) {
  std::string message;
  for (const Fault& fault : faults) {
    if (!message.empty()) message += '\n';
    message += fault.text();
  }
  return {ErrorKind::InvalidInput, std::move(message), std::move(faults)};
}

Error invalid_input(std::string file, std::string what) {
  return invalid_input(std::vector{Fault{.file = std::move(file), .field = {}, .what = std::move(what)}});
}

}  // namespace vallis::base
