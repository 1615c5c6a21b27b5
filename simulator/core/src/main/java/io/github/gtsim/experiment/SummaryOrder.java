package io.github.gtsim.experiment;

import java.util.List;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The sections of a summary, in the order of the contract. */
final class SummaryOrder {
  private static final List<String> SECTIONS =
      List.of(
          "scenario",
          "variant",
          "mode",
          "seed",
          "model",
          "fingerprint",
          "assumptions",
          "simulated",
          "requests",
          "availability",
          "writes",
          "counters",
          "creates",
          "inventory",
          "attributes",
          "conflicts",
          "reads",
          "freshness",
          "transactions",
          "outages",
          "evacuations",
          "topology",
          "replication",
          "latency",
          "latencyUndisturbed",
          "recoveries",
          "corrupted",
          "cost",
          "cloudwatch",
          "ledger");

  private SummaryOrder() {}

  static ObjectNode sort(ObjectNode summary) {
    ObjectNode sorted = JsonNodeFactory.instance.objectNode();
    for (String section : SECTIONS) {
      sorted.set(section, summary.get(section));
    }
    if (sorted.size() != summary.size()) {
      throw new IllegalStateException("a section of the summary has no place in its order");
    }
    return sorted;
  }
}
