#include "demo/sample.hpp"

#include "base/csv_rows.hpp"

namespace vallis::demo {
namespace {

base::Result<std::string_view> bytes_of(Files files, std::string_view name) {
  for (const auto& [file, bytes] : files) {
    if (file == name) return bytes;
  }
  return base::invalid_input(std::string(name), "The demo's data lack this file.");
}

template <class T>
base::Result<void> read_rows(Files files, const std::string& name, std::vector<T>& rows) {
  const auto bytes = bytes_of(files, name);
  if (!bytes) return bytes.error();
  const auto table = base::read_csv(*bytes, name);
  if (!table) return table.error();
  auto read = base::read_csv_rows<T>(*table);
  if (!read) return read.error();
  rows = std::move(*read);
  return {};
}

}  // namespace

base::Result<Sample> read_sample(Files files) {
  Sample sample;
  const auto bytes = bytes_of(files, "cluster.json");
  if (!bytes) return bytes.error();
  const auto json = base::parse_json(*bytes, "cluster.json");
  if (!json) return json.error();
  auto story = base::read_document<ClusterStory>(*json, "cluster.json");
  if (!story) return story.error();
  sample.story = std::move(*story);
  if (auto read = read_rows(files, "organisations.csv", sample.organisations); !read) return read.error();
  if (auto read = read_rows(files, "people.csv", sample.people); !read) return read.error();
  if (auto read = read_rows(files, "memberships.csv", sample.memberships); !read) return read.error();
  if (auto read = read_rows(files, "relations.csv", sample.relations); !read) return read.error();
  if (auto read = read_rows(files, "accounts.csv", sample.accounts); !read) return read.error();
  return sample;
}

base::Result<WordLists> read_words(Files files) {
  std::vector<NameWord> names;
  std::vector<PersonWord> people;
  WordLists words;
  if (auto read = read_rows(files, "words_organisations.csv", names); !read) return read.error();
  if (auto read = read_rows(files, "words_people.csv", people); !read) return read.error();
  if (auto read = read_rows(files, "words_places.csv", words.places); !read) return read.error();
  for (NameWord& name : names) {
    (name.part == "first"    ? words.first
     : name.part == "second" ? words.second
                             : words.last)
        .push_back(std::move(name.word));
  }
  for (PersonWord& name : people) (name.part == "given" ? words.given : words.family).push_back(std::move(name));
  if (words.first.empty() || words.second.empty() || words.last.empty() || words.given.empty() ||
      words.family.empty() || words.places.empty()) {
    return base::invalid_input("words_organisations.csv", "A list of words for invented names is empty.");
  }
  return words;
}

}  // namespace vallis::demo
