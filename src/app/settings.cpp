#include "app/settings.hpp"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <charconv>
#include <sstream>

#include "base/file.hpp"
#include "base/memory.hpp"
#include "base/text.hpp"

namespace vallis::app {
namespace {

using Settings = ServerSettings;

template <class Number>
std::string set_number(const std::string& text, Number& value, Number low, Number high) {
  Number read{};
  const auto end = std::from_chars(text.data(), text.data() + text.size(), read);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size() || read < low || read > high) {
    return fmt::format("a whole number from {} to {}", low, high);
  }
  value = read;
  return {};
}

std::string set_bytes(const std::string& text, std::uint64_t& value) {
  const auto bytes = base::parse_bytes(text);
  if (!bytes || *bytes == 0) return "an amount of bytes such as 500M or 2G";
  value = *bytes;
  return {};
}

std::string set_text(const std::string& text, std::string& value) {
  value = text;
  return {};
}

template <class E>
std::string set_word(const std::string& text, E& value) {
  std::string known;
  for (const auto& [word, meaning] : base::enum_words<E>()) {
    if (word == text) {
      value = meaning;
      return {};
    }
    known += (known.empty() ? "one of " : ", ") + word;
  }
  return known;
}

std::string set_flag(const std::string& text, bool& value) {
  if (text != "true" && text != "false") return "true or false";
  value = text == "true";
  return {};
}

std::string set_web_address(const std::string& text, std::string& value) {
  if (!text.empty() && !text.starts_with("https://") && !text.starts_with("http://")) {
    return "an address such as https://cluster.example.org";
  }
  value = text;
  while (value.ends_with('/')) value.pop_back();
  return {};
}

std::string set_list(const std::string& text, std::vector<std::string>& value) {
  value = base::split(text, ',');
  return {};
}

const std::array<Setting, 23> kSettings = {{
    {"data", "DIR", "folder for all that the server keeps", false, [](const Settings& s) { return s.data.string(); },
     [](Settings& s, const std::string& text) {
       if (text.empty()) return std::string("the path of a folder");
       s.data = text;
       return std::string();
     }},
    {"database", "URL", "postgresql://… instead of the folder's own database", false,
     [](const Settings& s) { return s.database; },
     [](Settings& s, const std::string& text) {
       if (!text.empty() && !text.starts_with("postgresql://") && !text.starts_with("postgres://")) {
         return std::string("the address of a PostgreSQL server: postgresql://…");
       }
       return set_text(text, s.database);
     }},
    {"address", "ADDRESS", "address to listen on; 0.0.0.0 is every one of the machine's", false,
     [](const Settings& s) { return s.address; },
     [](Settings& s, const std::string& text) { return set_text(text, s.address); }},
    {"port", "N", "port to listen on; 0 is one that is free", false,
     [](const Settings& s) { return std::to_string(s.port); },
     [](Settings& s, const std::string& text) { return set_number(text, s.port, 0, 65535); }},
    {"public-address", "URL", "address by which people reach the server, for links in mails", false,
     [](const Settings& s) { return s.public_address; },
     [](Settings& s, const std::string& text) { return set_web_address(text, s.public_address); }},
    {"trusted-proxies", "ADDRESS,…", "proxies whose X-Forwarded headers are believed", false,
     [](const Settings& s) { return base::join(s.trusted_proxies, ","); },
     [](Settings& s, const std::string& text) { return set_list(text, s.trusted_proxies); }},
    {"log-level", "WORD", "debug, info, warning or error", false,
     [](const Settings& s) { return std::string(base::enum_word(s.log_level)); },
     [](Settings& s, const std::string& text) { return set_word(text, s.log_level); }},
    {"upload-limit", "SIZE", "largest file that is taken, such as 500M", false,
     [](const Settings& s) { return std::to_string(s.upload_limit); },
     [](Settings& s, const std::string& text) { return set_bytes(text, s.upload_limit); }},
    {"quota", "SIZE", "room for the files of each organisation, such as 10G", false,
     [](const Settings& s) { return std::to_string(s.quota); },
     [](Settings& s, const std::string& text) { return set_bytes(text, s.quota); }},
    {"mail-folder", "DIR",
     "folder that mails are written to while no mail server is set; 'mails' of the data folder where none is named",
     false, [](const Settings& s) { return s.mail.sink_folder.string(); },
     [](Settings& s, const std::string& text) {
       s.mail.sink_folder = text;
       return std::string();
     }},
    {"smtp-host", "NAME", "mail server; empty: mails are written into the mail folder", false,
     [](const Settings& s) { return s.mail.host; },
     [](Settings& s, const std::string& text) { return set_text(text, s.mail.host); }},
    {"smtp-port", "N", "port of the mail server", false, [](const Settings& s) { return std::to_string(s.mail.port); },
     [](Settings& s, const std::string& text) { return set_number(text, s.mail.port, 1, 65535); }},
    {"smtp-tls", "WORD", "none, starttls or implicit", false,
     [](const Settings& s) { return std::string(base::enum_word(s.mail.tls)); },
     [](Settings& s, const std::string& text) { return set_word(text, s.mail.tls); }},
    {"smtp-user", "NAME", "who signs in at the mail server", false, [](const Settings& s) { return s.mail.user; },
     [](Settings& s, const std::string& text) { return set_text(text, s.mail.user); }},
    {"smtp-password", "WORD", "with which password", true, [](const Settings& s) { return s.mail.password; },
     [](Settings& s, const std::string& text) { return set_text(text, s.mail.password); }},
    {"smtp-authority", "FILE", "certificate of who vouches for the mail server, where the system does not trust it",
     false, [](const Settings& s) { return s.mail.authority_file.string(); },
     [](Settings& s, const std::string& text) {
       s.mail.authority_file = text;
       return std::string();
     }},
    {"smtp-from", "EMAIL", "whom mails come from", false, [](const Settings& s) { return s.mail.from_address; },
     [](Settings& s, const std::string& text) { return set_text(text, s.mail.from_address); }},
    {"oidc-issuer", "URL", "OpenID Connect provider to sign in at", false,
     [](const Settings& s) { return s.oidc.issuer; },
     [](Settings& s, const std::string& text) { return set_web_address(text, s.oidc.issuer); }},
    {"oidc-client-id", "ID", "what this server is called there", false,
     [](const Settings& s) { return s.oidc.client_id; },
     [](Settings& s, const std::string& text) { return set_text(text, s.oidc.client_id); }},
    {"oidc-client-secret", "WORD", "its secret there", true, [](const Settings& s) { return s.oidc.client_secret; },
     [](Settings& s, const std::string& text) { return set_text(text, s.oidc.client_secret); }},
    {"oidc-redirect-uri", "URL", "this server's /api/v1/oidc/callback, as browsers reach it", false,
     [](const Settings& s) { return s.oidc.redirect_uri; },
     [](Settings& s, const std::string& text) { return set_web_address(text, s.oidc.redirect_uri); }},
    {"oidc-link-by-mail", "WORD", "true: take the provider's word for an address, and open the account with it", false,
     [](const Settings& s) { return std::string(s.oidc.link_by_verified_mail ? "true" : "false"); },
     [](Settings& s, const std::string& text) { return set_flag(text, s.oidc.link_by_verified_mail); }},
    {"stop-seconds", "N", "how long running requests may take when the server stops", false,
     [](const Settings& s) { return std::to_string(s.stop_seconds); },
     [](Settings& s, const std::string& text) { return set_number(text, s.stop_seconds, 0, 600); }},
}};

const Setting* find_setting(std::string_view name) {
  const auto found =
      std::find_if(kSettings.begin(), kSettings.end(), [&](const Setting& setting) { return setting.name == name; });
  return found == kSettings.end() ? nullptr : &*found;
}

/// The line (from 1) of a key in a file; 0 when it cannot be told.
std::size_t line_of(const std::string& text, const std::string& key) {
  std::istringstream lines(text);
  std::string line;
  for (std::size_t number = 1; std::getline(lines, line); ++number) {
    const std::string_view trimmed = base::trim(line);
    const std::string_view begin = base::trim(trimmed.substr(0, trimmed.find('=')));
    if (trimmed.find('=') != std::string_view::npos && (begin == key || begin == "\"" + key + "\"")) return number;
  }
  return 0;
}

struct FromFile {
  std::string value;
  std::size_t line = 0;
};

base::Result<std::map<std::string, FromFile>> read_file(const std::filesystem::path& path) {
  const auto text = base::read_file(path);
  if (!text) return text.error();
  std::map<std::string, FromFile> values;
  std::vector<base::Fault> faults;
  const auto fault = [&](std::size_t line, std::string what) {
    faults.push_back({path.filename().string(), 0, line, "", std::move(what)});
  };
  std::istringstream in(*text);
  try {
    for (const CLI::ConfigItem& item : CLI::ConfigTOML().from_config(in)) {
      const std::string name = item.parents.empty() ? item.name : item.fullname();
      if (name == "++" || name == "--" || item.name == "++" || item.name == "--") continue;  // a section's ends
      const std::size_t line = line_of(*text, item.name);
      std::vector<std::string> known;
      for (const Setting& setting : kSettings) known.emplace_back(setting.name);
      if (find_setting(name) == nullptr) {
        const auto near = base::nearest_word(name, known);
        fault(line, fmt::format("There is no setting '{}'{}.", name, near ? "; did you mean '" + *near + "'?" : ""));
      } else if (values.contains(name)) {
        fault(line, fmt::format("'{}' stands there twice.", name));
      } else {
        values[name] = {base::join(item.inputs, ","), line};
      }
    }
  } catch (const CLI::Error& error) {
    fault(0, fmt::format("It cannot be read: {}", error.what()));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return values;
}

/// "postgresql://anna:secret@host/db" → "postgresql://anna:…@host/db".
std::string masked(std::string address) {
  const auto begin = address.find("://");
  const auto at = address.find('@', begin == std::string::npos ? 0 : begin + 3);
  const auto colon = begin == std::string::npos ? begin : address.find(':', begin + 3);
  if (at != std::string::npos && colon != std::string::npos && colon < at) {
    address.replace(colon + 1, at - colon - 1, "…");
  }
  const auto password = address.find("password=");
  if (password != std::string::npos) {
    const auto end = std::min(address.find('&', password), address.size());
    address.replace(password + 9, end - password - 9, "…");
  }
  return address;
}

}  // namespace

std::span<const Setting> all_settings() { return kSettings; }

std::string environment_name(std::string_view setting) {
  std::string name = "VALLIS_";
  for (const char c : setting) name += c == '-' ? '_' : static_cast<char>(c - 'a' + 'A');
  return name;
}

base::Result<LoadedSettings> load_settings(const GivenSettings& given) {
  const auto environment = [&](const std::string& name) {
    auto value = given.environment ? given.environment(name) : std::nullopt;
    return value && !value->empty() ? value : std::nullopt;  // an empty variable is one that is not set
  };
  // The folder may hold the file, so that it is known before the file is read.
  const auto flag_data = given.flags.find("data");
  const std::filesystem::path folder = flag_data != given.flags.end()
                                           ? flag_data->second
                                           : environment("VALLIS_DATA").value_or(ServerSettings().data.string());
  std::filesystem::path path = given.config.empty() ? environment("VALLIS_CONFIG").value_or("") : given.config;
  if (path.empty() && std::filesystem::is_regular_file(folder / "vallis.toml")) path = folder / "vallis.toml";
  std::map<std::string, FromFile> file;
  if (!path.empty()) {
    auto read = read_file(path);
    if (!read) return read.error();
    file = std::move(*read);
  }

  LoadedSettings loaded;
  std::vector<base::Fault> faults;
  for (const Setting& setting : kSettings) {
    const std::string name(setting.name);
    SettingInForce in_force{&setting, SettingSource::Default, "default"};
    std::optional<std::string> value;
    std::size_t line = 0;
    if (const auto flag = given.flags.find(name); flag != given.flags.end()) {
      value = flag->second;
      in_force = {&setting, SettingSource::Flag, "--" + name};
    } else if ((value = environment(environment_name(name)))) {
      in_force = {&setting, SettingSource::Environment, environment_name(name)};
    } else if (const auto in_file = file.find(name); in_file != file.end()) {
      value = in_file->second.value;
      line = in_file->second.line;
      in_force = {&setting, SettingSource::File, fmt::format("{}, line {}", path.filename().string(), line)};
    }
    if (value) {
      if (const std::string must_be = setting.set(loaded.settings, *value); !must_be.empty()) {
        faults.push_back({line > 0 ? path.filename().string() : "", 0, line, "",
                          fmt::format("{} is {}, not '{}'.", line > 0 ? name : in_force.from, must_be,
                                      setting.secret ? "…" : *value)});
      }
    }
    loaded.in_force.push_back(std::move(in_force));
  }
  if (!faults.empty()) return base::invalid_input(std::move(faults));
  return loaded;
}

std::string settings_text(const LoadedSettings& loaded) {
  std::string out;
  for (const SettingInForce& one : loaded.in_force) {
    std::string value = one.setting->text(loaded.settings);
    if (one.setting->secret && !value.empty()) value = "(set)";
    if (one.setting->name == "database") value = masked(std::move(value));
    out += fmt::format("{} {} {}\n", base::pad_right(one.setting->name, 16),
                       base::pad_right(value.empty() ? "–" : value, 40), one.from);
  }
  return out;
}

}  // namespace vallis::app
