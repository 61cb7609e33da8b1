#pragma once

#include <map>
#include <string>
#include <string_view>

#include "http/message.hpp"
#include "http/router.hpp"

namespace vallis::http {

/// Files that are part of the program, as a browser gets them: with a strong tag of their bytes, packed before the
/// start, and index.html for every place that a page names itself. What lies below assets/ carries a hash of its bytes
/// in its name and is kept by browsers for a year; all else is asked for again each time and mostly answered 304.
///
/// A page may run no script and take no style but the program's own. Styles that the pages make while they run carry a
/// nonce: the word VALLIS_NONCE in an HTML file becomes a new random one in each answer, and in its
/// Content-Security-Policy; such a file has no tag, for it is never the same.
class StaticFiles {
 public:
  /// @param path   below the root, such as "style.css"; "app.js.br" and "app.js.gz" are app.js packed in advance, and
  ///               without "app.js.gz" a text that gains by it is packed here
  /// @param bytes  must outlive the files
  void add(const std::string& path, std::string_view bytes);

  /// The file of the request's path; index.html for "/", and for a place without a file that a browser asks for as a
  /// page (its Accept names text/html); 404 otherwise, and below /api/ always.
  Reply answer(const Request& request) const;

  /// As the router's fallback. The files must outlive the router and not change any more.
  void serve(Router& router);

 private:
  struct File {
    std::string_view bytes;
    std::string_view brotli;  ///< empty where there is none
    std::string_view gzip;
    std::string packed;  ///< what gzip points to where it was packed here
    std::string tag;     ///< without quotes
    std::string media_type;
  };
  std::map<std::string, File, std::less<>> files_;
};

/// Whether a browser takes answers by a coding ("gzip", "br"): its Accept-Encoding names it, not with a weight of
/// nought.
bool accepts(const Request& request, std::string_view coding);

/// Packs a text of more than 1 KiB by gzip for who takes that, and says by Vary that answers differ by it. The tag
/// stays that of the unpacked answer: it names a version, to which changes refer.
void pack_reply(const Request& request, Reply& reply);

}  // namespace vallis::http
