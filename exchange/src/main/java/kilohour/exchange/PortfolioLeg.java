package kilohour.exchange;

/** A position of a portfolio that is auctioned; long if positive. */
public record PortfolioLeg(int contract, long lots) {}
