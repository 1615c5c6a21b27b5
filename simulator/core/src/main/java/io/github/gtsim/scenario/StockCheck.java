package io.github.gtsim.scenario;

import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.workload.ClientDesign;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sees to it that groups agree on the stock of their keys, and that there is one to decrement. */
final class StockCheck {
  private final Map<String, ClientDesign> stocks = new TreeMap<>();
  private final List<Seller> sellers = new ArrayList<>();

  /** A group that decrements. */
  private record Seller(Section section, ClientDesign design) {}

  void add(Section section, ClientDesign design) {
    String space = design.keys().space();
    if (design.keys().stock().isPresent()) {
      ClientDesign other = stocks.putIfAbsent(space, design);
      if (other != null && !other.keys().stock().equals(design.keys().stock())) {
        section
            .section("keys")
            .refuse("stock", "client group '" + other.name() + "' gives these keys another stock");
      } else if (other != null && !other.attribute().equals(design.attribute())) {
        section
            .section("keys")
            .refuse("stock", "client group '" + other.name() + "' has it in another attribute");
      }
    }
    boolean sells =
        design.mix().shares().stream().anyMatch(share -> share.kind() == OperationKind.DECREMENT);
    if (sells) {
      sellers.add(new Seller(section, design));
    }
  }

  /** To be called when every group has been added. */
  void refuseSalesOfNothing() {
    for (Seller seller : sellers) {
      ClientDesign stocked = stocks.get(seller.design().keys().space());
      if (stocked == null) {
        seller
            .section()
            .section("mix")
            .refuse(
                OperationKind.DECREMENT.text(),
                "needs a stock to take from",
                "give keys.stock, such as 100");
      } else if (!stocked.attribute().equals(seller.design().attribute())) {
        String message = "the stock of '" + stocked.name() + "' is in another attribute";
        seller.section().section("mix").refuse(OperationKind.DECREMENT.text(), message);
      }
    }
  }
}
