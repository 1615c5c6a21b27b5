/**
 * The {@code gtsim} command: reading a command line, running, writing results, and showing them.
 */
package io.github.gtsim.cli;
