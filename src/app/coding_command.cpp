#include <algorithm>

#include "app/coding_report.hpp"
#include "app/commands.hpp"

namespace vallis::app {
namespace {

constexpr std::string_view kExcerpts = "coding/excerpts.csv";
constexpr std::string_view kSynthetic = "coding/synthetic-second-coding.csv";

base::Result<std::vector<base::CsvTable>> open_codings(const std::vector<std::filesystem::path>& files) {
  std::vector<base::CsvTable> tables;
  const auto add = [&](base::Result<base::CsvTable> table) -> base::Result<void> {
    if (!table) return table.error();
    tables.push_back(std::move(*table));
    return {};
  };
  if (files.empty()) {
    for (const std::string_view path : {kExcerpts, kSynthetic}) {
      if (auto added = add(open_built_in_table(path)); !added) return added.error();
    }
  }
  for (const std::filesystem::path& path : files) {
    if (auto added = add(open_table(path)); !added) return added.error();
  }
  return tables;
}

/// One column of a catalogue's table; empty when there is none.
std::vector<std::string> column_of(const catalogue::Catalogue& tables, std::string_view table_name,
                                   std::string_view column_name) {
  std::vector<std::string> cells;
  const base::CsvTable* table = tables.table(table_name);
  const auto column = table == nullptr ? std::nullopt : table->column(column_name);
  if (!column) return cells;
  for (const auto& row : table->rows) cells.push_back(row.cells[*column]);
  return cells;
}

base::Result<CodingFindings> find_codings(const StudyCodingOptions& options) {
  const auto tables = open_catalogue(options.catalogue);
  if (!tables) return tables.error();
  const auto document = open_document("coding", options.codebook.empty() ? std::string("codebook") : options.codebook);
  if (!document) return document.error();
  auto codebook =
      catalogue::read_codebook(document->json, document->name, column_of(*tables, "success_factors", "slug"));
  if (!codebook) return codebook.error();
  const auto files = open_codings(options.excerpts);
  if (!files) return files.error();
  auto codings = catalogue::read_codings(*files, *codebook, *tables);
  if (!codings) return codings.error();
  auto coverage = catalogue::coding_coverage(*codings, *codebook, options.coder);
  if (!coverage) return coverage.error();
  CodingFindings findings{std::move(*codebook), std::move(*codings), std::move(*coverage), {}, {}, {}};
  findings.bootstrap.draws = options.draws;
  study::Workers workers(options.threads);
  TerminalProgress progress;
  auto agreement =
      catalogue::coding_agreement(findings.codings, findings.codebook, findings.bootstrap, workers, progress);
  if (!agreement) return agreement.error();
  findings.agreement = std::move(*agreement);
  if (tables->table("clusters") == nullptr) return findings;
  const auto& covered = findings.coverage.clusters;
  for (std::string& id : column_of(*tables, "clusters", tables->key_column("clusters"))) {
    if (std::find(covered.begin(), covered.end(), id) == covered.end())
      findings.other_clusters.push_back(std::move(id));
  }
  return findings;
}

}  // namespace

ExitCode study_coding(const StudyCodingOptions& options) {
  const auto findings = find_codings(options);
  if (!findings) return report(findings.error());
  switch (options.format) {
    case Format::Json:
      print(base::print_json(coding_json(*findings)));
      break;
    case Format::Csv:
      print(coding_csv(*findings));
      break;
    case Format::Table:
      print(coding_text(*findings, Words(options.language)));
      break;
  }
  return kSuccess;
}

}  // namespace vallis::app
