package kilohour.matching;

import java.util.Arrays;

/**
 * The stretches of a side that have levels, by number, in ascending order: a sorted list cut into blocks, so that a new
 * stretch moves at most one block of neighbours, be there ten stretches or a million. Emptied blocks are kept for reuse.
 */
final class StretchIndex {
    /** Stretches a block can hold; a full block is split in halves. */
    static final int BLOCK_STRETCHES = 64;

    /**
     * Every number in {@code blocks[b]} is at least {@code lowestNumbers[b]} and below {@code lowestNumbers[b + 1]}. The
     * first block takes whatever is below the second, so {@code lowestNumbers[0]} is not looked at.
     */
    private long[] lowestNumbers = new long[1];

    private Block[] blocks = {new Block()};
    private int blockCount = 1;
    private Block freeBlocks;

    /** The stretch with this number, or null. */
    PriceStretch find(long number) {
        Block block = blocks[blockOf(number)];
        int place = block.placeOf(number);
        return place < block.count && block.numbers[place] == number ? block.stretches[place] : null;
    }

    /** The stretch with the next lower number than that of one that is there, or null if there is none. */
    PriceStretch below(long number) {
        int b = blockOf(number);
        int place = blocks[b].placeOf(number);
        if (place > 0) {
            return blocks[b].stretches[place - 1];
        }
        return b == 0 ? null : blocks[b - 1].stretches[blocks[b - 1].count - 1];
    }

    /** Puts in a stretch whose number is new. */
    void insert(long number, PriceStretch stretch) {
        int b = blockOf(number);
        if (blocks[b].count == BLOCK_STRETCHES) {
            split(b);
            b = blockOf(number);
        }
        Block block = blocks[b];
        block.insert(block.placeOf(number), number, stretch);
    }

    /** Takes out the stretch with this number, which must be there. */
    void remove(long number) {
        int b = blockOf(number);
        Block block = blocks[b];
        block.remove(block.placeOf(number));
        if (block.count == 0 && blockCount > 1) {
            drop(b);
        }
    }

    /** The last block whose lowest number is not above this number. */
    private int blockOf(long number) {
        int base = 0;
        int length = blockCount;
        while (length > 1) {
            int half = length >>> 1;
            base += lowestNumbers[base + half] <= number ? half : 0;
            length -= half;
        }
        return base;
    }

    private void split(int b) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
            lowestNumbers = Arrays.copyOf(lowestNumbers, 2 * blockCount);
        }
        Block upper = freeBlocks == null ? new Block() : freeBlocks;
        freeBlocks = upper.nextFree;
        upper.nextFree = null;
        blocks[b].moveUpperHalfTo(upper);
        System.arraycopy(blocks, b + 1, blocks, b + 2, blockCount - b - 1);
        System.arraycopy(lowestNumbers, b + 1, lowestNumbers, b + 2, blockCount - b - 1);
        blocks[b + 1] = upper;
        lowestNumbers[b + 1] = upper.numbers[0];
        blockCount++;
    }

    private void drop(int b) {
        Block empty = blocks[b];
        System.arraycopy(blocks, b + 1, blocks, b, blockCount - b - 1);
        System.arraycopy(lowestNumbers, b + 1, lowestNumbers, b, blockCount - b - 1);
        blockCount--;
        blocks[blockCount] = null;
        empty.nextFree = freeBlocks;
        freeBlocks = empty;
    }

    private static final class Block {
        final long[] numbers = new long[BLOCK_STRETCHES];
        final PriceStretch[] stretches = new PriceStretch[BLOCK_STRETCHES];
        int count;
        Block nextFree;

        /** How many numbers of the block are below this one. A conditional addition stands where a branch would mispredict. */
        int placeOf(long number) {
            if (count == 0) {
                return 0;
            }
            int base = 0;
            int length = count;
            while (length > 1) {
                int half = length >>> 1;
                base += numbers[base + half - 1] < number ? half : 0;
                length -= half;
            }
            return numbers[base] < number ? base + 1 : base;
        }

        void insert(int place, long number, PriceStretch stretch) {
            System.arraycopy(numbers, place, numbers, place + 1, count - place);
            System.arraycopy(stretches, place, stretches, place + 1, count - place);
            numbers[place] = number;
            stretches[place] = stretch;
            count++;
        }

        void remove(int place) {
            count--;
            System.arraycopy(numbers, place + 1, numbers, place, count - place);
            System.arraycopy(stretches, place + 1, stretches, place, count - place);
            stretches[count] = null;
        }

        void moveUpperHalfTo(Block upper) {
            int half = count / 2;
            upper.count = count - half;
            System.arraycopy(numbers, half, upper.numbers, 0, upper.count);
            System.arraycopy(stretches, half, upper.stretches, 0, upper.count);
            Arrays.fill(stretches, half, count, null);
            count = half;
        }
    }
}
