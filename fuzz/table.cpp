#include "sheets/table.hpp"

#include "target.hpp"

/// A table as people have them, text or packed, of whatever bytes: it is read within its limits or refused, and no cell
/// that is shown begins a formula.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace vallis::sheets;
  Limits limits;
  limits.lines = 100;
  limits.columns = 20;
  limits.unpacked_bytes = 1U << 20U;
  for (const char* encoding : {"", "windows-1251"}) {
    const auto lines = read_table(vallis::fuzz::text(bytes, size), "input", encoding, limits);
    if (!lines) continue;
    vallis::fuzz::require(lines->size() <= limits.lines + 1);
    for (const Line& line : *lines) {
      vallis::fuzz::require(line.cells.size() <= limits.columns);
      for (const std::string& cell : line.cells) vallis::fuzz::require(kept(shown(cell)) == cell);
    }
  }
  return 0;
}
