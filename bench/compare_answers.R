# Answers the cases of one task with R's own functions.
#
# usage: Rscript compare_answers.R FOLDER
# Each folder below FOLDER holds input.csv and case.R, an R list with the parameters; expected.json is written beside
# them, {"error": "..."} where R has no answer.

suppressPackageStartupMessages({
  library(cluster)
  library(fpc)
  library(dbscan)
})

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x)) {
    if (length(x) > 0 && !is.null(names(x))) {
      parts <- vapply(names(x), function(name) paste0("\"", name, "\":", json(x[[name]])), "")
      return(paste0("{", paste(parts, collapse = ","), "}"))
    }
    return(paste0("[", paste(vapply(x, json, ""), collapse = ","), "]"))
  }
  if (is.matrix(x)) return(json(lapply(seq_len(nrow(x)), function(i) array(unname(x[i, ])))))
  if (is.character(x)) {
    parts <- ifelse(is.na(x), "null", paste0("\"", gsub("\"", "'", gsub("[\n\\\\]", " ", x)), "\""))
  } else {
    parts <- ifelse(is.finite(x), sprintf("%.17g", as.numeric(x)), "null")
  }
  if (length(x) == 1 && is.null(dim(x))) return(parts)
  paste0("[", paste(parts, collapse = ","), "]")
}

each <- function(x) array(unname(x)) # a vector that stays a list, also of one

read_cells <- function(path) {
  read.csv(path, colClasses = "character", na.strings = "", check.names = FALSE, blank.lines.skip = FALSE)
}

as_numbers <- function(cells) data.frame(lapply(cells, as.numeric), check.names = FALSE)

gower <- function(cells, columns, weights) {
  data <- list()
  type <- list()
  for (i in seq_along(columns)) {
    column <- columns[[i]]
    cell <- cells[[column$name]]
    levels <- if (is.null(column$levels)) {
      numbers <- suppressWarnings(as.numeric(cell))
      distinct <- unique(cell[!is.na(cell)])
      if (all(is.na(numbers) == is.na(cell))) distinct[order(as.numeric(distinct))] else sort(distinct, method = "radix")
    } else {
      column$levels
    }
    code <- match(cell, levels)
    data[[i]] <- switch(column$type,
      "numeric" = as.numeric(cell),
      "log-ratio" = as.numeric(cell),
      "ordinal-ratio" = if (is.null(column$levels)) as.numeric(cell) else code,
      "ordinal" = ordered(cell, levels = levels),
      "nominal" = factor(cell, levels = levels),
      "symmetric-binary" = code - 1,
      "asymmetric-binary" = if (is.null(column$levels)) as.numeric(cell) else code - 1
    )
    key <- switch(column$type, "log-ratio" = "logratio", "ordinal-ratio" = "ordratio", "symmetric-binary" = "symm",
                  "asymmetric-binary" = "asymm", NULL)
    if (!is.null(key)) type[[key]] <- c(type[[key]], i)
  }
  data <- as.data.frame(data, col.names = paste0("v", seq_along(data)))
  # daisy takes a pair whose weights add up to 0.5 or less for one with nothing in common; the scale changes nothing else.
  suppressWarnings(daisy(data, metric = "gower", type = type, weights = 128 * weights))
}

standardised <- function(x) scale(x, TRUE, TRUE)

distance <- function(cells, asked, apart = character()) {
  if (asked$kind == "gower") return(as.dist(as.matrix(gower(cells, asked$columns, asked$weights))))
  x <- as.matrix(as_numbers(cells[setdiff(names(cells), apart)]))
  if (asked$kind == "precomputed") return(as.dist(unname(x)))
  if (!is.null(asked$standardise)) x <- standardised(x)
  dist(x, method = asked$kind)
}

or_null <- function(code) tryCatch(code, error = function(e) NULL)

answer_gower <- function(cells, p) {
  d <- as.vector(gower(cells, p$columns, p$weights))
  list(n = nrow(cells), dissimilarity = each(d), sum = sum(d, na.rm = TRUE))
}

answer_hierarchical <- function(cells, p) {
  d <- distance(cells, p$distance)
  answer <- list()
  for (method in c("single", "complete", "average", "mcquitty", "ward.D", "ward.D2", "centroid", "median")) {
    squared <- method %in% c("centroid", "median")
    h <- hclust(if (squared) d^2 else d, method)
    cuts <- or_null({
      groups <- list()
      if (is.unsorted(h$height)) stop("a cut has no one meaning")
      for (k in 2:min(6, length(h$order))) groups[[paste0("k", k)]] <- each(cutree(h, k))
      groups
    })
    answer[[method]] <- list(input = if (squared) "d^2" else "d", height = each(h$height), merge = unname(h$merge),
                             order = each(h$order), cutree = cuts,
                             cophenetic_correlation = suppressWarnings(cor(cophenetic(h), d)))
  }
  for (method in c("average", "single", "complete", "ward", "weighted")) {
    a <- agnes(d, diss = TRUE, method = method)
    answer[[paste0("agnes_", method)]] <- list(height_sorted = each(sort(a$height)), ac = a$ac)
  }
  a <- agnes(d, diss = TRUE, method = "flexible", par.method = 0.625)
  answer[["agnes_flexible_0.625"]] <- list(height_sorted = each(sort(a$height)), ac = a$ac)
  a <- diana(d, diss = TRUE)
  answer$diana <- list(height_in_order = each(a$height), order = each(a$order), dc = a$dc)
  answer
}

answer_pam <- function(cells, p) {
  d <- distance(cells, p$distance)
  n <- attr(d, "Size")
  full <- as.matrix(d)
  answer <- list()
  for (k in p$k) {
    fit <- pam(d, k, diss = TRUE, variant = "original")
    block <- list(original = list(
      medoids = each(sort(fit$id.med)), clustering = each(unname(fit$clustering)),
      mean_cost_swap = unname(fit$objective[["swap"]]),
      sil_avg = if (k > 1) fit$silinfo$avg.width else NULL
    ))
    if (choose(n, k) <= 20000) {
      sets <- combn(n, k)
      totals <- apply(sets, 2, function(m) sum(apply(full[m, , drop = FALSE], 2, min)))
      best <- which(totals <= min(totals) * (1 + 1e-12))
      block$exact <- list(total = min(totals), mean = min(totals) / n)
      if (length(best) == 1) block$exact$medoids <- each(sets[, best]) else block$original <- block$original["mean_cost_swap"]
    }
    answer[[paste0("k", k)]] <- block
  }
  answer
}

answer_validity <- function(cells, p) {
  labels <- as.integer(cells$cluster)
  d <- distance(cells, p$distance, "cluster")
  s <- silhouette(labels, d)
  known <- sort(unique(labels))
  v <- suppressWarnings(cluster.stats(d, match(labels, known)))
  answer <- list(
    silhouette_width = each(s[, "sil_width"]), neighbor = each(s[, "neighbor"]), avg = mean(s[, "sil_width"]),
    by_cluster = each(tapply(s[, "sil_width"], s[, "cluster"], mean)), dunn = v$dunn, dunn2 = v$dunn2,
    average_between = v$average.between, average_within = v$average.within, wb_ratio = v$wb.ratio,
    pearsongamma = v$pearsongamma, within_ss_dist = v$within.cluster.ss, entropy = v$entropy,
    max_diameter = v$max.diameter, min_separation = v$min.separation, diameter = each(v$diameter),
    separation = each(v$separation), widestgap = v$widestgap, sindex = v$sindex, ch_from_distances = v$ch
  )
  if (p$distance$kind == "euclidean" && !anyNA(cells)) {
    x <- as.matrix(as_numbers(cells[setdiff(names(cells), "cluster")]))
    if (!is.null(p$distance$standardise)) x <- standardised(x)
    answer$calinski_harabasz <- calinhara(x, match(labels, known))
  }
  answer
}

`answer_classical-mds` <- function(cells, p) {
  fit <- suppressWarnings(cmdscale(distance(cells, p$distance), p$k, eig = TRUE))
  list(eigenvalues = each(fit$eig), points = unname(fit$points), GOF = each(fit$GOF))
}

answer_pca <- function(cells, p) {
  fit <- prcomp(as.matrix(as_numbers(cells)), scale. = isTRUE(p$scale))
  list(sdev = each(fit$sdev), rotation = unname(fit$rotation), scores2 = unname(fit$x[, seq_len(min(2, ncol(fit$x))), drop = FALSE]),
       explained = each(fit$sdev^2 / sum(fit$sdev^2)))
}

`answer_group-profile-tests` <- function(cells, p) {
  group <- cells[[p$group]]
  tests <- list()
  raw <- list()
  for (name in unlist(p$numeric)) {
    x <- as.numeric(cells[[name]])
    used <- !is.na(x) & !is.na(group)
    n <- sum(used)
    k <- length(unique(group[used]))
    t <- or_null(kruskal.test(x[used], factor(group[used])))
    raw[[name]] <- if (is.null(t)) NA else t$p.value
    h <- if (is.null(t)) NA else unname(t$statistic)
    tests[[name]] <- if (is.null(t)) list(p = NA) else
      list(test = "kruskal", H = h, df = unname(t$parameter), p = t$p.value, epsilon2 = h / (n - 1), eta2_H = (h - k + 1) / (n - k))
  }
  for (name in unlist(p$categorical)) {
    counts <- table(cells[[name]], group)
    used <- counts[rowSums(counts) > 0, colSums(counts) > 0, drop = FALSE]
    t <- or_null(fisher.test(counts, workspace = 2e7))
    raw[[name]] <- if (is.null(t)) NA else t$p.value
    chi <- suppressWarnings(or_null(chisq.test(used, correct = FALSE)))
    if (min(dim(used)) < 2) chi <- NULL
    tests[[name]] <- list(p = raw[[name]], chi2 = unname(chi$statistic), chi2_p = chi$p.value)
    if (!is.null(t)) tests[[name]]$test <- "fisher"
    if (!is.null(t$estimate)) tests[[name]]$odds_ratio_cond_mle <- unname(t$estimate)
    if (!is.null(chi)) tests[[name]]$cramers_v <- sqrt(unname(chi$statistic) / (sum(used) * (min(dim(used)) - 1)))
    if (nrow(counts) > 0) tests[[name]]$table <- matrix(counts, nrow(counts))
  }
  p_values <- unlist(raw)
  answer <- list(tests = tests, p = raw)
  for (method in c("BH", "BY", "holm", "bonferroni")) {
    answer[[paste0("p_", method)]] <- as.list(setNames(p.adjust(p_values, method), names(raw)))
  }
  answer
}

answer_kmeans <- function(cells, p) {
  x <- as.matrix(as_numbers(cells))
  answer <- list()
  for (algorithm in c("Lloyd", "Hartigan-Wong", "MacQueen")) {
    fit <- tryCatch(suppressWarnings(kmeans(x, x[unlist(p$initial_rows_1based), , drop = FALSE], iter.max = 200, algorithm = algorithm)),
                    error = function(e) NULL)
    if (is.null(fit)) next
    answer[[algorithm]] <- list(cluster = each(fit$cluster), centers = unname(fit$centers), withinss = each(fit$withinss),
                                tot_withinss = fit$tot.withinss, betweenss = fit$betweenss, size = each(fit$size))
  }
  if (length(answer) == 0) stop("R finds empty clusters")
  answer
}

answer_hdbscan <- function(cells, p) {
  fit <- hdbscan(distance(cells, p$distance), minPts = p$minPts)
  list(cluster = each(fit$cluster), cluster_scores = each(unname(unlist(fit$cluster_scores))),
       outlier_scores = each(fit$outlier_scores), mst_heights_sorted = each(sort(fit$hc$height)))
}

answer_gap <- function(cells, p) {
  log_w <- function(x) {
    tree <- hclust(dist(x), p$linkage)
    vapply(seq_len(p$K_max), function(k) {
      groups <- if (k == 1) rep(1, nrow(x)) else cutree(tree, k)
      log(0.5 * sum(vapply(split(seq_len(nrow(x)), groups), function(rows) sum(dist(x[rows, , drop = FALSE]) / length(rows)), 0)))
    }, 0)
  }
  x <- as.matrix(as_numbers(cells))
  sets <- as_numbers(read_cells(file.path(p$folder, "reference.csv")))
  reference <- t(vapply(split(sets[-1], sets$b), function(set) log_w(as.matrix(set)), numeric(p$K_max)))
  reference <- matrix(reference, ncol = p$K_max)
  ours <- log_w(scale(x, TRUE, FALSE))
  expected <- colMeans(reference)
  deviation <- sqrt((1 + 1 / nrow(reference)) * apply(reference, 2, var))
  gap <- expected - ours
  rules <- c("firstSEmax", "Tibs2001SEmax", "globalSEmax", "firstmax", "globalmax")
  list(logW = each(ours), logW_ref = unname(reference), E_logW = each(expected), SE_sim = each(deviation), gap = each(gap),
       k_by_rule = sapply(rules, function(rule) maxSE(gap, deviation, rule, p$SE_factor), simplify = FALSE))
}

`answer_bootstrap-stability` <- function(cells, p) {
  d <- as.matrix(distance(cells, p$distance))
  n <- nrow(d)
  squared <- p$method %in% c("centroid", "median")
  group <- function(rows) {
    if (length(rows) <= p$k) return(seq_along(rows))
    own <- as.dist(d[rows, rows])
    cutree(hclust(if (squared) own^2 else own, p$method), p$k)
  }
  base <- group(seq_len(n))
  draws <- as.matrix(as_numbers(read_cells(file.path(p$folder, "resamples.csv"))))
  answer <- list(base = each(base))
  for (kind in c("duplicates_kept", "unique_points")) {
    together <- both <- matrix(0, n, n)
    jaccard <- t(apply(draws, 1, function(draw) {
      rows <- if (kind == "unique_points") unique(draw) else draw
      groups <- group(rows)
      first <- !duplicated(rows)
      units <- rows[first]
      groups <- groups[first]
      same <- outer(groups, groups, "==") * 1
      together[units, units] <<- together[units, units] + same
      both[units, units] <<- both[units, units] + 1
      vapply(seq_len(p$k), function(g) {
        own <- units[base[units] == g]
        if (length(own) == 0) return(0)
        max(vapply(unique(groups), function(h) length(intersect(own, units[groups == h])) / length(union(own, units[groups == h])), 0))
      }, 0)
    }))
    jaccard <- matrix(jaccard, nrow(draws))
    consensus <- ifelse(both > 0, together / both, NA)
    answer[[kind]] <- list(mean_jaccard = each(colMeans(jaccard)), recovered_above_075 = each(colSums(jaccard > 0.75)),
                           dissolved_at_most_05 = each(colSums(jaccard <= 0.5)), jaccard = jaccard,
                           consensus_sum = sum(consensus, na.rm = TRUE), consensus_row1 = each(consensus[1, ]))
  }
  answer
}

root <- commandArgs(TRUE)[1]
for (folder in list.dirs(root, recursive = FALSE)) {
  params <- eval(parse(file.path(folder, "case.R")))
  params$folder <- folder
  answer <- tryCatch({
    cells <- read_cells(file.path(folder, "input.csv"))
    get(paste0("answer_", params$task))(cells, params)
  }, error = function(e) list(error = conditionMessage(e)))
  writeLines(json(answer), file.path(folder, "expected.json"))
}
