#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/describe.hpp"
#include "base/result.hpp"
#include "base/text.hpp"

namespace vallis::notify {

/// When a mail goes out.
enum class MailWhen { Off, Now, Daily, Weekly };
VALLIS_DESCRIBE_ENUM(MailWhen, Off, Now, Daily, Weekly)

/// By which channels one is told of a kind.
struct Channels {
  bool in_app = true;
  MailWhen mail = MailWhen::Now;
};
VALLIS_DESCRIBE(Channels, in_app, mail)

/// What a message is filled with, by the name of the place: "{link}".
using Values = std::map<std::string, std::string, std::less<>>;

struct MessageKind {
  base::LocalText name;   ///< in the table of settings
  bool settable = true;   ///< false: it always goes by its own channels and is never turned off
  Channels channels;      ///< where nobody chose others
  base::LocalText title;  ///< subject of the mail, line of the notice
  base::LocalText body;   ///< paragraphs parted by empty lines
};

/// A mail's subject and its two parts, of the same source.
struct RenderedMail {
  std::string subject;  ///< one line
  std::string text;
  std::string html;
};

/// The messages of the program in all its languages, as data/messages has them.
class Messages {
 public:
  /// Errors: InvalidInput with every fault – a language that is missing or empty, places that differ between the
  /// languages, an unknown member.
  static base::Result<Messages> parse(std::string_view json, std::string_view name);

  const std::map<std::string, MessageKind, std::less<>>& kinds() const { return kinds_; }
  /// Nothing where there is none.
  const MessageKind* kind(std::string_view name) const;

  /// A title or one of the words, filled. Errors: InvalidArgument – no such kind or word, a value that is missing.
  base::Result<std::string> title(std::string_view kind, std::string_view language, const Values& values) const;
  base::Result<std::string> word(std::string_view name, std::string_view language, const Values& values) const;

  /// @param footer  lines below the message, filled already
  /// Values are text: what they hold becomes neither HTML nor a line of the header. An address of the web at
  /// the end of a line becomes a link. Errors: those of title().
  base::Result<RenderedMail> mail(std::string_view kind, std::string_view language, std::string_view name,
                                  const Values& values, const std::vector<std::string>& footer) const;

 private:
  std::map<std::string, MessageKind, std::less<>> kinds_;
  std::map<std::string, base::LocalText, std::less<>> words_;
};

}  // namespace vallis::notify
