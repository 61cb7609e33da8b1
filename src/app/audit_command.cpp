#include <fmt/format.h>

#include <charconv>

#include "activity/chain.hpp"
#include "app/commands.hpp"

namespace vallis::app {
namespace {

/// "17:sha256:…", as the command prints it.
std::optional<activity::ChainHead> parse_head(std::string_view text) {
  const auto colon = text.find(':');
  if (colon == std::string_view::npos || colon + 1 == text.size()) return std::nullopt;
  activity::ChainHead head;
  const auto read = std::from_chars(text.data(), text.data() + colon, head.sequence);
  if (read.ec != std::errc() || read.ptr != text.data() + colon || head.sequence < 1) return std::nullopt;
  head.entry_hash = text.substr(colon + 1);
  return head;
}

}  // namespace

ExitCode verify_audit(const VerifyAuditOptions& options) {
  std::optional<activity::ChainHead> known;
  if (!options.head.empty()) {
    known = parse_head(options.head);
    if (!known) {
      return report(base::invalid_argument("--head is what this command printed earlier: SEQUENCE:HASH."));
    }
  }
  const auto database = open_database(options.server);
  if (!database) return report(database.error());
  const auto checked = (*database)->read([&](db::Reader& reader) { return activity::verify(reader, known); });
  if (!checked) return report(checked.error());
  if (checked->fault) {
    return report(base::invalid_input("log of activity", checked->fault->what));
  }
  print(fmt::format("{} entries, each as it was written; {} had details that were erased on record.\n",
                    checked->entry_count, checked->erased_count));
  if (checked->head.sequence > 0) print(fmt::format("{}:{}\n", checked->head.sequence, checked->head.entry_hash));
  return kSuccess;
}

}  // namespace vallis::app
