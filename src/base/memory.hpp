#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.hpp"

namespace vallis::base {

/// Bytes that a process can still take without swapping or being ended: the least of what the system has available,
/// what the control groups of the process leave (version 2 or 1), and the limit set by hand. Nothing where none of them
/// is known. Cost: a few small files are read.
std::optional<std::uint64_t> available_memory();

/// A limit in bytes for this process, counted for each piece of work by itself; nothing lifts it.
void set_memory_limit(std::optional<std::uint64_t> bytes);

/// "512M", "1.5GB", "200000": a number and k, M, G or T for powers of 1,000, with or without B. Nothing when the text
/// is none, or 2^63 or more.
std::optional<std::uint64_t> parse_bytes(std::string_view text);

/// "3.2 GB", "85 MB", "12 kB" or "7 bytes", in powers of 1,000.
std::string bytes_text(double bytes);

/// Refuses work before it allocates. `what` is the work with its size ("The dissimilarities of 100,000 units"),
/// `remedy` a sentence that says what would make it fit. Errors: TooLarge – `bytes` is more than there is; the message
/// holds the need, what there is, and the remedy.
Result<void> require_memory(double bytes, std::string_view what, std::string_view remedy);

}  // namespace vallis::base
