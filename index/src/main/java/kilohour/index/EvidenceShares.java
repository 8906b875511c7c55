package kilohour.index;

/** The weight of each class of evidence in a print, in ppm. */
public record EvidenceShares(int tradePpm, int offerPpm, int listPpm) {}
