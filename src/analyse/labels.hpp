#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/csv.hpp"
#include "base/json.hpp"
#include "base/result.hpp"
#include "study/partition.hpp"

namespace vallis::analyse {

/// A column of labels. Labels that are all numbers stand in the order of numbers, others in the order of their bytes.
struct Labels {
  std::vector<int> rank;            ///< n places in `labels`, from 0
  std::vector<std::string> labels;  ///< the different ones, sorted
};

/// Errors: InvalidInput – an empty cell.
base::Result<Labels> read_labels(const base::CsvTable& table, std::size_t column);

/// A label as a number where it is one, else as a text.
base::Json label_json(const std::string& label);

/// The groups that the labels make, numbered in the order of the labels, so that of tied groups the one with the
/// smaller label comes first, as in R.
study::Partition partition_of(const Labels& labels);

}  // namespace vallis::analyse
