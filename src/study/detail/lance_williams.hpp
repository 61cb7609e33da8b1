#pragma once

#include <algorithm>

#include "study/linkage.hpp"

namespace vallis::study::detail {

/// A linkage method as the recurrence sees it.
struct Recurrence {
  LinkageMethod method = LinkageMethod::Average;
  double flexible_alpha = 0.625;

  /// Whether reciprocal nearest neighbours may be merged in any order: a merge brings no third group nearer, and two
  /// merges change a dissimilarity the same way in either order. (Flexible fails the second.)
  /// Source: Bruynooghe (1977), Statistique et Analyse des Données 3.
  bool reducible() const { return monotone() && method != LinkageMethod::Flexible; }
  /// Whether heights never fall.
  bool monotone() const { return method != LinkageMethod::Centroid && method != LinkageMethod::Median; }
  /// Whether the recurrence runs on squared dissimilarities.
  bool squares() const;
};

/// How two groups that merge are seen by any third: three coefficients, so that an update costs no division but Ward's.
struct Join {
  double p = 0;
  double q = 0;
  double r = 0;
};

/// The join of groups of sizes `a` and `b` that lie `between` apart.
Join make_join(const Recurrence& recurrence, double a, double b, double between);

// Dissimilarity of the joined group to a third of size k, from those of its two parts; T is a double or a vector of
// them.
struct Lowest {
  template <class T>
  __attribute__((always_inline)) static void apply(const Join&, const T& a, const T& b, const T&, T& out) {
    out = b < a ? b : a;
  }
};
struct Highest {
  template <class T>
  __attribute__((always_inline)) static void apply(const Join&, const T& a, const T& b, const T&, T& out) {
    out = a < b ? b : a;
  }
};
struct Linear {
  template <class T>
  __attribute__((always_inline)) static void apply(const Join& j, const T& a, const T& b, const T&, T& out) {
    out = j.p * a + j.q * b + j.r;
  }
};
struct Ward {
  template <class T>
  __attribute__((always_inline)) static void apply(const Join& j, const T& a, const T& b, const T& k, T& out) {
    out = ((j.p + k) * a + (j.q + k) * b - k * j.r) / (j.p + j.q + k);
  }
};

/// Calls body with the rule of the method, so that loops are compiled for each rule.
template <class Body>
decltype(auto) with_rule(LinkageMethod method, Body&& body) {
  switch (method) {
    case LinkageMethod::Single:
      return body(Lowest{});
    case LinkageMethod::Complete:
      return body(Highest{});
    case LinkageMethod::WardD:
    case LinkageMethod::WardD2:
      return body(Ward{});
    default:
      return body(Linear{});
  }
}

}  // namespace vallis::study::detail
