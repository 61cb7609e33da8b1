#include "app/data_folder.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <pwd.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

namespace vallis::app {
namespace {

std::string user_name(uid_t user) {
  passwd entry{};
  passwd* found = nullptr;
  std::array<char, 4096> text{};
  const bool known = getpwuid_r(user, &entry, text.data(), text.size(), &found) == 0 && found != nullptr;
  return known ? found->pw_name : std::to_string(user);
}

}  // namespace

base::Result<void> check_data_folder(const std::filesystem::path& folder) {
  struct stat status {};
  if (::stat(folder.c_str(), &status) != 0 || !S_ISDIR(status.st_mode)) {
    return base::unavailable(fmt::format("'{}' is no folder. --data takes another one.", folder.string()));
  }
  const uid_t user = ::geteuid();
  const std::string owner = user_name(status.st_uid);
  if (user == 0 && status.st_uid != 0) {
    return base::unavailable(
        fmt::format("The folder '{}' belongs to the user '{}', who could not write what root makes in it; start the "
                    "server as that user.",
                    folder.string(), owner));
  }
  if (::faccessat(AT_FDCWD, folder.c_str(), R_OK | W_OK | X_OK, AT_EACCESS) != 0) {
    const std::string reason = std::strerror(errno);
    return base::unavailable(
        fmt::format("The folder '{}' cannot be written: {}. It belongs to the user '{}', and the server runs as '{}'; "
                    "let that one write there, or take another folder by --data.",
                    folder.string(), reason, owner, user_name(user)));
  }
  return {};
}

void remove_old_uploads(const std::filesystem::path& folder, std::chrono::minutes grace) {
  const auto oldest = std::filesystem::file_time_type::clock::now() - grace;
  std::error_code ignored;  // what cannot be removed now is found at the next start
  for (const auto& entry : std::filesystem::directory_iterator(folder, ignored)) {
    const bool upload = entry.path().filename().string().starts_with("upload-") && entry.is_regular_file(ignored);
    const auto written = entry.last_write_time(ignored);
    if (upload && written < oldest) std::filesystem::remove(entry.path(), ignored);
  }
}

ServerLock::~ServerLock() {
  if (file_ >= 0) ::close(file_);
}

ServerLock::ServerLock(ServerLock&& other) noexcept : file_(std::exchange(other.file_, -1)) {}

ServerLock& ServerLock::operator=(ServerLock&& other) noexcept {
  std::swap(file_, other.file_);
  return *this;
}

base::Result<ServerLock> ServerLock::take(const std::filesystem::path& database) {
  const std::string path = database.string() + ".lock";
  ServerLock lock;
  lock.file_ = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0640);
  if (lock.file_ < 0) return base::unavailable(fmt::format("'{}' cannot be made: {}.", path, std::strerror(errno)));
  if (::flock(lock.file_, LOCK_EX | LOCK_NB) != 0) {
    return base::unavailable(
        fmt::format("Another server works on '{}'. Stop it first, give this one a folder of its own by --data, or keep "
                    "the data in PostgreSQL, which several servers may share.",
                    database.string()));
  }
  return lock;
}

}  // namespace vallis::app
