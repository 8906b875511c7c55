package kilohour.index;

import kilohour.units.PriceGrid;

/**
 * What an index prices (rulebook 2): one hour of one GPU of this model, on demand, firm, cancellable.
 *
 * @param index the index's name, such as {@code H100}
 * @param gpu the model in observations
 * @param formFactor the only form that is the good
 * @param onlyForm the model is made in no other form, so a blank form factor passes
 * @param memoryGb the only memory size that is the good; a blank one passes where the model has one size
 * @param onlyMemory the model is sold with no other memory size
 * @param hyperscalers whose prices count: the hyperscalers' or everybody else's
 * @param area where the machines stand
 */
public record Good(
        String index,
        String gpu,
        String formFactor,
        boolean onlyForm,
        int memoryGb,
        boolean onlyMemory,
        boolean hyperscalers,
        Area area) {
    /** GPU-hours: tick $0.001, prints to $0.0001. */
    public static final PriceGrid GRID = new PriceGrid(1_000);

    /** A good of North America and Europe. */
    public Good(
            String index,
            String gpu,
            String formFactor,
            boolean onlyForm,
            int memoryGb,
            boolean onlyMemory,
            boolean hyperscalers) {
        this(index, gpu, formFactor, onlyForm, memoryGb, onlyMemory, hyperscalers, Area.NORTH_AMERICA_AND_EUROPE);
    }

    /** Is it the parent's good at one place within the parent's area? */
    boolean isRegionOf(Good parent) {
        return area != parent.area
                && parent.area == Area.NORTH_AMERICA_AND_EUROPE
                && parent.equals(new Good(
                        parent.index, gpu, formFactor, onlyForm, memoryGb, onlyMemory, hyperscalers, parent.area));
    }
}
