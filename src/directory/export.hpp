#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "auth/list.hpp"
#include "directory/import.hpp"

namespace vallis::directory {

enum class ExportFormat { Csv, Xlsx, Json, Vcf };
VALLIS_DESCRIBE_ENUM(ExportFormat, Csv, Xlsx, Json, Vcf)

/// What is exported at most at once; more is told to be narrowed.
constexpr std::size_t kMostExported = 50'000;

struct Export {
  ExportFormat format = ExportFormat::Csv;
  std::vector<std::string> columns;  ///< members of Organisation or Person; none: those that an import reads
  bool byte_order_mark = true;       ///< of CSV
};

/// Everything of the list by its filters and in its order, of which the reader sees what the list would show. Texts
/// re-import as they are. Errors: those of the list; InvalidArgument – a column that there is none of; TooLarge.
/// Cost: O(rows), with all texts in memory.
base::Result<std::string> export_organisations(db::Reader& reader, const auth::Sight& sight, auth::ListRequest request,
                                               const Export& choice);
base::Result<std::string> export_people(db::Reader& reader, const auth::Sight& sight, auth::ListRequest request,
                                        const Export& choice);

}  // namespace vallis::directory
