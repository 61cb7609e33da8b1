#include <gtest/gtest.h>

#include "app/backup.hpp"
#include "base/file.hpp"
#include "base/uuid.hpp"
#include "support/program.hpp"

namespace vallis::app {
namespace {

using test::Outcome;

/// The built program in a folder of the test's own, once for each command.
class ServerCommands : public ::testing::Test {
 protected:
  void SetUp() override { ASSERT_TRUE(folder.make()); }

  Outcome vallis(const std::string& arguments, const std::string& data = "data") const {
    return test::run_vallis(arguments + " --data '" + path(data) + "'");
  }
  std::string path(const std::string& name) const { return (folder.path() / name).string(); }

  ScratchFolder folder{std::filesystem::temp_directory_path() / ("vallis-commands-" + base::Uuid::next().text())};
};

TEST_F(ServerCommands, LookAfterAccountsOnRecord) {
  ASSERT_EQ(vallis("user invite anna@example.org --name Anna --role board").code, 0);
  EXPECT_EQ(vallis("user grant anna@example.org cluster_staff").code, 0);
  const Outcome list = vallis("user list");
  EXPECT_NE(list.text.find("anna@example.org"), std::string::npos) << list.text;
  EXPECT_NE(list.text.find("board, cluster_staff"), std::string::npos) << list.text;
  EXPECT_EQ(vallis("user password-link anna@example.org").code, 0);
  EXPECT_EQ(vallis("user suspend anna@example.org").code, 1) << "who was invited is not active yet";
  EXPECT_EQ(vallis("user suspend nobody@example.org").code, 3);
  const Outcome wrong = vallis("user grant anna@example.org king");
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.text.find("cluster_staff"), std::string::npos) << "it names the roles: " << wrong.text;
  EXPECT_NE(vallis("audit verify").text.find("3 entries"), std::string::npos);
}

TEST_F(ServerCommands, HoldTheLogToWhatWasWrittenDown) {
  vallis("user invite anna@example.org --name Anna");
  const Outcome first = vallis("audit verify");
  ASSERT_EQ(first.code, 0) << first.text;
  const std::string head = first.text.substr(first.text.rfind("\n", first.text.size() - 2) + 1);
  vallis("user grant anna@example.org board");
  EXPECT_EQ(vallis("audit verify --head " + head.substr(0, head.size() - 1)).code, 0);
  std::string forged = head.substr(0, head.size() - 1);
  forged.back() = forged.back() == '0' ? '1' : '0';
  const Outcome found = vallis("audit verify --head " + forged);
  EXPECT_EQ(found.code, 1);
  EXPECT_NE(found.text.find("computed anew"), std::string::npos) << found.text;
  EXPECT_EQ(vallis("audit verify --head yesterday").code, 1);
}

TEST_F(ServerCommands, BackUpRestoreAndExamine) {
  vallis("user invite anna@example.org --name Anna");
  const std::string file = path("backup.tar.gz");
  const Outcome made = vallis("backup " + file);
  ASSERT_EQ(made.code, 0) << made.text;
  EXPECT_EQ(vallis("backup " + file).code, 1) << "never over another file";
  const Outcome restored = vallis("restore " + file, "new");
  ASSERT_EQ(restored.code, 0) << restored.text;
  EXPECT_NE(vallis("user list", "new").text.find("anna@example.org"), std::string::npos);
  EXPECT_EQ(vallis("restore " + file, "new").code, 1);
  const Outcome examined = vallis("doctor --files", "new");
  EXPECT_EQ(examined.code, 0) << examined.text;
  EXPECT_NE(examined.text.find("The log of activity holds: 1 entries."), std::string::npos) << examined.text;
  EXPECT_EQ(vallis("doctor", "nowhere").code, 1);
}

TEST_F(ServerCommands, BringTablesInAndOut) {
  const std::string file = path("members.csv");
  ASSERT_TRUE(base::write_file(file, "name,kind,country\nTilia,clinic,DE\nAlder,clinic,FR\n"));
  const Outcome tried = vallis("directory import organisations " + file + " --dry-run");
  EXPECT_EQ(tried.code, 0) << tried.text;
  EXPECT_NE(tried.text.find("2 lines: 2 create"), std::string::npos) << tried.text;
  EXPECT_EQ(vallis("directory export organisations").text.find("Tilia"), std::string::npos) << "it was only tried";
  const Outcome done = vallis("directory import organisations " + file);
  EXPECT_EQ(done.code, 0) << done.text;
  const Outcome out = vallis("directory export organisations --out " + path("out.csv"));
  EXPECT_EQ(out.code, 0) << out.text;
  const auto written = base::read_file(path("out.csv"));
  ASSERT_TRUE(written);
  EXPECT_NE(written->find("Tilia"), std::string::npos) << *written;
  ASSERT_TRUE(base::write_file(file, "name,kind,country\nRowan,clinic,DE\nX,nothing,DE\n"));
  const Outcome wrong = vallis("directory import organisations " + file);
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.text.find("line 3"), std::string::npos) << wrong.text;
  EXPECT_EQ(vallis("directory export organisations").text.find("Rowan"), std::string::npos) << "all or nothing";
}

TEST_F(ServerCommands, MakeTheIndexAnewAfterARestore) {
  const std::string file = path("members.csv");
  ASSERT_TRUE(base::write_file(file, "name,kind,country\nTilia,clinic,DE\n"));
  ASSERT_EQ(vallis("directory import organisations " + file).code, 0);
  ASSERT_EQ(vallis("backup " + path("backup.tar.gz")).code, 0);
  ASSERT_EQ(vallis("restore " + path("backup.tar.gz"), "new").code, 0);
  const Outcome made = vallis("search rebuild", "new");
  EXPECT_EQ(made.code, 0) << made.text;
  EXPECT_NE(made.text.find("1  organisation"), std::string::npos) << made.text;
}

TEST_F(ServerCommands, PrintTheSettingsInForce) {
  std::filesystem::create_directories(folder.path() / "data");
  ASSERT_TRUE(base::write_file(folder.path() / "data/vallis.toml", "port = 9000\nsmtp-password = \"hunter two\"\n"));
  const Outcome shown = vallis("config --log-level debug");
  EXPECT_EQ(shown.code, 0);
  EXPECT_NE(shown.text.find("vallis.toml, line 1"), std::string::npos) << shown.text;
  EXPECT_NE(shown.text.find("--log-level"), std::string::npos);
  EXPECT_NE(shown.text.find("--data"), std::string::npos);
  EXPECT_EQ(shown.text.find("hunter"), std::string::npos);
  ASSERT_TRUE(base::write_file(folder.path() / "data/vallis.toml", "prt = 9000\n"));
  const Outcome wrong = vallis("config");
  EXPECT_EQ(wrong.code, 1);
  EXPECT_NE(wrong.text.find("line 1"), std::string::npos) << wrong.text;
}

}  // namespace
}  // namespace vallis::app
