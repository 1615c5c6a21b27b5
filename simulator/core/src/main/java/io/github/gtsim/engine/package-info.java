/** Virtual time, pending events, random numbers and delays; it knows no database. */
package io.github.gtsim.engine;
