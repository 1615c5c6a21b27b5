/** What a table does under each consistency mode. */
package io.github.gtsim.mode;
