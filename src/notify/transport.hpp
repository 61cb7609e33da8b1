#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "base/time.hpp"

namespace vallis::notify {

enum class Tls {
  None,
  Starttls,  ///< begins in the clear and must go over to TLS
  Implicit,  ///< TLS from the first byte, mostly on port 465
};
VALLIS_DESCRIBE_ENUM(Tls, None, Starttls, Implicit)

/// Where mails go to and whom they come from.
struct MailSettings {
  std::string host{};  ///< of the SMTP server; empty: mails are written into sink_folder and go nowhere
  int port = 587;
  Tls tls = Tls::Starttls;
  std::string user{};  ///< empty: without signing in
  std::string password{};
  std::filesystem::path authority_file{};  ///< PEM of who vouches for the server; empty: those that the system trusts
  std::string from_address = "vallis@localhost";
  std::string from_name = "Vallis";
  std::string base_url = "http://127.0.0.1:8080";  ///< of this server as readers reach it, without a last "/"
  std::chrono::seconds timeout{30};                ///< for one mail in all
  std::filesystem::path sink_folder{};
};

/// A mail as it leaves.
struct OutgoingMail {
  std::string id;  ///< of the Message-ID, which stays the same when the mail is sent again
  std::string to;
  std::string subject;
  std::string text;
  std::string html;
  std::string unsubscribe_url;  ///< empty: none
  base::Instant at;
};

/// The mail as RFC 5322 has it, lines ending in CRLF: both parts in UTF-8 and base64, Auto-Submitted (RFC 3834),
/// List-Unsubscribe and List-Unsubscribe-Post (RFC 2369, RFC 8058) where there is an address for it.
std::string mail_bytes(const OutgoingMail& mail, const MailSettings& settings);

class MailTransport {
 public:
  MailTransport() = default;
  virtual ~MailTransport() = default;
  MailTransport(const MailTransport&) = delete;
  MailTransport& operator=(const MailTransport&) = delete;

  /// Errors: Unavailable – it may work later; InvalidArgument – this mail will never be taken (the server said 5xx).
  virtual base::Result<void> send(const OutgoingMail& mail) = 0;
};

/// By SMTP, or into the folder where there is no host.
std::unique_ptr<MailTransport> make_transport(const MailSettings& settings);

/// A mail in the folder.
struct SunkMail {
  std::string mail_id;
  base::Instant at;
  std::string to;
  std::string subject;
  std::string text;
};
VALLIS_DESCRIBE(SunkMail, mail_id, at, to, subject, text)

/// The newest mails of the folder, at most 100.
base::Result<std::vector<SunkMail>> sunk_mails(const std::filesystem::path& folder);

}  // namespace vallis::notify
