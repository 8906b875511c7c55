import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../../main/resources/kilohour/web/outcome.js';

const order = (changes) => ({ direction: 'buy', amount: 7440, filled_amount: 0, price: 2.41, average_price: 0, order_state: 'open', ...changes });

test('an order is told in one sentence, in lots', () => {
  assert.equal(told(order({}), 744, 3), 'Waits in the book at 2.410.');
  assert.equal(told(order({ filled_amount: 744, average_price: 2.409 }), 744, 3), 'Bought 1 of 10 lots at 2.409; the rest waits in the book.');
  assert.equal(told(order({ order_state: 'filled', filled_amount: 7440, average_price: 2.409 }), 744, 3), 'Bought 10 lots at 2.409.');
  assert.equal(told(order({ direction: 'sell', amount: 744, order_state: 'filled', filled_amount: 744, average_price: 2.4 }), 744, 3), 'Sold 1 lot at 2.400.');
  assert.equal(told(order({ order_state: 'untriggered', order_type: 'stop_limit', trigger_price: 2.5 }), 744, 3), 'Waits outside the book for its trigger at 2.500.');
  assert.equal(told(order({ order_state: 'cancelled' }), 744, 3), 'Nothing could be filled; the order was cancelled.');
  assert.equal(told(order({ amount: 5000, order_state: 'filled', filled_amount: 5000, average_price: 2.4 }), 1, 3), 'Bought 5,000 GPU-h at 2.400.');
});
