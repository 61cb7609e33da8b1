#include <fmt/chrono.h>
#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>

#include "notify/transport.hpp"

namespace vallis::notify {
namespace {

std::string base64(std::string_view bytes) {
  std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
  sodium_bin2base64(text.data(), text.size(), reinterpret_cast<const unsigned char*>(bytes.data()),  // NOLINT
                    bytes.size(), sodium_base64_VARIANT_ORIGINAL);
  text.pop_back();  // the ending NUL
  return text;
}

/// In lines of 76 characters (RFC 2045).
std::string base64_lines(std::string_view bytes) {
  const std::string all = base64(bytes);
  std::string out;
  for (std::size_t at = 0; at < all.size(); at += 76) out += all.substr(at, 76) + "\r\n";
  return out;
}

bool plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

/// A header's text: as it is where it is ASCII and short, otherwise in encoded words of whole letters (RFC 2047).
std::string encoded(std::string_view text) {
  if (plain(text) && text.size() <= 60 && text.find("=?") == std::string_view::npos) return std::string(text);
  std::string out;
  while (!text.empty()) {
    std::size_t end = std::min<std::size_t>(36, text.size());
    while (end > 0 && end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
    if (end == 0) end = std::min<std::size_t>(36, text.size());
    if (!out.empty()) out += "\r\n ";
    out += "=?UTF-8?B?" + base64(text.substr(0, end)) + "?=";
    text.remove_prefix(end);
  }
  return out;
}

/// "Mon, 12 Jan 2026 09:30:00 +0000".
std::string date_header(const base::Instant& at) {
  return fmt::format("{:%a, %d %b %Y %H:%M:%S} +0000", fmt::gmtime(std::chrono::system_clock::to_time_t(at.time)));
}

std::string domain_of(const std::string& address) {
  const auto at = address.find('@');
  return at == std::string::npos ? "localhost" : address.substr(at + 1);
}

std::string part(std::string_view type, std::string_view text) {
  return fmt::format("Content-Type: {}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{}", type,
                     base64_lines(text));
}

}  // namespace

std::string mail_bytes(const OutgoingMail& mail, const MailSettings& settings) {
  const std::string border = "=_" + mail.id;
  std::string out = fmt::format("From: {} <{}>\r\n", encoded(settings.from_name), settings.from_address);
  out += fmt::format("To: <{}>\r\nSubject: {}\r\nDate: {}\r\nMessage-ID: <{}@{}>\r\n", mail.to, encoded(mail.subject),
                     date_header(mail.at), mail.id, domain_of(settings.from_address));
  out += "MIME-Version: 1.0\r\nAuto-Submitted: auto-generated\r\n";
  if (!mail.unsubscribe_url.empty()) {
    out += fmt::format("List-Unsubscribe: <{}>\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n",
                       mail.unsubscribe_url);
  }
  out += fmt::format("Content-Type: multipart/alternative; boundary=\"{}\"\r\n\r\n", border);
  out += fmt::format("--{0}\r\n{1}--{0}\r\n{2}--{0}--\r\n", border, part("text/plain", mail.text),
                     part("text/html", mail.html));
  return out;
}

}  // namespace vallis::notify
