/** Listeners that count, exactly, what a run came to; they change nothing that is simulated. */
package io.github.gtsim.measure;
