#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "app/server.hpp"
#include "base/result.hpp"

namespace vallis::app {

/// One setting of the server: under one name on the command line (--smtp-host), in the environment (VALLIS_SMTP_HOST)
/// and in the file (smtp-host = "…").
struct Setting {
  std::string_view name;
  std::string_view type_name;
  std::string_view help;
  bool secret = false;  ///< never printed, and no flag: other users of a machine see command lines
  std::string (*text)(const ServerSettings& settings);
  /// Says what the value must be where it is none; empty where it was taken.
  std::string (*set)(ServerSettings& settings, const std::string& text);
};

/// All of them, in the order in which they are shown.
std::span<const Setting> all_settings();

enum class SettingSource { Default, File, Environment, Flag };

/// What was given, before it is put together.
struct GivenSettings {
  std::map<std::string, std::string> flags;                                     ///< by name
  std::string config;                                                           ///< path of the file; empty: none named
  std::function<std::optional<std::string>(const std::string&)> environment{};  ///< a variable's value
};

struct SettingInForce {
  const Setting* setting = nullptr;
  SettingSource source = SettingSource::Default;
  std::string from;  ///< "--port", "VALLIS_PORT", "vallis.toml, line 3", "default"
};

struct LoadedSettings {
  ServerSettings settings;
  std::vector<SettingInForce> in_force;  ///< one for each setting
};

/// Puts the settings together: a flag goes before the environment, that before the file, that before the default. The
/// file is the one named, or vallis.toml in the data folder where there is one. Errors: InvalidInput – every value that
/// is none and every key of the file that is unknown, with file and line; NotFound – a file that was named is not
/// there.
base::Result<LoadedSettings> load_settings(const GivenSettings& given);

/// "VALLIS_SMTP_HOST" of "smtp-host".
std::string environment_name(std::string_view setting);

/// A table of the settings in force and where each comes from; secrets as "(set)". The password in a database's address
/// is masked too.
std::string settings_text(const LoadedSettings& loaded);

}  // namespace vallis::app
