#include "directory/detail/vcard.hpp"

#include "base/text.hpp"

namespace vallis::directory::detail {
namespace {

/// RFC 6350, 3.4: commas, semicolons, backslashes and line ends within a value.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\\' || c == ',' || c == ';') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else if (static_cast<unsigned char>(c) >= 0x20) {
      out += c;
    }
  }
  return out;
}

/// A URI takes no escapes; signs that would end the line are left out.
std::string plain(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (static_cast<unsigned char>(c) > 0x20) out += c;
  }
  return out;
}

class Card {
 public:
  Card() : text_("BEGIN:VCARD\r\nVERSION:4.0\r\n") {}

  void add(std::string_view name, std::string_view value) {
    // Lines have 75 octets at most, and no sign is cut (RFC 6350, 3.2).
    std::string line = std::string(name) + ":" + std::string(value);
    std::size_t room = 75;
    std::size_t begin = 0;
    while (line.size() - begin > room) {
      std::size_t end = begin + room;
      while ((static_cast<unsigned char>(line[end]) & 0xC0U) == 0x80U) --end;
      text_ += line.substr(begin, end - begin) + "\r\n ";
      begin = end;
      room = 74;
    }
    text_ += line.substr(begin) + "\r\n";
  }
  void add_text(std::string_view name, const std::optional<std::string>& value) {
    if (value) add(name, escaped(*value));
  }
  std::string end() { return text_ + "END:VCARD\r\n"; }

 private:
  std::string text_;
};

std::string compact(const base::Instant& at) {
  std::string text;
  for (const char c : at.text().substr(0, 19)) {
    if (c != '-' && c != ':') text += c;
  }
  return text + "Z";
}

}  // namespace

std::string vcard(const Organisation& one) {
  Card card;
  card.add("UID", "urn:uuid:" + one.organisation_id.text());
  card.add("KIND", "org");
  card.add("FN", escaped(one.name));
  card.add("ORG", escaped(one.name));
  card.add("ADR", ";;" + escaped(one.address.value_or("")) + ";" + escaped(one.city.value_or("")) + ";" +
                      escaped(one.region.value_or("")) + ";;" + escaped(one.country_code));
  card.add_text("TEL;VALUE=text", one.phone);
  card.add_text("EMAIL", one.email);
  if (one.website) card.add("URL", plain(*one.website));
  if (one.latitude && one.longitude) {
    card.add("GEO", "geo:" + base::exact_number(*one.latitude) + "," + base::exact_number(*one.longitude));
  }
  card.add_text("NOTE", one.description_en ? one.description_en : one.description_ru);
  card.add("REV", compact(one.updated_at));
  return card.end();
}

std::string vcard(const Person& one) {
  Card card;
  const std::string title = one.title ? *one.title + " " : "";
  card.add("UID", "urn:uuid:" + one.person_id.text());
  card.add("KIND", "individual");
  card.add("FN", escaped(title + one.given_name + " " + one.family_name));
  card.add("N",
           escaped(one.family_name) + ";" + escaped(one.given_name) + ";;" + escaped(one.title.value_or("")) + ";");
  card.add_text("EMAIL", one.email);
  card.add_text("TEL;VALUE=text", one.phone);
  card.add("LANG", escaped(one.language));
  if (one.orcid) card.add("URL", "https://orcid.org/" + plain(*one.orcid));
  for (const Affiliation& at : one.affiliations) {
    if (at.to_on) continue;
    card.add("ORG", escaped(at.organisation_name));
    card.add_text("TITLE", at.position);
  }
  card.add_text("NOTE", one.about);
  card.add("REV", compact(one.updated_at));
  return card.end();
}

}  // namespace vallis::directory::detail
