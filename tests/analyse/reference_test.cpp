#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <ostream>
#include <set>

#include "analyse/analyse.hpp"
#include "analyse/comparison.hpp"
#include "base/file.hpp"
#include "study/workers.hpp"

namespace vallis::analyse {
namespace {

const std::filesystem::path kCases = std::filesystem::path(VALLIS_SOURCE_DIR) / "tests/reference";

base::Json read_json(const std::filesystem::path& path) {
  return base::parse_json(base::read_file(path).value(), path.filename().string()).value();
}

base::Result<base::CsvTable> read_table(const std::filesystem::path& path) {
  const auto text = base::read_file(path);
  if (!text) return text.error();
  return base::read_csv(*text, path.filename().string());
}

std::vector<std::string> cases() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(kCases)) {
    if (entry.is_directory()) names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::string task_of(const std::string& name) {
  return std::string(read_json(kCases / name / "params.json").at("task").as_string());
}

std::vector<std::string> runnable_cases() {
  const auto tasks = task_names();
  std::vector<std::string> names;
  for (const std::string& name : cases()) {
    if (std::find(tasks.begin(), tasks.end(), task_of(name)) != tasks.end()) names.push_back(name);
  }
  return names;
}

base::Result<base::Json> run(const std::string& name, study::Workers& workers) {
  const auto folder = kCases / name;
  const TableReader reader = [&](const std::string& table) { return read_table(folder / table); };
  return analyse(read_table(folder / "input.csv").value(), read_json(folder / "params.json"), "params.json", reader,
                 workers);
}

class ReferenceCase : public testing::TestWithParam<std::string> {};

TEST_P(ReferenceCase, IsReproduced) {
  study::Workers workers(1);
  const auto answer = run(GetParam(), workers);
  ASSERT_TRUE(answer) << answer.error().message;
  for (const std::string& difference :
       test::differences(task_of(GetParam()), read_json(kCases / GetParam() / "expected.json"), *answer)) {
    ADD_FAILURE() << difference.substr(0, 600);
  }
}

TEST_P(ReferenceCase, GivesTheSameBytesWithThreeThreads) {
  study::Workers one(1);
  study::Workers three(3);
  const auto first = run(GetParam(), one);
  const auto second = run(GetParam(), three);
  ASSERT_TRUE(first && second);
  EXPECT_EQ(base::print_json(*first), base::print_json(*second));
}

std::string test_name(const testing::TestParamInfo<std::string>& folder) {
  std::string name = folder.param;
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

INSTANTIATE_TEST_SUITE_P(Folder, ReferenceCase, testing::ValuesIn(runnable_cases()), test_name);

TEST(ReferenceCases, AreAllRun) {
  const auto tasks = task_names();
  std::set<std::string> unknown;
  for (const std::string& name : cases()) {
    if (const auto task = task_of(name); std::find(tasks.begin(), tasks.end(), task) == tasks.end()) {
      unknown.insert(task);
    }
  }
  EXPECT_EQ(unknown, std::set<std::string>{}) << "cases of a task that nobody has written are not run";
}

}  // namespace
}  // namespace vallis::analyse
