package kilohour.matching;

import org.junit.jupiter.api.Test;

/** What the book does, as tables that a trader can check. */
class StoriesTest {
    @Test
    void aPartFilledOrderKeepsItsPlaceWhenReduced() {
        BookStory.tell("""
                | # | account | does             | expected events                                              |
                | 1 | ann     | sell 10 @ 2.600  | o1 rests 10                                                  |
                | 2 | bob     | sell 5 @ 2.600   | o2 rests 5                                                   |
                | 3 | cat     | buy 4 @ 2.600    | trade o1·o3 4 @ 2.600; o1 rests 6                            |
                | 4 | ann     | amend o1 to 5    | o1 rests 5                                                   |
                | 5 | cat     | buy 6 @ 2.600    | trade o1·o4 5 @ 2.600; trade o2·o4 1 @ 2.600; o2 rests 4     |
                | 6 | ann     | amend o1 to 8    | order_not_open                                               |
                """);
    }

    @Test
    void theBestPriceGoesFirstAndThenTheOldestOrder() {
        BookStory.tell("""
                | # | account | does             | expected events                                              |
                | 1 | ann     | sell 2 @ 2.602   | o1 rests 2                                                   |
                | 2 | bob     | sell 2 @ 2.601   | o2 rests 2                                                   |
                | 3 | cat     | sell 2 @ 2.602   | o3 rests 2                                                   |
                | 4 | ann     | sell 2 @ 2.601   | o4 rests 2                                                   |
                | 5 | dan     | buy 7 @ 2.602    | trade o2·o5 2 @ 2.601; trade o4·o5 2 @ 2.601; trade o1·o5 2 @ 2.602; trade o3·o5 1 @ 2.602; o3 rests 1 |
                """);
    }

    @Test
    void aTakerTradesAtTheMakersPriceAndRestsAtItsOwnLimit() {
        BookStory.tell("""
                | # | account | does             | expected events                                              |
                | 1 | ann     | buy 3 @ 2.610    | o1 rests 3                                                   |
                | 2 | bob     | buy 4 @ 2.600    | o2 rests 4                                                   |
                | 3 | cat     | sell 5 @ 2.605   | trade o1·o3 3 @ 2.610; o3 rests 2                            |
                | 4 | any     | show             | bid o2 bob 4 @ 2.600; offer o3 cat 2 @ 2.605                 |
                """);
    }

    @Test
    void anOrderThatMovesGoesToTheBackOfItsNewLevel() {
        BookStory.tell("""
                | # | account | does             | expected events                                              |
                | 1 | ann     | buy 3 @ 2.600    | o1 rests 3                                                   |
                | 2 | bob     | buy 4 @ 2.599    | o2 rests 4                                                   |
                | 3 | ann     | cancel o1        | cancelled 3                                                  |
                | 4 | ann     | buy 3 @ 2.599    | o3 rests 3                                                   |
                | 5 | any     | show             | bid o2 bob 4 @ 2.599; bid o3 ann 3 @ 2.599                   |
                | 6 | ann     | cancel o1        | cancelled 0                                                  |
                """);
    }

    @Test
    void whatAnImmediateOrderDoesNotGetIsCancelled() {
        BookStory.tell("""
                | # | account | does                | expected events                                           |
                | 1 | ann     | sell 3 @ 2.600      | o1 rests 3                                                |
                | 2 | bob     | buy 5 @ 2.600 ioc   | trade o1·o2 3 @ 2.600; o2 cancelled 2                     |
                | 3 | any     | show                |                                                           |
                """);
    }

    @Test
    void aFillOrKillOrderTakesAllOrNothing() {
        BookStory.tell("""
                | # | account | does                | expected events                                           |
                | 1 | ann     | sell 3 @ 2.600      | o1 rests 3                                                |
                | 2 | bob     | sell 3 @ 2.601      | o2 rests 3                                                |
                | 3 | cat     | buy 5 @ 2.600 fok   | o3 killed, only 3 available                               |
                | 4 | cat     | buy 7 @ 2.601 fok   | o4 killed, only 6 available                               |
                | 5 | cat     | buy 5 @ 2.601 fok   | trade o1·o5 3 @ 2.600; trade o2·o5 2 @ 2.601; o2 rests 1  |
                """);
    }

    @Test
    void aFillOrKillOrderCountsOnlyWhatSelfTradePreventionLeavesIt() {
        // cat's own 2 stand between ann's 3 and bob's 4. Newest, both: stopped at 3. Oldest: 3 + 4 = 7 for the asking.
        // Decrement: of 6, 3 trade, 2 are lost to her own order, 1 trades: 4.
        BookStory.tell("""
                | # | account | does                               | expected events                            |
                | 1 | ann     | sell 3 @ 2.600                     | o1 rests 3                                 |
                | 2 | cat     | sell 2 @ 2.600                     | o2 rests 2                                 |
                | 3 | bob     | sell 4 @ 2.600                     | o3 rests 4                                 |
                | 4 | cat     | buy 6 @ 2.600 fok cancel_newest    | o4 killed, only 3 available                |
                | 5 | cat     | buy 6 @ 2.600 fok cancel_both      | o5 killed, only 3 available                |
                | 6 | cat     | buy 6 @ 2.600 fok decrement        | o6 killed, only 4 available                |
                | 7 | cat     | buy 6 @ 2.600 fok cancel_oldest    | trade o1·o7 3 @ 2.600; o2 loses 2; trade o3·o7 3 @ 2.600; o3 rests 1 |
                """);
    }

    @Test
    void cancelNewestStopsTheIncomingOrderAtItsOwnersRestingOrder() {
        BookStory.tell("""
                | # | account | does                           | expected events                                |
                | 1 | ann     | sell 3 @ 2.600                 | o1 rests 3                                     |
                | 2 | bob     | sell 2 @ 2.600                 | o2 rests 2                                     |
                | 3 | ann     | sell 4 @ 2.601                 | o3 rests 4                                     |
                | 4 | bob     | buy 6 @ 2.601 cancel_newest    | trade o1·o4 3 @ 2.600; o4 loses 3              |
                | 5 | any     | show                           | offer o2 bob 2 @ 2.600; offer o3 ann 4 @ 2.601 |
                """);
    }

    @Test
    void cancelOldestTakesTheRestingOrderOutAndGoesOn() {
        BookStory.tell("""
                | # | account | does                           | expected events                                |
                | 1 | ann     | sell 3 @ 2.600                 | o1 rests 3                                     |
                | 2 | bob     | sell 2 @ 2.600                 | o2 rests 2                                     |
                | 3 | ann     | sell 4 @ 2.601                 | o3 rests 4                                     |
                | 4 | bob     | buy 9 @ 2.601 cancel_oldest    | trade o1·o4 3 @ 2.600; o2 loses 2; trade o3·o4 4 @ 2.601; o4 rests 2 |
                | 5 | any     | show                           | bid o4 bob 2 @ 2.601                           |
                """);
    }

    @Test
    void cancelBothTakesTheRestingOrderAndWhatIsLeftOfTheIncomingOne() {
        BookStory.tell("""
                | # | account | does                           | expected events                                |
                | 1 | ann     | sell 3 @ 2.600                 | o1 rests 3                                     |
                | 2 | bob     | sell 2 @ 2.600                 | o2 rests 2                                     |
                | 3 | ann     | sell 4 @ 2.601                 | o3 rests 4                                     |
                | 4 | bob     | buy 9 @ 2.601 cancel_both      | trade o1·o4 3 @ 2.600; o2 loses 2; o4 loses 6  |
                | 5 | any     | show                           | offer o3 ann 4 @ 2.601                         |
                """);
    }

    @Test
    void decrementTakesTheSmallerQuantityFromBoth() {
        // o4: 9 − 3 traded = 6; bob's o2 and o4 both lose 2: 4 left, which trade with o3.
        // o6 meets o5 of the same owner: both lose 4, o5 keeps its place with 3.
        BookStory.tell("""
                | # | account | does                           | expected events                                |
                | 1 | ann     | sell 3 @ 2.600                 | o1 rests 3                                     |
                | 2 | bob     | sell 2 @ 2.600                 | o2 rests 2                                     |
                | 3 | ann     | sell 5 @ 2.601                 | o3 rests 5                                     |
                | 4 | bob     | buy 9 @ 2.601 decrement        | trade o1·o4 3 @ 2.600; o2 loses 2; trade o3·o4 4 @ 2.601; o3 rests 1; o4 loses 2 |
                | 5 | cat     | buy 7 @ 2.590                  | o5 rests 7                                     |
                | 6 | cat     | sell 4 @ 2.590 decrement       | o5 loses 4; o5 rests 3; o6 loses 4             |
                | 7 | cat     | sell 3 @ 2.590 decrement       | o5 loses 3; o7 loses 3                         |
                | 8 | any     | show                           | offer o3 ann 1 @ 2.601                         |
                """);
    }

    @Test
    void aSnapshotSeesEachSideFromTheBestPriceAndTheOldestOrder() {
        BookStory.tell("""
                | # | account | does             | expected events                                              |
                | 1 | ann     | buy 1 @ 2.598    | o1 rests 1                                                   |
                | 2 | bob     | buy 2 @ 2.599    | o2 rests 2                                                   |
                | 3 | cat     | buy 3 @ 2.598    | o3 rests 3                                                   |
                | 4 | ann     | sell 4 @ 2.602   | o4 rests 4                                                   |
                | 5 | bob     | sell 5 @ 2.601   | o5 rests 5                                                   |
                | 6 | cat     | sell 6 @ 2.601   | o6 rests 6                                                   |
                | 7 | any     | show             | bid o2 bob 2 @ 2.599; bid o1 ann 1 @ 2.598; bid o3 cat 3 @ 2.598; offer o5 bob 5 @ 2.601; offer o6 cat 6 @ 2.601; offer o4 ann 4 @ 2.602 |
                """);
    }

    @Test
    void anIcebergsNextTrancheGoesToTheBack() {
        // o3: 4 of o1, 3 of o2, then 1 of o1's second tranche, which stands behind o2
        BookStory.tell("""
                | # | account | does                    | expected events                                                              |
                | 1 | ann     | sell 9 @ 2.602 shows 4  | o1 rests 9                                                                   |
                | 2 | bob     | sell 3 @ 2.602          | o2 rests 3                                                                   |
                | 3 | cat     | buy 8 @ 2.602           | trade o1·o3 4 @ 2.602; o1 rests 5; trade o2·o3 3 @ 2.602; trade o1·o3 1 @ 2.602; o1 rests 4 |
                | 4 | bob     | sell 2 @ 2.602          | o4 rests 2                                                                   |
                | 5 | any     | show                    | offer o1 ann 3 of 4 @ 2.602; offer o4 bob 2 @ 2.602                          |
                | 6 | cat     | buy 4 @ 2.602           | trade o1·o5 3 @ 2.602; o1 rests 1; trade o4·o5 1 @ 2.602; o4 rests 1         |
                | 7 | any     | show                    | offer o4 bob 1 @ 2.602; offer o1 ann 1 of 1 @ 2.602                          |
                """);
    }

    @Test
    void anIncomingOrderEatsTrancheAfterTranche() {
        BookStory.tell("""
                | # | account | does                       | expected events                                                           |
                | 1 | ann     | sell 9 @ 2.602 shows 4     | o1 rests 9                                                                |
                | 2 | cat     | buy 10 @ 2.602 fok         | o2 killed, only 9 available                                               |
                | 3 | cat     | buy 9 @ 2.602 fok          | trade o1·o3 4 @ 2.602; o1 rests 5; trade o1·o3 4 @ 2.602; o1 rests 1; trade o1·o3 1 @ 2.602 |
                | 4 | any     | show                       |                                                                           |
                """);
    }

    @Test
    void aReducedIcebergGivesUpHiddenLotsFirstAndKeepsItsPlace() {
        BookStory.tell("""
                | # | account | does                    | expected events                                      |
                | 1 | ann     | sell 9 @ 2.602 shows 4  | o1 rests 9                                           |
                | 2 | bob     | sell 1 @ 2.602          | o2 rests 1                                           |
                | 3 | ann     | amend o1 to 5           | o1 rests 5                                           |
                | 4 | any     | show                    | offer o1 ann 4 of 5 @ 2.602; offer o2 bob 1 @ 2.602  |
                | 5 | ann     | amend o1 to 3           | o1 rests 3                                           |
                | 6 | any     | show                    | offer o1 ann 3 of 3 @ 2.602; offer o2 bob 1 @ 2.602  |
                """);
    }

    @Test
    void anIcebergThatTakesShowsATrancheOfWhatIsLeft() {
        BookStory.tell("""
                | # | account | does                     | expected events                    |
                | 1 | ann     | sell 3 @ 2.600           | o1 rests 3                         |
                | 2 | cat     | buy 12 @ 2.600 shows 2   | trade o1·o2 3 @ 2.600; o2 rests 9  |
                | 3 | any     | show                     | bid o2 cat 2 of 9 @ 2.600          |
                """);
    }

    @Test
    void anIcebergMeetsItsOwnersOrder() {
        // decrement: o3 and o1 both lose 4, o1's next tranche goes behind o2; o3 takes 2 of o2; both lose 1 more
        BookStory.tell("""
                | # | account | does                           | expected events                                                 |
                | 1 | ann     | sell 9 @ 2.602 shows 4         | o1 rests 9                                                      |
                | 2 | bob     | sell 2 @ 2.602                 | o2 rests 2                                                      |
                | 3 | ann     | buy 7 @ 2.602 decrement        | o1 loses 4; o1 rests 5; trade o2·o3 2 @ 2.602; o1 loses 1; o1 rests 4; o3 loses 5 |
                | 4 | bob     | sell 2 @ 2.602                 | o4 rests 2                                                      |
                | 5 | ann     | buy 1 @ 2.602                  | o5 loses 1                                                      |
                | 6 | any     | show                           | offer o1 ann 3 of 4 @ 2.602; offer o4 bob 2 @ 2.602             |
                | 7 | ann     | buy 3 @ 2.602 cancel_oldest    | o1 loses 4; trade o4·o6 2 @ 2.602; o6 rests 1                   |
                """);
    }
}
