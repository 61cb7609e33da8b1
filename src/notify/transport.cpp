#include "notify/transport.hpp"

#include <curl/curl.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/described_json.hpp"
#include "base/file.hpp"
#include "notify/detail/curl.hpp"

namespace vallis::notify {
namespace {

struct Unread {
  std::string_view bytes;
};

std::size_t give_bytes(char* buffer, std::size_t size, std::size_t count, void* state) {
  auto* unread = static_cast<Unread*>(state);
  const std::size_t taken = std::min(size * count, unread->bytes.size());
  std::copy_n(unread->bytes.data(), taken, buffer);
  unread->bytes.remove_prefix(taken);
  return taken;
}

class SmtpTransport : public MailTransport {
 public:
  explicit SmtpTransport(MailSettings settings) : settings_(std::move(settings)) { detail::start_curl(); }

  base::Result<void> send(const OutgoingMail& mail) override {
    const detail::Curl curl;
    if (!curl) return base::unavailable("There is not enough memory to send a mail.");
    const std::string bytes = mail_bytes(mail, settings_);
    Unread unread{bytes};
    const std::string url =
        fmt::format("{}://{}:{}", settings_.tls == Tls::Implicit ? "smtps" : "smtp", settings_.host, settings_.port);
    std::array<char, CURL_ERROR_SIZE> reason{};
    const detail::CurlList to(mail.to);
    curl.set(CURLOPT_URL, url.c_str());
    curl.set(CURLOPT_PROXY, "");
    curl.set(CURLOPT_NOSIGNAL, 1L);
    curl.set(CURLOPT_USE_SSL, static_cast<long>(settings_.tls == Tls::None ? CURLUSESSL_NONE : CURLUSESSL_ALL));
    if (!settings_.authority_file.empty()) curl.set(CURLOPT_CAINFO, settings_.authority_file.c_str());
    if (!settings_.user.empty()) {
      curl.set(CURLOPT_USERNAME, settings_.user.c_str());
      curl.set(CURLOPT_PASSWORD, settings_.password.c_str());
    }
    curl.set(CURLOPT_MAIL_FROM, settings_.from_address.c_str());
    curl.set(CURLOPT_MAIL_RCPT, to.get());
    curl.set(CURLOPT_UPLOAD, 1L);
    curl.set(CURLOPT_READFUNCTION, give_bytes);
    curl.set(CURLOPT_READDATA, &unread);
    curl.set(CURLOPT_TIMEOUT_MS, static_cast<long>(std::chrono::milliseconds(settings_.timeout).count()));
    curl.set(CURLOPT_ERRORBUFFER, reason.data());
    const CURLcode code = curl.run();
    if (code == CURLE_OK) return {};
    const long answer = curl.response_code();
    const std::string said = reason[0] != '\0' ? reason.data() : curl_easy_strerror(code);
    const std::string why =
        fmt::format("The mail server {}:{} says: {} ({}).", settings_.host, settings_.port, said, answer);
    // Who may not sign in is told 5xx too; that is mended in the settings and says nothing about the mail.
    const bool refused =
        answer >= 500 && answer < 600 && (code == CURLE_SEND_ERROR || code == CURLE_WEIRD_SERVER_REPLY);
    return refused ? base::invalid_argument(why) : base::unavailable(why);
  }

 private:
  MailSettings settings_;
};

/// For development and for servers without a mail server: mails lie in a folder and go nowhere.
class FolderTransport : public MailTransport {
 public:
  explicit FolderTransport(MailSettings settings) : settings_(std::move(settings)) {}

  base::Result<void> send(const OutgoingMail& mail) override {
    std::error_code failure;
    std::filesystem::create_directories(settings_.sink_folder, failure);
    if (failure) {
      return base::unavailable(fmt::format("The folder '{}' for mails cannot be made: {}.",
                                           settings_.sink_folder.string(), failure.message()));
    }
    const auto file = settings_.sink_folder / mail.id;
    if (auto done = base::write_file(file.string() + ".eml", mail_bytes(mail, settings_)); !done) return done;
    std::string json;
    base::write_json(json, SunkMail{mail.id, mail.at, mail.to, mail.subject, mail.text});
    return base::write_file(file.string() + ".json", json);
  }

 private:
  MailSettings settings_;
};

}  // namespace

std::unique_ptr<MailTransport> make_transport(const MailSettings& settings) {
  if (settings.host.empty()) return std::make_unique<FolderTransport>(settings);
  return std::make_unique<SmtpTransport>(settings);
}

base::Result<std::vector<SunkMail>> sunk_mails(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code none_yet;
  for (const auto& file : std::filesystem::directory_iterator(folder, none_yet)) {
    if (file.path().extension() == ".json") files.push_back(file.path());
  }
  std::sort(files.rbegin(), files.rend());  // the ids ascend
  if (files.size() > 100) files.resize(100);
  std::vector<SunkMail> mails;
  for (const auto& file : files) {
    const auto text = base::read_file(file);
    if (!text) return text.error();
    const auto json = base::parse_json(*text, file.filename().string());
    if (!json) return json.error();
    base::JsonReader reader(*json, "mail");
    const auto root = reader.root();
    const auto at = base::Instant::parse(root.required("at").text());
    mails.push_back({root.required("mail_id").text(), at.value_or(base::Instant{}), root.required("to").text(),
                     root.required("subject").text(), root.required("text").text()});
  }
  return mails;
}

}  // namespace vallis::notify
