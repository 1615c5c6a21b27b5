/** Linearizability of histories from anywhere; it sees histories only and knows no simulator. */
package io.github.gtsim.checker;
