package kilohour.sources;

/**
 * What is rented out.
 *
 * @param gpu model, as in observations
 * @param formFactor {@code SXM}, {@code PCIE}, {@code NVL} or empty
 * @param memoryGb of one GPU, 0 if not stated
 * @param gpus in the box, 0 if not stated
 * @param fabric {@code INFINIBAND} or empty
 */
record Box(String gpu, String formFactor, int memoryGb, int gpus, String fabric) {
    static Box of(String gpu, String formFactor, int memoryGb, int gpus) {
        return new Box(gpu, formFactor, memoryGb, gpus, "");
    }

    Box of(int boxGpus) {
        return new Box(gpu, formFactor, memoryGb, boxGpus, fabric);
    }
}
