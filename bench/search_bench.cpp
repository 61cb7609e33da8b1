// Time of search::put and search::find on an index of n documents in SQLite, or PostgreSQL where
// VALLIS_TEST_POSTGRES is set. By hand: build/release/bench/search_bench [n]
#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <random>

#include "search/find.hpp"
#include "search/index.hpp"
#include "support/migrated_test.hpp"

namespace {

using namespace vallis;  // NOLINT: a program of its own
using Clock = std::chrono::steady_clock;

/// Made-up words whose frequencies fall as 1/rank, as those of a language do.
class Language {
 public:
  Language() {
    constexpr std::string_view kSyllables[] = {"ka", "ro", "li", "men", "ta", "ви", "ро", "ку", "ста", "мен"};
    for (int i = 0; i < 30'000; ++i) {
      const std::size_t script = i % 2 == 0 ? 0 : 5;
      std::string word;
      for (int rest = i + 100; rest > 0; rest /= 5) word += kSyllables[script + static_cast<std::size_t>(rest % 5)];
      words_.push_back(word);
      weights_.push_back(1.0 / (i + 10));
    }
    draw_ = std::discrete_distribution<std::size_t>(weights_.begin(), weights_.end());
  }
  std::string text(int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += words_[draw_(random_)] + " ";
    return text;
  }
  const std::string& word(std::size_t rank) const { return words_[rank]; }

 private:
  std::mt19937 random_{1};
  std::vector<std::string> words_;
  std::vector<double> weights_;
  std::discrete_distribution<std::size_t> draw_;
};

double cpu_ms() {
  rusage used{};
  getrusage(RUSAGE_SELF, &used);
  return 1e3 * static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec) +
         1e-3 * static_cast<double>(used.ru_utime.tv_usec + used.ru_stime.tv_usec);
}

search::Document document(Language& language) {
  return {.kind = "organisation",
          .id = base::Uuid::next(),
          .title = language.text(3),
          .parts = {{"about", language.text(60)}, {"notes", language.text(10), auth::Visibility::Members}}};
}

void time_find(db::Database& database, const std::string& what, const std::string& text) {
  auth::Sight sight;
  sight.levels = {auth::Visibility::Public, auth::Visibility::SignedIn, auth::Visibility::Members};
  std::vector<double> wall;
  std::int64_t total = 0;
  const double cpu = cpu_ms();
  for (int i = 0; i < 20; ++i) {
    const auto begin = Clock::now();
    const auto found = database.read([&](db::Reader& reader) { return search::find(reader, {.text = text}, sight); });
    wall.push_back(std::chrono::duration<double, std::milli>(Clock::now() - begin).count());
    total = found.value().total;
  }
  std::sort(wall.begin(), wall.end());
  fmt::print("find {:24} {:7} hits  {:8.2f} ms median  {:8.2f} ms CPU of the program\n", what, total, wall[10],
             (cpu_ms() - cpu) / 20);
}

}  // namespace

int main(int argc, char** argv) {
  const int n = argc > 1 ? std::atoi(argv[1]) : 50'000;
  const test::ScratchDatabase scratch(test::postgres_url().empty() ? db::Dialect::Sqlite : db::Dialect::Postgres);
  const auto database = db::Database::open(scratch.url()).value();
  db::migrate(*database, test::all_migrations(), "bench").value();
  Language language;
  constexpr int kBatch = 500;
  for (int made = 0; made < n;) {
    const double cpu = cpu_ms();
    const auto begin = Clock::now();
    const int size = std::min(kBatch, n - made);
    const auto put = database->transact([&](db::Transaction& tx) -> base::Result<void> {
      for (int i = 0; i < size; ++i) {
        if (auto done = search::put(tx, document(language)); !done) return done;
      }
      return {};
    });
    if (!put) {
      fmt::print(stderr, "{}\n", put.error().message);
      return 1;
    }
    made += size;
    if (made % 10'000 == 0 || made == n) {
      const double wall = std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
      fmt::print("put  at {:6} documents        {:8.3f} ms each  {:8.3f} ms CPU of the program\n", made, wall / size,
                 (cpu_ms() - cpu) / size);
    }
  }
  time_find(*database, "a rare word", language.word(20'000) + " ");
  time_find(*database, "a word of the middle", language.word(2'000) + " ");
  time_find(*database, "two words", language.word(500) + " " + language.word(300) + " ");
  time_find(*database, "a common word", language.word(0) + " ");
  time_find(*database, "a beginning", language.word(3'000).substr(0, 6));
  std::string wrong = language.word(20'000);
  wrong.insert(3, "z");
  time_find(*database, "a typing error", wrong + " ");
  return 0;
}
