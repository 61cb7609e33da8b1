#pragma once

#include <vector>

#include "study/dissimilarity.hpp"

namespace vallis::analyse {

/// Medoids as R's pam finds them with variant "original", ties included.
struct BuildAndSwap {
  std::vector<int> medoids;  ///< 0-based, ascending
  std::vector<int> group;    ///< 1 … k, numbered in the order in which the units meet them; equally near: the first
  double build_total = 0;    ///< cost after BUILD, Σ over units
  double total = 0;
};

/// PAM: BUILD takes k times the unit that lowers the cost most, the last of equal ones; SWAP makes the exchange that
/// lowers it most, the first of equal ones (by unit, then by medoid), until none lowers it by more than round-off.
/// For k = 1 there is no SWAP, as in R. `d` holds a value for every pair; k is in 1 … n.
/// Cost: O(n² k) for BUILD and for each exchange; O(n) memory. Source: Kaufman and Rousseeuw (1990), ch. 2.
BuildAndSwap build_and_swap(const study::Dissimilarity& d, int k);

}  // namespace vallis::analyse
