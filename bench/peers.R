# Times R's packages on the data that `study_bench --write-data DIR` wrote.
#
#   Rscript bench/peers.R DIR TASK N ANSWER
#
# Prints one line of JSON and writes what was found to the file ANSWER as raw doubles, in the shape that study_bench gives
# its own. A run of two seconds or more is the only one; otherwise seconds are medians of three runs after a first.
# Reading the data is not timed; the peak of memory (10^6 bytes) is that of the whole process.

arguments <- commandArgs(trailingOnly = TRUE)
stopifnot(length(arguments) == 4)
folder <- arguments[1]
task <- arguments[2]
n <- as.integer(arguments[3])

input_file <- function(kind, extension) file.path(folder, paste0(kind, "-", n, ".", extension))

# Columns and weights as bench/synthetic.cpp has them.
weights <- c(2, 2, 1, 1, 1.5, 0.5, rep(1, 9))
types <- list(symm = "public", asymm = c("incubator", "startups", "partnership"))
nominal <- c("specialisation", "goal", "region")

read_table <- function() {
  table <- read.csv(input_file("table", "csv"))
  for (column in nominal) table[[column]] <- factor(table[[column]])
  table
}

read_dissimilarity <- function() {
  d <- readBin(input_file("dissimilarity", "bin"), "double", n * (n - 1) / 2)
  structure(d, Size = n, Diag = FALSE, Upper = FALSE, class = "dist")
}

read_points <- function() matrix(readBin(input_file("points", "bin"), "double", n * 15), ncol = 15, byrow = TRUE)

radius_km <- 6371.0088
read_unit_vectors <- function() {
  degrees <- matrix(readBin(input_file("places", "bin"), "double", n * 2), ncol = 2, byrow = TRUE)
  lon <- degrees[, 1] * pi / 180
  lat <- degrees[, 2] * pi / 180
  cbind(cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat))
}
chord <- 2 * sin(10 / radius_km / 2)

# At most a million values, evenly spread, as study_bench compares them.
sampled <- function(x) x[seq(1, length(x), by = length(x) %/% 1000000 + 1)]

heights <- function(tree) sort(tree$height)
planted_groups <- (seq_len(n) - 1) %% 3 + 1
stability <- function(result) sort(result$bootmean)
average_tree <- function(x, k) list(cluster = cutree(fastcluster::hclust(dist(x), "average"), k))

# The input, the work on it, and what is compared.
tasks <- list(
  "daisy" = list(read_table, function(x) cluster::daisy(x, metric = "gower", type = types, weights = weights),
                 function(d) sampled(as.numeric(d))),
  "fastcluster-average" = list(read_dissimilarity, function(d) fastcluster::hclust(d, "average"), heights),
  "fastcluster-ward" = list(read_dissimilarity, function(d) fastcluster::hclust(d, "ward.D2"), heights),
  "hclust-average" = list(read_dissimilarity, function(d) stats::hclust(d, "average"), heights),
  "agnes-average" = list(read_dissimilarity, function(d) cluster::agnes(d, diss = TRUE, method = "average"), heights),
  "silhouette" = list(read_dissimilarity, function(d) cluster::silhouette(planted_groups, d), function(s) s[, "sil_width"]),
  "pam-original" = list(read_dissimilarity, function(d) cluster::pam(d, 3, variant = "original"),
                        function(p) p$objective[["swap"]] * n),
  "pam-faster" = list(read_dissimilarity, function(d) cluster::pam(d, 3, variant = "faster"),
                      function(p) p$objective[["swap"]] * n),
  "kmeans-lloyd" = list(read_points, function(x) stats::kmeans(x, x[1:8, ], iter.max = 300, algorithm = "Lloyd"),
                        function(k) c(k$tot.withinss, k$cluster)),
  "dbscan" = list(read_unit_vectors, function(x) dbscan::dbscan(x, eps = chord, minPts = 10),
                  function(d) c(max(d$cluster), sum(d$cluster == 0), NaN)),
  "clusterboot-average" = list(read_dissimilarity, function(d)
    fpc::clusterboot(d, B = 200, distances = TRUE, bootmethod = "boot", clustermethod = fpc::disthclustCBI, k = 3,
                     method = "average", count = FALSE, seed = 1), stability),
  "clusterboot-pam" = list(read_dissimilarity, function(d)
    fpc::clusterboot(d, B = 200, distances = TRUE, bootmethod = "boot", clustermethod = fpc::claraCBI, k = 3,
                     usepam = TRUE, diss = TRUE, count = FALSE, seed = 1), stability),
  "clusgap-average" = list(read_points, function(x)
    cluster::clusGap(x, average_tree, K.max = 8, B = 100, spaceH0 = "scaledPCA", verbose = FALSE),
    function(g) g$Tab[, "logW"]))

chosen <- tasks[[task]]
if (is.null(chosen)) stop("There is no task '", task, "'.")
input <- chosen[[1]]()
answer <- NULL
walls <- cpus <- numeric(0)
timed <- function(repeats) {
  time <- system.time(for (i in seq_len(repeats)) answer <<- suppressWarnings(chosen[[2]](input)))
  walls <<- c(walls, time[["elapsed"]] / repeats)
  cpus <<- c(cpus, (time[["user.self"]] + time[["sys.self"]]) / repeats)
}
timed(1)
if (walls < 2) {
  # R's clock ticks in milliseconds, so that short work is repeated within one run.
  repeats <- max(1, ceiling(0.1 / max(walls, 0.001)))
  walls <- cpus <- numeric(0)
  for (run in 1:3) timed(repeats)
}
status <- readLines("/proc/self/status")
peak <- as.numeric(gsub("[^0-9]", "", grep("^VmHWM", status, value = TRUE))) * 1024 / 1e6
writeBin(as.double(chosen[[3]](answer)), arguments[4])
cat(sprintf('{"walls": [%s], "cpus": [%s], "peak_mb": %.1f}\n', paste(sprintf("%.7f", walls), collapse = ", "),
            paste(sprintf("%.7f", cpus), collapse = ", "), peak))
