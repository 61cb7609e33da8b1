#include "app/settings.hpp"

#include <gtest/gtest.h>

#include "app/backup.hpp"
#include "base/file.hpp"
#include "base/uuid.hpp"

namespace vallis::app {
namespace {

class SettingsOf : public ::testing::Test {
 protected:
  void SetUp() override {
    ASSERT_TRUE(folder.make());
    given.flags["data"] = folder.path().string();
    given.environment = [this](const std::string& name) -> std::optional<std::string> {
      const auto found = variables.find(name);
      return found == variables.end() ? std::nullopt : std::optional(found->second);
    };
  }
  void write(const std::string& text) { ASSERT_TRUE(base::write_file(folder.path() / "vallis.toml", text)); }

  ScratchFolder folder{std::filesystem::temp_directory_path() / ("vallis-settings-" + base::Uuid::next().text())};
  std::map<std::string, std::string> variables;
  GivenSettings given;
};

TEST_F(SettingsOf, AFlagGoBeforeTheEnvironmentThatBeforeTheFileThatBeforeTheDefault) {
  EXPECT_EQ(load_settings(given).value().settings.port, 8080);
  write("port = 1000\naddress = \"0.0.0.0\"\n");
  EXPECT_EQ(load_settings(given).value().settings.port, 1000);
  variables["VALLIS_PORT"] = "2000";
  EXPECT_EQ(load_settings(given).value().settings.port, 2000);
  given.flags["port"] = "3000";
  const auto loaded = load_settings(given).value();
  EXPECT_EQ(loaded.settings.port, 3000);
  EXPECT_EQ(loaded.settings.address, "0.0.0.0");
  const std::string text = settings_text(loaded);
  EXPECT_NE(text.find("--port"), std::string::npos);
  EXPECT_NE(text.find("vallis.toml, line 2"), std::string::npos) << text;
}

TEST_F(SettingsOf, AFileOfAnyKindAreRead) {
  write(R"(# a comment
data = "/srv/vallis"
public-address = "https://cluster.example.org/"
trusted-proxies = ["10.0.0.1", "10.0.0.2"]
upload-limit = "500M"
log-level = "debug"
smtp-host = "mail.example.org"
smtp-port = 465
smtp-tls = "implicit"
smtp-password = "hunter two"
)");
  const auto loaded = load_settings(given);
  ASSERT_TRUE(loaded) << loaded.error().message;
  EXPECT_EQ(loaded->settings.data, folder.path()) << "the flag";
  EXPECT_EQ(loaded->settings.public_address, "https://cluster.example.org");
  EXPECT_EQ(loaded->settings.trusted_proxies, (std::vector<std::string>{"10.0.0.1", "10.0.0.2"}));
  EXPECT_EQ(loaded->settings.upload_limit, 500'000'000U);
  EXPECT_EQ(loaded->settings.log_level, LogLevel::Debug);
  EXPECT_EQ(loaded->settings.mail.port, 465);
  EXPECT_EQ(loaded->settings.mail.tls, notify::Tls::Implicit);
  EXPECT_EQ(loaded->settings.mail.password, "hunter two");
}

TEST_F(SettingsOf, AFileNameEveryFaultWithItsLine) {
  write("port = 8080\n\nprot = 1\nlog-level = \"loud\"\nsmtp-port = 70000\n");
  const auto loaded = load_settings(given);
  ASSERT_FALSE(loaded);
  ASSERT_EQ(loaded.error().faults.size(), 1U) << "keys first";
  EXPECT_EQ(loaded.error().faults[0].line, 3U);
  EXPECT_NE(loaded.error().message.find("did you mean 'port'"), std::string::npos) << loaded.error().message;
  write("port = 8080\n\n\nlog-level = \"loud\"\nsmtp-port = 70000\n");
  const auto values = load_settings(given);
  ASSERT_FALSE(values);
  ASSERT_EQ(values.error().faults.size(), 2U);
  EXPECT_EQ(values.error().faults[0].line, 4U);
  EXPECT_EQ(values.error().faults[1].line, 5U);
  given.config = "/nowhere/vallis.toml";
  EXPECT_EQ(load_settings(given).error().kind, base::ErrorKind::NotFound);
}

TEST_F(SettingsOf, AFlagThatAreNoneAreNamedByIt) {
  given.flags["port"] = "many";
  variables["VALLIS_DATABASE"] = "mysql://x";
  const auto loaded = load_settings(given);
  ASSERT_FALSE(loaded);
  EXPECT_NE(loaded.error().message.find("--port is a whole number from 0 to 65535, not 'many'"), std::string::npos)
      << loaded.error().message;
  EXPECT_NE(loaded.error().message.find("VALLIS_DATABASE"), std::string::npos);
}

TEST_F(SettingsOf, SecretsAreNeverShown) {
  variables["VALLIS_SMTP_PASSWORD"] = "hunter two";
  variables["VALLIS_DATABASE"] = "postgresql://anna:hunter3@localhost/vallis?sslmode=require&password=hunter4&x=1";
  const std::string text = settings_text(load_settings(given).value());
  EXPECT_EQ(text.find("hunter"), std::string::npos) << text;
  EXPECT_NE(text.find("(set)"), std::string::npos);
  EXPECT_NE(text.find("postgresql://anna:…@localhost/vallis?sslmode=require&password=…&x=1"), std::string::npos);
}

}  // namespace
}  // namespace vallis::app
