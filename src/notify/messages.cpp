#include "notify/messages.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>
#include <set>

#include "base/json.hpp"
#include "http/api_page.hpp"

namespace vallis::notify {
namespace {

const std::string& in_language(const base::LocalText& text, std::string_view language) {
  return language == "ru" ? text.ru : text.en;
}

/// Calls text(part) and place(name) for what stands between and within "{…}"; false where a brace is not closed.
template <class Text, class PlaceFound>
bool parts_of(std::string_view message, Text&& text, PlaceFound&& place) {
  while (!message.empty()) {
    const auto open = message.find('{');
    text(message.substr(0, open));
    if (open == std::string_view::npos) return true;
    const auto close = message.find('}', open);
    if (close == std::string_view::npos) return false;
    place(message.substr(open + 1, close - open - 1));
    message.remove_prefix(close + 1);
  }
  return true;
}

std::optional<std::set<std::string>> places_of(std::string_view message) {
  std::set<std::string> places;
  const bool closed = parts_of(
      message, [](std::string_view) {}, [&](std::string_view name) { places.emplace(name); });
  return closed ? std::optional(places) : std::nullopt;
}

base::LocalText read_text(const base::JsonReader::Place& place) {
  base::LocalText text = place.local_text();
  const auto en = places_of(text.en);
  const auto ru = places_of(text.ru);
  if (text.en.empty() || text.ru.empty()) {
    place.fault("The text is missing in a language; give both 'en' and 'ru'.");
  } else if (!en || !ru || *en != *ru) {
    place.fault("The places in braces differ between the languages, or one is not closed.");
  }
  return text;
}

base::Result<std::string> filled(std::string_view message, const Values& values) {
  std::string out;
  std::string missing;
  parts_of(
      message, [&](std::string_view text) { out += text; },
      [&](std::string_view name) {
        const auto value = values.find(name);
        value == values.end() ? missing = name : out += value->second;
      });
  if (!missing.empty()) return base::invalid_argument(fmt::format("The message needs a value for '{}'.", missing));
  return out;
}

/// Titles and words are one line, whatever a value brings along: a header ends at its line.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (static_cast<unsigned char>(c) < 0x20 || c == '\x7F') c = ' ';
  }
  return text;
}

/// An address of the web at the end of a line becomes a link.
std::string html_line(std::string_view line) {
  const auto blank = line.rfind(' ');
  const std::string_view last = blank == std::string_view::npos ? line : line.substr(blank + 1);
  if (!last.starts_with("https://") && !last.starts_with("http://")) return http::html_escaped(line);
  const std::string before = http::html_escaped(line.substr(0, line.size() - last.size()));
  return fmt::format(R"({0}<a href="{1}">{1}</a>)", before, http::html_escaped(last));
}

std::string html_of(std::string_view text, std::string_view language) {
  std::string html = fmt::format("<!doctype html>\n<html lang=\"{}\"><body>\n<p>", language);
  while (!text.empty()) {
    const auto end = text.find('\n');
    html += html_line(text.substr(0, end));
    if (end == std::string_view::npos) break;
    text.remove_prefix(end + 1);
    if (text.starts_with('\n')) {
      html += "</p>\n<p>";
      while (text.starts_with('\n')) text.remove_prefix(1);
    } else {
      html += "<br>\n";
    }
  }
  return html + "</p>\n</body></html>\n";
}

}  // namespace

base::Result<Messages> Messages::parse(std::string_view json, std::string_view name) {
  const auto document = base::parse_json(json, name);
  if (!document) return document.error();
  base::JsonReader reader(*document, std::string(name));
  const auto root = reader.root();
  Messages messages;
  for (const auto& [kind, place] : root.required("kinds").members()) {
    MessageKind message;
    message.name = read_text(place.required("name"));
    message.settable = place.required("settable").boolean(true);
    message.channels.in_app = place.required("in_app").boolean(true);
    static constexpr std::array<std::pair<std::string_view, MailWhen>, 4> kWhen = {
        {{"off", MailWhen::Off}, {"now", MailWhen::Now}, {"daily", MailWhen::Daily}, {"weekly", MailWhen::Weekly}}};
    message.channels.mail = place.required("mail").choice<MailWhen>(kWhen, MailWhen::Now);
    message.title = read_text(place.required("title"));
    message.body = read_text(place.required("body"));
    place.close();
    messages.kinds_.emplace(kind, std::move(message));
  }
  for (const auto& [word, place] : root.required("words").members()) messages.words_.emplace(word, read_text(place));
  root.close();
  if (!reader.ok()) return reader.error();
  return messages;
}

const MessageKind* Messages::kind(std::string_view name) const {
  const auto found = kinds_.find(name);
  return found == kinds_.end() ? nullptr : &found->second;
}

base::Result<std::string> Messages::title(std::string_view name, std::string_view language,
                                          const Values& values) const {
  const MessageKind* message = kind(name);
  if (message == nullptr) return base::invalid_argument(fmt::format("There is no kind of message '{}'.", name));
  auto text = filled(in_language(message->title, language), values);
  if (!text) return text;
  return one_line(std::move(*text));
}

base::Result<std::string> Messages::word(std::string_view name, std::string_view language, const Values& values) const {
  const auto found = words_.find(name);
  if (found == words_.end()) return base::invalid_argument(fmt::format("There is no word '{}' for messages.", name));
  auto text = filled(in_language(found->second, language), values);
  if (!text) return text;
  return one_line(std::move(*text));
}

base::Result<RenderedMail> Messages::mail(std::string_view name, std::string_view language, std::string_view reader,
                                          const Values& values, const std::vector<std::string>& footer) const {
  auto subject = title(name, language, values);
  if (!subject) return subject.error();
  const auto greeting = word("greeting", language, {{"name", std::string(reader)}});
  if (!greeting) return greeting.error();
  const auto body = filled(in_language(kind(name)->body, language), values);
  if (!body) return body.error();
  RenderedMail mail;
  mail.subject = std::move(*subject);
  mail.text = *greeting + "\n\n" + *body + "\n";
  if (!footer.empty()) mail.text += "\n" + base::join(footer, "\n") + "\n";
  mail.html = html_of(mail.text, language == "ru" ? "ru" : "en");
  return mail;
}

}  // namespace vallis::notify
