package io.github.gtsim.measure;

import io.github.gtsim.cluster.Attempt;
import io.github.gtsim.cluster.Observer;
import io.github.gtsim.cluster.OperationKind;
import io.github.gtsim.cluster.Request;
import io.github.gtsim.cluster.Stock;
import io.github.gtsim.cluster.Version;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was sold of what there was, over items with a stock that saw nothing but decrements: a sale
 * is an acknowledged decrement, and each beyond the item's stock was sold and is not there.
 */
public final class Inventory implements Observer {
  private final List<Stock> stocks;
  private final BitSet otherWrites = new BitSet();
  private long[] sold = {};

  public Inventory(List<Stock> stocks) {
    this.stocks = stocks;
  }

  @Override
  public Set<Told> hears() {
    return EnumSet.of(Told.REQUEST_ENDED, Told.WRITTEN);
  }

  @Override
  public void written(Version version, Attempt attempt) {
    if (attempt.request().kind() != OperationKind.DECREMENT) {
      otherWrites.set(version.item());
    }
  }

  @Override
  public void systemWrote(Version version) {
    otherWrites.set(version.item());
  }

  @Override
  public void requestEnded(Request request) {
    if (request.kind() == OperationKind.DECREMENT && request.result() == Request.Result.OK) {
      int item = request.item();
      if (item >= sold.length) {
        sold = Arrays.copyOf(sold, Math.max(sold.length * 2, item + 1));
      }
      sold[item]++;
    }
  }

  /** The section inventory of the summary. */
  public void report(ObjectNode summary) {
    long allSold = 0;
    long all = 0;
    long oversold = 0;
    for (Stock stock : stocks) {
      for (int item = stock.first(); stock.has(item); item++) {
        if (!otherWrites.get(item)) {
          long ofItem = item < sold.length ? sold[item] : 0;
          allSold += ofItem;
          all += stock.each();
          oversold += Math.max(0, ofItem - stock.each());
        }
      }
    }
    ObjectNode inventory = summary.putObject("inventory");
    inventory.put("sold", allSold);
    inventory.put("stock", all);
    inventory.put("oversold", oversold);
  }
}
