# Times R's packages on the data that `study_bench --write-data DIR` wrote.
#
#   Rscript bench/peers.R DIR TASK N
#
# TASK: daisy, fastcluster-average, fastcluster-ward, hclust-average, hclust-ward, silhouette. Prints one line of JSON;
# seconds are medians of five runs after a first, or of one when it takes more than five seconds. Reading the data is not
# timed; the peak of memory (10^6 bytes) is that of the whole process.

arguments <- commandArgs(trailingOnly = TRUE)
stopifnot(length(arguments) == 3)
folder <- arguments[1]
task <- arguments[2]
n <- as.integer(arguments[3])

# Columns and weights as bench/synthetic.cpp has them.
weights <- c(2, 2, 1, 1, 1.5, 0.5, rep(1, 9))
types <- list(symm = "public", asymm = c("incubator", "startups", "partnership"))
nominal <- c("specialisation", "goal", "region")

read_table <- function() {
  table <- read.csv(file.path(folder, paste0("table-", n, ".csv")))
  for (column in nominal) table[[column]] <- factor(table[[column]])
  table
}

read_dissimilarity <- function() {
  d <- readBin(file.path(folder, paste0("dissimilarity-", n, ".bin")), "double", n * (n - 1) / 2)
  structure(d, Size = n, Diag = FALSE, Upper = FALSE, class = "dist")
}

planted_groups <- (seq_len(n) - 1) %% 3 + 1
answer <- NULL
if (task == "daisy") {
  input <- read_table()
  work <- function() cluster::daisy(input, metric = "gower", type = types, weights = weights)
} else {
  input <- read_dissimilarity()
  work <- switch(task,
    "fastcluster-average" = function() fastcluster::hclust(input, "average"),
    "fastcluster-ward" = function() fastcluster::hclust(input, "ward.D2"),
    "hclust-average" = function() stats::hclust(input, "average"),
    "hclust-ward" = function() stats::hclust(input, "ward.D2"),
    "silhouette" = function() cluster::silhouette(planted_groups, input),
    stop("There is no task '", task, "'."))
}

# R's clock ticks in milliseconds, so that short work is repeated within one run.
repeats <- max(1, ceiling(0.1 / max(system.time(suppressWarnings(work()))[["elapsed"]], 0.001)))
walls <- cpus <- numeric(0)
while (length(walls) < 5 && (length(walls) == 0 || walls[1] < 5)) {
  time <- system.time(for (i in seq_len(repeats)) answer <- suppressWarnings(work()))
  walls <- c(walls, time[["elapsed"]] / repeats)
  cpus <- c(cpus, (time[["user.self"]] + time[["sys.self"]]) / repeats)
}
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) * 1024 / 1e6
difference <- if (task == "daisy") max(abs(as.numeric(answer) - as.numeric(read_dissimilarity()))) else NA
cat(sprintf('{"task": "%s", "n": %d, "runs": %d, "median_wall": %.6f, "median_cpu": %.6f, "peak_mb": %.0f, "largest_difference": %s}\n',
            task, n, length(walls), median(walls), median(cpus), peak,
            if (is.na(difference)) "null" else sprintf("%.3g", difference)))
