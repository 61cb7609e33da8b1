#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/result.hpp"
#include "catalogue/catalogue.hpp"
#include "catalogue/codebook.hpp"

namespace vallis::catalogue {

/// A short quotation and where it stands.
struct Excerpt {
  std::string id;
  std::string source;       ///< id in the catalogue's table of sources
  int locator = 0;          ///< line of the source's text
  std::optional<int> year;  ///< that the excerpt names for what it tells, or else of its source
  std::string cluster;      ///< id of a cluster; empty when it speaks of clusters at large
  std::string attribution;  ///< named, inferred; empty without a cluster
  std::string text;
};

struct Coder {
  std::string name;
  bool synthetic = false;  ///< made up to show how agreement is computed; nobody read the excerpts
};

/// Excerpts with what each coder gave them; a table of excerpts × coders, row by row.
struct Codings {
  std::vector<Excerpt> excerpts;  ///< in the order of their first rows
  std::vector<Coder> coders;      ///< in the order of their first rows
  std::vector<std::optional<std::size_t>> codes;
  std::vector<std::optional<std::size_t>> concreteness;

  std::optional<std::size_t> code(std::size_t excerpt, std::size_t coder) const {
    return codes[excerpt * coders.size() + coder];
  }
  std::optional<std::size_t> level(std::size_t excerpt, std::size_t coder) const {
    return concreteness[excerpt * coders.size() + coder];
  }
};

/// Reads tables of codings, a row for each excerpt and coder, and holds them to the codebook and to the catalogue's
/// clusters and sources. An excerpt is described in its first row; later rows leave the description out or repeat it.
/// Columns: excerpt_id, source, locator, year, cluster, cluster_attribution, text, code, concreteness, coder, origin
/// (observed, synthetic). An empty code is no code.
/// Errors: InvalidInput with located faults – a missing column; an excerpt without text, source or line; a source,
/// cluster, code, level or word that is not known; a description that differs from the first; two codes of one coder
/// for one excerpt; a coder who is both observed and synthetic.
base::Result<Codings> read_codings(const std::vector<base::CsvTable>& tables, const Codebook& codebook,
                                   const Catalogue& catalogue);

}  // namespace vallis::catalogue
