#include "app/doctor.hpp"

#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "activity/chain.hpp"
#include "activity/log.hpp"
#include "activity/subscribers.hpp"
#include "app/commands.hpp"
#include "files/files.hpp"
#include "jobs/queue.hpp"

namespace vallis::app {
namespace {

constexpr std::uintmax_t kLittleRoom = std::uintmax_t{2} << 30U;
constexpr std::uintmax_t kNoRoom = std::uintmax_t{100} << 20U;

class Doctor {
 public:
  Doctor(const ServerSettings& settings, bool read_files) : settings_(settings), read_files_(read_files) {}

  std::vector<Finding> examine() {
    mail();
    if (!folder()) return std::move(findings_);
    room();
    database();
    return std::move(findings_);
  }

 private:
  void good(std::string what) { findings_.push_back({Health::Good, std::move(what), {}}); }
  void warn(std::string what, std::string to_do) {
    findings_.push_back({Health::Warning, std::move(what), std::move(to_do)});
  }
  void fault(std::string what, std::string to_do) {
    findings_.push_back({Health::Fault, std::move(what), std::move(to_do)});
  }

  bool folder() {
    const std::string name = settings_.data.string();
    struct stat state {};
    if (::stat(name.c_str(), &state) != 0 || !S_ISDIR(state.st_mode)) {
      fault(fmt::format("There is no data folder '{}'.", name),
            "Name the right one with --data, or start the server once, which makes it.");
      return false;
    }
    if (::access(name.c_str(), R_OK | W_OK | X_OK) != 0) {
      fault(fmt::format("This user cannot write in '{}'.", name),
            "Run the program as the user of the server, or give the folder to that user with chown.");
      return false;
    }
    if (state.st_uid != ::geteuid()) {
      warn(fmt::format("'{}' belongs to another user than the one who runs this.", name),
           "Run this as the user of the server: files that it makes must belong to that user.");
    } else if ((state.st_mode & (S_IRWXG | S_IRWXO)) != 0) {
      warn(fmt::format("Other users of the machine can look into '{}'.", name), fmt::format("chmod 700 '{}'", name));
    } else {
      good(fmt::format("The data folder '{}' is the server's alone.", name));
    }
    return true;
  }

  void room() {
    std::error_code failure;
    const auto space = std::filesystem::space(settings_.data, failure);
    if (failure) {
      warn(fmt::format("The room on the disk cannot be told: {}.", failure.message()), "Look with df.");
      return;
    }
    const std::string left = fmt::format("{} MB are free on the disk of the data.", space.available >> 20U);
    if (space.available < kNoRoom) {
      fault(left, "Make room at once: changes will be refused.");
    } else if (space.available < kLittleRoom) {
      warn(left, "Make room, or move the data to a larger disk.");
    } else {
      good(left);
    }
  }

  void database() {
    if (settings_.database.empty() && !std::filesystem::exists(settings_.data / "vallis.db")) {
      warn("There is no database yet.", "Start the server, which makes it, or restore a backup.");
      return;
    }
    const auto opened = open_database(settings_);
    const auto answers = opened ? (*opened)->check() : base::Result<void>(opened.error());
    if (!answers) {
      fault(answers.error().message, "Start the database, or name the right one with --database.");
      return;
    }
    good("The database answers.");
    const auto series = built_in_migrations();
    const auto state =
        series ? db::migration_state(**opened, *series) : base::Result<db::MigrationState>(series.error());
    if (!state) {
      fault(state.error().message, "Use the program that the data was last used with, or a later one.");
      return;
    }
    if (!state->pending.empty()) {
      warn(fmt::format("The database is older than this program: {} migrations are to come.", state->pending.size()),
           "Make a backup with the older program, then run `vallis migrate` or start the server.");
      return;
    }
    good("The database has the form of this program.");
    log_of_activity(**opened);
    work(**opened);
    contents(**opened);
  }

  void log_of_activity(db::Database& database) {
    const auto chain = database.read([](db::Reader& reader) { return activity::verify(reader); });
    if (!chain) {
      fault(chain.error().message, "Look at the database server's log.");
      return;
    }
    if (chain->fault) {
      fault("The log of activity was changed: " + chain->fault->what,
            "Somebody wrote to the database past the program, or the disk failed: find out who, and restore a backup.");
    } else {
      good(fmt::format("The log of activity holds: {} entries.", chain->entry_count));
    }
    const auto last =
        database.read([](db::Reader& reader) { return activity::entries(reader, {.newest_first = true, .limit = 1}); });
    if (!last || last->empty()) return;
    const base::Instant now = base::Instant::now();
    if (last->front().occurred_at > now.plus(std::chrono::minutes(1))) {
      fault(fmt::format("The clock is behind: it says {}, and the last entry of the log is of {}.", now.text(),
                        last->front().occurred_at.text()),
            "Set the clock, and let it be kept by NTP (systemd-timesyncd): sessions and second factors depend on it.");
    } else {
      good("The clock does not contradict the data.");
    }
  }

  void work(db::Database& database) {
    const auto states = database.read([](db::Reader& reader) { return activity::subscriber_states(reader); });
    for (const auto& state : states.value_or(std::vector<activity::SubscriberState>())) {
      if (!state.failed_sequence) continue;
      warn(fmt::format("'{}' is held up by entry {}: {}", state.name, *state.failed_sequence, state.last_error),
           "It is tried again by itself; report it when it stays.");
    }
    const auto counts = database.read([](db::Reader& reader) { return jobs::job_counts(reader); });
    for (const auto& count : counts.value_or(std::vector<jobs::JobCount>())) {
      if (count.state != jobs::JobState::Failed) continue;
      warn(fmt::format("{} jobs of the kind '{}' failed.", count.count, count.kind),
           "The column error of the table job says why; the server's log has more.");
    }
  }

  void contents(db::Database& database) {
    const auto store = files::Store::open(settings_.data / "files");
    const auto faults = store ? files::check_blobs(database, **store, read_files_)
                              : base::Result<std::vector<files::BlobFault>>(store.error());
    if (!faults) {
      fault(faults.error().message, "Look at the folder 'files' of the data.");
      return;
    }
    for (const auto& one : *faults) {
      fault(fmt::format("{}: {}", one.content_hash, one.what), "Bring the file back from a backup.");
    }
    if (faults->empty()) good(read_files_ ? "All files are as they were put in." : "All files are there.");
  }

  void mail() {
    if (settings_.mail.host.empty()) {
      warn("No mail leaves: no mail server is set, so mails are written into a folder.",
           "Set smtp-host, smtp-user, smtp-password and smtp-from.");
    } else if (const auto wrong = reach(settings_.mail.host, settings_.mail.port); !wrong.empty()) {
      fault(fmt::format("The mail server {}:{} does not answer: {}.", settings_.mail.host, settings_.mail.port, wrong),
            "Check smtp-host and smtp-port, and whether a firewall lets them through.");
    } else {
      good(fmt::format("The mail server {}:{} answers.", settings_.mail.host, settings_.mail.port));
    }
  }

  const ServerSettings& settings_;
  bool read_files_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> examine(const ServerSettings& settings, bool read_files) {
  return Doctor(settings, read_files).examine();
}

ExitCode run_doctor(const ServerSettings& settings, bool read_files) {
  bool ill = false;
  for (const Finding& finding : examine(settings, read_files)) {
    ill = ill || finding.health == Health::Fault;
    const char* word = finding.health == Health::Good      ? "good"
                       : finding.health == Health::Warning ? "warning"
                                                           : "FAULT";
    print(fmt::format("{:<8} {}\n", word, finding.what));
    if (!finding.to_do.empty()) print(fmt::format("         → {}\n", finding.to_do));
  }
  return ill ? kFaults : kSuccess;
}

}  // namespace vallis::app
