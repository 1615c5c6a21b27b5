/** Client groups and scripts: what is asked, when, of which Region, and how often again. */
package io.github.gtsim.workload;
