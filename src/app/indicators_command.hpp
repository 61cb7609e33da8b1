#pragma once

#include <filesystem>
#include <string>

#include "app/console.hpp"
#include "app/server.hpp"
#include "indicators/observation_export.hpp"

namespace vallis::app {

struct IndicatorsListOptions {
  ServerSettings server;
  std::string cluster;  ///< code; empty: the definitions
  std::string period;   ///< with a day in it; empty: any
  Format format = Format::Table;
};
/// Prints the definitions in force, or what stands for a cluster and its countries, published or on its way there.
ExitCode list_indicators(const IndicatorsListOptions& options);

struct IndicatorsMeasureOptions {
  ServerSettings server;
  std::string cluster;   ///< code
  std::string period;    ///< "2026"
  bool publish = false;  ///< check and publish at once: whoever has the machine vouches for the records
  Format format = Format::Table;
};
/// Measures a cluster from its records and says what is new.
ExitCode measure_indicators(const IndicatorsMeasureOptions& options);

struct IndicatorsImportOptions {
  ServerSettings server;
  std::filesystem::path file;
  std::string encoding;  ///< of a text that is no UTF-8
  bool dry_run = false;
};
/// Enters a file of observations as proposals, or none of it; kFaults with the lines that are wrong.
ExitCode import_indicators(const IndicatorsImportOptions& options);

struct IndicatorsExportOptions {
  ServerSettings server;
  std::string cluster;  ///< code; empty: all units
  std::string period;   ///< with a day in it; empty: any
  indicators::ObservationFormat format = indicators::ObservationFormat::Csv;
  std::filesystem::path file;  ///< empty: standard output
};
/// Writes what is published, as a file that an import reads.
ExitCode export_indicators(const IndicatorsExportOptions& options);

}  // namespace vallis::app
