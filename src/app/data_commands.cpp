#include <fmt/format.h>

#include "analyse/analyse.hpp"
#include "app/commands.hpp"
#include "app/embedded.hpp"
#include "base/file.hpp"
#include "base/json.hpp"
#include "study/workers.hpp"

namespace vallis::app {
ExitCode analyse_table(const AnalyseOptions& options) {
  const auto table = open_table(options.input);
  if (!table) return report(table.error());
  const auto bytes = base::read_file(options.params);
  if (!bytes) return report(bytes.error());
  const std::string params_name = options.params.filename().string();
  const auto params = base::parse_json(*bytes, params_name);
  if (!params) return report(params.error());
  study::Workers workers(options.threads);
  const auto beside = [&](const std::string& name) { return open_table(options.params.parent_path() / name); };
  const auto answer = analyse::analyse(*table, *params, params_name, beside, workers);
  if (!answer) return report(answer.error());
  const std::string text = base::print_json(*answer);
  if (options.output.empty()) {
    print(text);
    return kSuccess;
  }
  const auto written = base::write_file(options.output, text);
  return written ? kSuccess : report(written.error());
}

ExitCode show_data(const std::string& path) {
  for (const EmbeddedFile& file : embedded_files()) {
    if (path.empty()) {
      print(fmt::format("{:>9}  {}\n", file.bytes.size(), file.path));
    } else if (file.path == path) {
      print(file.bytes);
      return kSuccess;
    }
  }
  if (path.empty()) return kSuccess;
  return report(
      base::not_found(fmt::format("There is no built-in file '{}'; `vallis data` lists those there are.", path)));
}

}  // namespace vallis::app
