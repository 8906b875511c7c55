package kilohour.matching;

import java.util.Arrays;

/**
 * Price levels by rank, in ascending order: a sorted list cut into blocks, so that a new level moves at most one block
 * of neighbours, be there ten levels or a million. Emptied blocks are kept for reuse.
 */
final class RankIndex {
    /** Levels a block can hold; a full block is split in halves. */
    static final int BLOCK_LEVELS = 256;

    /** Every rank in {@code blocks[b]} is at least {@code lowestRanks[b]} and below {@code lowestRanks[b + 1]}. */
    private long[] lowestRanks = {Long.MIN_VALUE};

    private Block[] blocks = {new Block()};
    private int blockCount = 1;
    private Block freeBlocks;

    /** The level with this rank, or null. */
    PriceLevel find(long rank) {
        Block block = blocks[blockOf(rank)];
        int place = block.placeOf(rank);
        return place < block.count && block.ranks[place] == rank ? block.levels[place] : null;
    }

    /** Puts in a level whose rank is new; returns the level of the next lower rank, or null if there is none. */
    PriceLevel insert(long rank, PriceLevel level) {
        int b = blockOf(rank);
        if (blocks[b].count == BLOCK_LEVELS) {
            split(b);
            b = blockOf(rank);
        }
        Block block = blocks[b];
        int place = block.placeOf(rank);
        block.insert(place, rank, level);
        if (place > 0) {
            return block.levels[place - 1];
        }
        return b == 0 ? null : blocks[b - 1].levels[blocks[b - 1].count - 1];
    }

    /** The second lowest level, given the lowest, or null if there is no other. */
    PriceLevel lowestAbove(PriceLevel lowest) {
        Block first = blocks[0];
        assert first.levels[0] == lowest;
        if (first.count > 1) {
            return first.levels[1];
        }
        return blockCount > 1 ? blocks[1].levels[0] : null;
    }

    /** Takes out the level with this rank, which must be there. */
    void remove(long rank) {
        int b = blockOf(rank);
        Block block = blocks[b];
        block.remove(block.placeOf(rank));
        if (block.count == 0 && blockCount > 1) {
            drop(b);
        }
    }

    /** The last block whose lowest rank is not above this rank. */
    private int blockOf(long rank) {
        int base = 0;
        int length = blockCount;
        while (length > 1) {
            int half = length >>> 1;
            base += lowestRanks[base + half] <= rank ? half : 0;
            length -= half;
        }
        return base;
    }

    private void split(int b) {
        if (blockCount == blocks.length) {
            blocks = Arrays.copyOf(blocks, 2 * blockCount);
            lowestRanks = Arrays.copyOf(lowestRanks, 2 * blockCount);
        }
        Block upper = freeBlocks == null ? new Block() : freeBlocks;
        freeBlocks = upper.nextFree;
        upper.nextFree = null;
        blocks[b].moveUpperHalfTo(upper);
        System.arraycopy(blocks, b + 1, blocks, b + 2, blockCount - b - 1);
        System.arraycopy(lowestRanks, b + 1, lowestRanks, b + 2, blockCount - b - 1);
        blocks[b + 1] = upper;
        lowestRanks[b + 1] = upper.ranks[0];
        blockCount++;
    }

    private void drop(int b) {
        Block empty = blocks[b];
        System.arraycopy(blocks, b + 1, blocks, b, blockCount - b - 1);
        System.arraycopy(lowestRanks, b + 1, lowestRanks, b, blockCount - b - 1);
        blockCount--;
        blocks[blockCount] = null;
        lowestRanks[0] = Long.MIN_VALUE;
        empty.nextFree = freeBlocks;
        freeBlocks = empty;
    }

    private static final class Block {
        final long[] ranks = new long[BLOCK_LEVELS];
        final PriceLevel[] levels = new PriceLevel[BLOCK_LEVELS];
        int count;
        Block nextFree;

        /** Number of ranks in the block below this one. The conditional addition compiles to no branch. */
        int placeOf(long rank) {
            if (count == 0) {
                return 0;
            }
            int base = 0;
            int length = count;
            while (length > 1) {
                int half = length >>> 1;
                base += ranks[base + half - 1] < rank ? half : 0;
                length -= half;
            }
            return ranks[base] < rank ? base + 1 : base;
        }

        void insert(int place, long rank, PriceLevel level) {
            System.arraycopy(ranks, place, ranks, place + 1, count - place);
            System.arraycopy(levels, place, levels, place + 1, count - place);
            ranks[place] = rank;
            levels[place] = level;
            count++;
        }

        void remove(int place) {
            count--;
            System.arraycopy(ranks, place + 1, ranks, place, count - place);
            System.arraycopy(levels, place + 1, levels, place, count - place);
            levels[count] = null;
        }

        void moveUpperHalfTo(Block upper) {
            int half = count / 2;
            upper.count = count - half;
            System.arraycopy(ranks, half, upper.ranks, 0, upper.count);
            System.arraycopy(levels, half, upper.levels, 0, upper.count);
            Arrays.fill(levels, half, count, null);
            count = half;
        }
    }
}
