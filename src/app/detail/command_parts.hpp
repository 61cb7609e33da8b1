#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <functional>
#include <map>
#include <string>

#include "app/commands.hpp"

namespace vallis::app::detail {

/// What the command line asks for, run once all of it was read.
using Action = std::function<ExitCode()>;

inline const std::map<std::string, Format> kFormats{
    {"table", Format::Table}, {"json", Format::Json}, {"csv", Format::Csv}};
inline const std::map<std::string, Language> kLanguages{{"en", Language::English}, {"ru", Language::Russian}};

template <class Enum>
void add_choice(CLI::App& command, const std::string& flag, Enum& target, const std::map<std::string, Enum>& words,
                const std::string& help) {
  std::string known;
  for (const auto& [word, value] : words) known += (known.empty() ? "" : ", ") + word;
  command
      .add_option_function<std::string>(
          flag, [&target, &words](const std::string& word) { target = words.at(word); }, help + " (" + known + ")")
      ->check(CLI::Validator(
          [&words, known](std::string& word) {
            return words.contains(word) ? std::string() : fmt::format("'{}' is not known; use one of: {}", word, known);
          },
          ""))
      ->type_name("WORD");
}

inline void add_sources(CLI::App& command, StudySources& sources) {
  command.add_option("--catalogue", sources.catalogue, "folder with the tables, instead of the built-in catalogue")
      ->type_name("DIR");
  command.add_option("--scorecard", sources.scorecard, "built-in scorecard or JSON file, instead of the recipe's")
      ->type_name("FILE");
}

inline void add_threads(CLI::App& command, int& threads) {
  command.add_option("--threads", threads, "threads to use; 0 is one for each processor; the result is the same")
      ->check(CLI::Range(0, 1024))
      ->type_name("N");
}

/// `vallis study …`, and `vallis serve`, `migrate` and `user`: in files of their own.
void add_study_commands(CLI::App& root, Action& action);
void add_server_commands(CLI::App& root, Action& action);

}  // namespace vallis::app::detail
