#pragma once

#include <array>
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/describe/enumerators.hpp>
#include <boost/describe/members.hpp>
#include <boost/mp11/algorithm.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

/// Makes a struct's members, or an enum's words, known to the code that reads and writes rows, JSON and CSV: put it
/// behind the type, in the type's namespace. The member's name is the column's and the JSON key; an enumerator
/// `InReview` is the word "in_review".
#define VALLIS_DESCRIBE(Type, ...) BOOST_DESCRIBE_STRUCT(Type, (), (__VA_ARGS__))
#define VALLIS_DESCRIBE_ENUM(Type, ...) BOOST_DESCRIBE_ENUM(Type, __VA_ARGS__)

namespace vallis::base {

template <class T>
concept Described = std::is_class_v<T> && boost::describe::has_describe_members<T>::value;

template <class E>
concept DescribedEnum = std::is_enum_v<E> && boost::describe::has_describe_enumerators<E>::value;

/// Calls visit(name, member reference) for each member in the order of the description.
template <class T, class Visit>
  requires Described<std::remove_const_t<T>>
void for_each_member(T& object, Visit&& visit) {
  using Plain = std::remove_const_t<T>;
  boost::mp11::mp_for_each<boost::describe::describe_members<Plain, boost::describe::mod_public>>(
      [&](auto member) { visit(std::string_view(member.name), object.*member.pointer); });
}

/// The same without an object: visit(name, a pointer of the member's type that is null).
template <Described T, class Visit>
void for_each_member_type(Visit&& visit) {
  boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto member) {
    using Member = std::remove_reference_t<decltype(std::declval<T&>().*member.pointer)>;
    visit(std::string_view(member.name), static_cast<Member*>(nullptr));
  });
}

/// "InReview" → "in_review".
std::string snake_case(std::string_view camel_case);

/// The words of an enum, in its order.
template <DescribedEnum E>
const auto& enum_words() {
  using Enumerators = boost::describe::describe_enumerators<E>;
  static const auto words = [] {
    std::array<std::pair<std::string, E>, boost::mp11::mp_size<Enumerators>::value> all;
    std::size_t i = 0;
    boost::mp11::mp_for_each<Enumerators>([&](auto entry) { all[i++] = {snake_case(entry.name), entry.value}; });
    return all;
  }();
  return words;
}

template <DescribedEnum E>
std::string_view enum_word(E value) {
  for (const auto& [word, meaning] : enum_words<E>()) {
    if (meaning == value) return word;
  }
  return {};
}

template <DescribedEnum E>
std::optional<E> enum_of(std::string_view word) {
  for (const auto& [known, meaning] : enum_words<E>()) {
    if (known == word) return meaning;
  }
  return std::nullopt;
}

}  // namespace vallis::base
