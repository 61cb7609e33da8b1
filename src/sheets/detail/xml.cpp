#include <expat.h>
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "sheets/detail/package.hpp"

namespace vallis::sheets::detail {
namespace {

struct Walk {
  const XmlVisitor& visitor;
  std::size_t most_depth;
  std::size_t depth = 0;
  std::string refusal{};
  bool ended = false;
  XML_Parser parser = nullptr;

  void refuse(std::string what) {
    refusal = std::move(what);
    XML_StopParser(parser, XML_FALSE);
  }
  void ask() {
    if (visitor.go_on()) return;
    ended = true;
    XML_StopParser(parser, XML_FALSE);
  }
};

std::string_view local(const char* name) {
  std::string_view whole(name);
  const auto colon = whole.rfind(':');
  return colon == std::string_view::npos ? whole : whole.substr(colon + 1);
}

void on_begin(void* data, const char* name, const char** attributes) {
  Walk& walk = *static_cast<Walk*>(data);
  if (++walk.depth > walk.most_depth) {
    walk.refuse(fmt::format("It has elements more than {} deep, as no spreadsheet has.", walk.most_depth));
    return;
  }
  Attributes all;
  for (std::size_t a = 0; attributes[a] != nullptr; a += 2) all.emplace(local(attributes[a]), attributes[a + 1]);
  if (walk.visitor.begin) walk.visitor.begin(local(name), all);
}

void on_end(void* data, const char* name) {
  Walk& walk = *static_cast<Walk*>(data);
  --walk.depth;
  if (walk.visitor.end) walk.visitor.end(local(name));
  walk.ask();
}

void on_text(void* data, const char* text, int size) {
  const Walk& walk = *static_cast<Walk*>(data);
  if (walk.visitor.text) walk.visitor.text({text, static_cast<std::size_t>(size)});
}

void on_doctype(void* data, const char*, const char*, const char*, int) {
  static_cast<Walk*>(data)->refuse("It declares a document type, as no spreadsheet does.");
}

}  // namespace

base::Result<void> walk_xml(std::string_view xml, std::string_view name, std::size_t depth, const XmlVisitor& visitor) {
  const auto free = [](XML_Parser parser) { XML_ParserFree(parser); };
  const std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(free)> parser(XML_ParserCreate(nullptr), free);
  Walk walk{visitor, depth};
  walk.parser = parser.get();
  XML_SetUserData(parser.get(), &walk);
  XML_SetElementHandler(parser.get(), on_begin, on_end);
  XML_SetCharacterDataHandler(parser.get(), on_text);
  XML_SetStartDoctypeDeclHandler(parser.get(), on_doctype);
  constexpr std::size_t kPiece = 1U << 20U;
  for (std::size_t at = 0;; at += kPiece) {
    const std::size_t size = std::min(kPiece, xml.size() - std::min(at, xml.size()));
    const bool last = at + size >= xml.size();
    const XML_Status status = XML_Parse(parser.get(), xml.data() + std::min(at, xml.size()), static_cast<int>(size),
                                        last ? XML_TRUE : XML_FALSE);
    if (walk.ended) return {};
    if (!walk.refusal.empty()) return base::invalid_input(std::string(name), std::move(walk.refusal));
    if (status != XML_STATUS_OK) {
      return base::invalid_input(std::string(name), fmt::format("The file is damaged ({}, line {} of a part). Save it "
                                                                "anew in your spreadsheet program.",
                                                                XML_ErrorString(XML_GetErrorCode(parser.get())),
                                                                XML_GetCurrentLineNumber(parser.get())));
    }
    if (last) return {};
  }
}

}  // namespace vallis::sheets::detail
