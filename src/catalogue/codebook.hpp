#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/json.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

namespace vallis::catalogue {

/// One code of a codebook: what it stands for, and how to tell it from its neighbours.
struct CodebookCode {
  std::string id;
  std::string factor;  ///< slug of the success factor
  base::LocalText label;
  base::LocalText definition;
  base::LocalText include;
  base::LocalText exclude;
  std::string example_text;
  std::string example_source;
  int example_locator = 0;
};

/// How much an excerpt commits itself to: an ordered scale, lowest first.
struct Concreteness {
  struct Level {
    std::string id;
    base::LocalText label;
    base::LocalText definition;
  };
  base::LocalText label;
  base::LocalText definition;
  std::vector<Level> levels;
};

struct Codebook {
  std::string id;
  std::string version;
  base::LocalText label;
  std::string source;    ///< whose codes they are
  base::LocalText rule;  ///< how an excerpt gets its one code
  std::vector<CodebookCode> codes;
  std::optional<Concreteness> concreteness;

  std::optional<std::size_t> code(std::string_view code_id) const;
};

/// @param factors  slugs that a code may speak for; empty: any
/// Errors: InvalidInput – faults by JSON pointer: a member missing, unknown or of the wrong type, an id that stands
/// twice, a factor that is not known, no code, an ordered scale of less than two levels.
base::Result<Codebook> read_codebook(const base::Json& document, std::string name,
                                     const std::vector<std::string>& factors = {});

}  // namespace vallis::catalogue
