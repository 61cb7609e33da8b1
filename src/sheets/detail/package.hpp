#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "sheets/table.hpp"

namespace vallis::sheets::detail {

/// The parts of a ZIP file, read with every limit held against what is there, not against what the file says of itself.
class Package {
 public:
  /// The bytes must outlive it. Errors: InvalidInput – no ZIP file; TooLarge.
  static base::Result<std::unique_ptr<Package>> open(std::string_view bytes, std::string_view name,
                                                     const Limits& limits);
  ~Package();
  Package(const Package&) = delete;
  Package& operator=(const Package&) = delete;

  /// The bytes of a part; nothing when there is none of that name. Errors: InvalidInput – encrypted or broken;
  /// TooLarge – a limit.
  base::Result<std::optional<std::string>> part(const std::string& path);

 private:
  struct Archive;
  Package(std::unique_ptr<Archive> archive, std::string name, Limits limits);
  std::unique_ptr<Archive> archive_;
  std::string name_;
  Limits limits_;
  std::size_t unpacked_ = 0;
};

using Attributes = std::map<std::string, std::string, std::less<>>;

struct XmlVisitor {
  std::function<void(std::string_view element, const Attributes&)> begin;
  std::function<void(std::string_view element)> end;
  std::function<void(std::string_view)> text;
  std::function<bool()> go_on = [] { return true; };  ///< asked after each element; false ends the walk without error
};

/// Walks a document in one pass; names come without their prefixes. Errors: InvalidInput – no XML; a document type,
/// which no spreadsheet needs and entities come by; elements deeper than `depth`.
base::Result<void> walk_xml(std::string_view xml, std::string_view name, std::size_t depth, const XmlVisitor& visitor);

}  // namespace vallis::sheets::detail
