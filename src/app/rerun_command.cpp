#include <fmt/format.h>

#include <algorithm>

#include "app/commands.hpp"
#include "app/version.hpp"
#include "base/file.hpp"
#include "base/hash.hpp"
#include "base/json.hpp"
#include "scorecards/bundle.hpp"
#include "study/workers.hpp"

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

/// What was run again: the findings as they were and as they are now, and what differs of the inputs.
struct Rerun {
  std::string before;
  std::string now;
  std::vector<std::string> changes;
};

/// Findings name what they were made from; the tables themselves are looked for.
base::Result<Rerun> rerun_findings(const StudyRerunOptions& options, const std::string& bytes, const base::Json& json,
                                   const std::string& name, const Words& words) {
  const auto origin = read_origin(json, name);
  if (!origin) return origin.error();
  auto inputs = open_study(origin->recipe, {}, options.sources);
  if (!inputs) return inputs.error();
  // Where the scorecard and the tables lie is no part of the study; what they hold is, and their hashes tell.
  inputs->recipe.scorecard = origin->recipe.scorecard;
  inputs->catalogue_name = origin->catalogue;
  const auto findings = run_quietly(*inputs, options.threads);
  if (!findings) return findings.error();
  const study::RunContext context = context_of(*inputs);
  return Rerun{bytes, base::print_json(study::findings_json(*findings, context)),
               changed_inputs(*origin, context, words)};
}

/// A bundle holds all that it needs.
base::Result<Rerun> rerun_bundle(const StudyRerunOptions& options, const base::Json& json, const std::string& name,
                                 const Words& words) {
  const auto bundle = scorecards::read_bundle(json, name);
  if (!bundle) return bundle.error();
  study::Workers workers(options.threads);
  study::Silent progress;
  const scorecards::StudyInputs& inputs = bundle->inputs;
  const auto findings = study::run(inputs.table.scorecard, inputs.recipe, inputs.table.published, workers, progress);
  if (!findings) return findings.error();
  const study::RunContext context = scorecards::context_of(inputs.table, inputs.recipe, kVersion);
  const auto before = base::parse_json(bundle->findings, name + ", /findings");
  if (!before) return before.error();
  const auto origin = read_origin(*before, name + ", /findings");
  if (!origin) return origin.error();
  return Rerun{bundle->findings, base::print_json(study::findings_json(*findings, context)),
               changed_inputs(*origin, context, words)};
}

}  // namespace

ExitCode study_rerun(const StudyRerunOptions& options) {
  const auto bytes = base::read_file(options.findings);
  if (!bytes) return report(bytes.error());
  const std::string name = std::filesystem::path(options.findings).filename().string();
  const auto json = base::parse_json(*bytes, name);
  if (!json) return report(json.error());
  const Words words(options.language);
  const auto rerun = scorecards::is_bundle(*json) ? rerun_bundle(options, *json, name, words)
                                                  : rerun_findings(options, *bytes, *json, name, words);
  if (!rerun) return report(rerun.error());
  if (rerun->now == rerun->before) {
    print(fmt::format(fmt::runtime(words("Identical: {} bytes, {}.\n", "Совпадает: {} байт, {}.\n")), rerun->now.size(),
                      base::content_hash(rerun->now)));
    return kSuccess;
  }
  Differences differences(kShownDifferences);
  // Both as read, so that 25 and 25.0 are one number on both sides.
  const auto before = base::parse_json(rerun->before, name);
  if (!before) return report(before.error());
  const auto now = base::parse_json(rerun->now, name);
  if (!now) return report(now.error());
  differences.compare(*before, *now, "");
  std::string out(words("The same content in another layout (blanks, order or spelling of numbers).\n",
                        "То же содержание в другой записи (пробелы, порядок или запись чисел).\n"));
  if (differences.count() > 0) {
    out = fmt::format(fmt::runtime(words("Not identical; places that differ: {}.\n", "Не совпадает; различий: {}.\n")),
                      differences.count());
  }
  for (const std::string& line : rerun->changes) out += "  " + line + "\n";
  for (const std::string& line : differences.shown()) out += "  " + line + "\n";
  if (differences.count() > differences.shown().size()) {
    out += fmt::format(fmt::runtime(words("  … and {} more.\n", "  … и ещё {}.\n")),
                       differences.count() - differences.shown().size());
  }
  print(out);
  return kFaults;
}

}  // namespace vallis::app
