/** What comes of runs: summaries, comparisons of them, and their fixed form as files. */
package io.github.gtsim.report;
