#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/version.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"

namespace vallis::app {
namespace {

constexpr std::size_t kShownDifferences = 12;

/// JSON pointers where two documents differ, the deepest that tell apart; at most `limit` of them are kept.
class Differences {
 public:
  explicit Differences(std::size_t limit) : limit_(limit) {}

  void compare(const base::Json& before, const base::Json& now, const std::string& pointer) {
    if (before == now) return;
    if (before.is_object() && now.is_object()) {
      for (const auto& [key, value] : before.get_object()) {
        const std::string at = pointer + "/" + std::string(key);
        const base::Json* other = now.get_object().if_contains(key);
        other == nullptr ? add(at, "gone") : compare(value, *other, at);
      }
      for (const auto& member : now.get_object()) {
        if (!before.get_object().contains(member.key())) add(pointer + "/" + std::string(member.key()), "new");
      }
    } else if (before.is_array() && now.is_array() && before.get_array().size() == now.get_array().size()) {
      for (std::size_t i = 0; i < before.get_array().size(); ++i) {
        compare(before.get_array()[i], now.get_array()[i], fmt::format("{}/{}", pointer, i));
      }
    } else {
      add(pointer, fmt::format("{} → {}", short_text(before), short_text(now)));
    }
  }

  std::size_t count() const { return count_; }
  const std::vector<std::string>& shown() const { return shown_; }

 private:
  static std::string short_text(const base::Json& value) {
    return base::shorten(base::print_json(value, base::JsonStyle::Compact), 40);
  }

  void add(const std::string& pointer, const std::string& what) {
    ++count_;
    if (shown_.size() < limit_) shown_.push_back(pointer + ": " + what);
  }

  std::size_t limit_;
  std::size_t count_ = 0;
  std::vector<std::string> shown_;
};

/// What the findings were made from, as they say themselves.
struct Origin {
  std::string version;
  std::string catalogue;
  std::map<std::string, std::string> data_hashes;
  study::Recipe recipe;
};

base::Result<Origin> read_origin(const base::Json& findings, const std::string& name) {
  base::JsonReader reader(findings, name);
  const auto root = reader.root();
  Origin origin;
  origin.version = root.required("vallis").text();
  origin.catalogue = root.required("catalogue").text();
  for (const auto& [file, hash] : root.required("data_hashes").members()) origin.data_hashes[file] = hash.text();
  const base::Json* recipe = root.required("recipe").json();
  if (!reader.ok()) return reader.error().in("This is no findings.json of a study");
  auto read = study::read_recipe(*recipe, name + ", /recipe");
  if (!read) return read.error();
  origin.recipe = std::move(*read);
  return origin;
}

/// Sentences on inputs that are not those the findings were made from.
std::vector<std::string> changed_inputs(const Origin& origin, const study::RunContext& context, const Words& words) {
  std::vector<std::string> lines;
  if (origin.version != context.version) {
    lines.push_back(fmt::format(fmt::runtime(words("The findings are of version {}, this program is version {}.",
                                                   "Результаты получены версией {}, эта программа — версии {}.")),
                                origin.version, context.version));
  }
  for (const auto& [file, hash] : origin.data_hashes) {
    const auto now = context.data_hashes.find(file);
    if (now == context.data_hashes.end()) {
      lines.push_back(
          fmt::format(fmt::runtime(words("'{}' is not among the inputs now.", "«{}» теперь нет среди данных.")), file));
    } else if (now->second != hash) {
      lines.push_back(fmt::format(
          fmt::runtime(words("'{}' has other contents than then.", "Содержание «{}» теперь другое.")), file));
    }
  }
  for (const auto& [file, hash] : context.data_hashes) {
    if (origin.data_hashes.contains(file)) continue;
    lines.push_back(fmt::format(
        fmt::runtime(words("'{}' was not among the inputs then.", "«{}» тогда не было среди данных.")), file));
  }
  return lines;
}

}  // namespace

ExitCode study_rerun(const StudyRerunOptions& options) {
  const auto bytes = base::read_file(options.findings);
  if (!bytes) return report(bytes.error());
  const std::string name = std::filesystem::path(options.findings).filename().string();
  const auto before = base::parse_json(*bytes, name);
  if (!before) return report(before.error());
  const auto origin = read_origin(*before, name);
  if (!origin) return report(origin.error());

  auto inputs = open_study(origin->recipe, {}, options.sources);
  if (!inputs) return report(inputs.error());
  // Where the scorecard and the tables lie is no part of the study; what they hold is, and their hashes tell.
  inputs->recipe.scorecard = origin->recipe.scorecard;
  inputs->catalogue_name = origin->catalogue;
  const auto findings = run_quietly(*inputs, options.threads);
  if (!findings) return report(findings.error());
  const study::RunContext context = context_of(*inputs);
  const std::string text = base::print_json(study::findings_json(*findings, context));

  const Words words(options.language);
  if (text == *bytes) {
    print(fmt::format(fmt::runtime(words("Identical: {} bytes, {}.\n", "Совпадает: {} байт, {}.\n")), text.size(),
                      base::content_hash(text)));
    return kSuccess;
  }
  Differences differences(kShownDifferences);
  const auto now = base::parse_json(text, name);  // as read, so that 25 and 25.0 are one number on both sides
  if (!now) return report(now.error());
  differences.compare(*before, *now, "");
  std::string out(words("The same content in another layout (blanks, order or spelling of numbers).\n",
                        "То же содержание в другой записи (пробелы, порядок или запись чисел).\n"));
  if (differences.count() > 0) {
    out = fmt::format(fmt::runtime(words("Not identical; places that differ: {}.\n", "Не совпадает; различий: {}.\n")),
                      differences.count());
  }
  for (const std::string& line : changed_inputs(*origin, context, words)) out += "  " + line + "\n";
  for (const std::string& line : differences.shown()) out += "  " + line + "\n";
  if (differences.count() > differences.shown().size()) {
    out += fmt::format(fmt::runtime(words("  … and {} more.\n", "  … и ещё {}.\n")),
                       differences.count() - differences.shown().size());
  }
  print(out);
  return kFaults;
}

}  // namespace vallis::app
