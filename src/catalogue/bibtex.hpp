#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "catalogue/literature.hpp"

namespace vallis::catalogue {

/// The literature as a BibTeX database in UTF-8, an entry a work in the order of the file. Equal literature gives equal
/// bytes. docs/methods/references.md tells which type and variable becomes which entry and field; variables without a
/// place in BibTeX are left out.
std::string bibtex(const Literature& literature);

/// A work's key: its id when that is made of letters and figures of ASCII and - _ : . + / alone, else its citation_id.
/// Ids that become the same key get "-2", "-3", … in the
/// order of the file; so a key changes only when an earlier work takes it.
std::vector<std::string> bibtex_keys(const Literature& literature);

/// Text as LaTeX prints it inside a field: \ { } $ & # % _ ~ ^ < > | as commands, " in braces, runs of blanks and
/// control characters as one blank, everything else as it is. Braces become commands too, because BibTeX counts a brace
/// even behind a backslash.
std::string bibtex_text(std::string_view text);

}  // namespace vallis::catalogue
