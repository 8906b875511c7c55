package kilohour.contracts;

import java.util.List;

/** Which options an underlying may have. They are listed once it has option parameters. */
public enum OptionListing {
    /** None. */
    NONE(List.of(), List.of()),
    /** Calls and puts, on the future and on the average price, on the nearest 12 months. */
    NEAREST_YEAR(List.of(Option.Style.values()), List.of(Option.Type.values())),
    /**
     * Puts on the average price alone, on every listed month that has not begun: on hardware, whose owner is sure to get
     * at least the strike for it, they are residual-value puts.
     */
    RESIDUAL_VALUE(List.of(Option.Style.AVERAGE_PRICE), List.of(Option.Type.PUT));

    private final List<Option.Style> styles;
    private final List<Option.Type> types;

    OptionListing(List<Option.Style> styles, List<Option.Type> types) {
        this.styles = styles;
        this.types = types;
    }

    public List<Option.Style> styles() {
        return styles;
    }

    public List<Option.Type> types() {
        return types;
    }
}
