#pragma once

#include <filesystem>
#include <string>

#include "app/console.hpp"
#include "app/server.hpp"

namespace vallis::app {

struct ExchangeExportOptions {
  ServerSettings server;
  std::string cluster;         ///< code
  std::filesystem::path file;  ///< empty: standard output
};
/// Writes a cluster's published figures, signed.
ExitCode export_exchange(const ExchangeExportOptions& options);

struct ExchangeFileOptions {
  ServerSettings server;
  std::filesystem::path file;
  std::string trust_as;  ///< of an import: what the holder of a key that is not known is to be called
};
/// Says who signed a file, and whether the key is known; kFaults where the signature does not hold.
ExitCode verify_exchange(const ExchangeFileOptions& options);
/// Brings a partner's figures in as proposals, or none; kFaults with what is wrong.
ExitCode import_exchange_file(const ExchangeFileOptions& options);

/// Prints the installation's own key and those of its partners.
ExitCode show_exchange_keys(const ServerSettings& settings);

}  // namespace vallis::app
