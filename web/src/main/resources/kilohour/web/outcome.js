// What became of an order, in one sentence.

import { fixed } from './figures.js';

/** `lot` in units of the good, `units` as they are called; `decimals` of the contract's prices. */
export function told(order, lot, decimals, units = 'GPU-h') {
  const verb = order.direction === 'buy' ? 'Bought' : 'Sold';
  const unit = lot === 1 ? units : order.amount === lot ? 'lot' : 'lots';
  const whole = `${fixed(order.amount / lot)} ${unit}`;
  const part = `${fixed(order.filled_amount / lot)} of ${whole}`;
  const at = `at ${fixed(order.average_price, decimals)}`;
  switch (order.order_state) {
    case 'filled':
      return `${verb} ${whole} ${at}.`;
    case 'untriggered':
      return `Waits outside the book for its trigger at ${fixed(order.trigger_price, decimals)}.`;
    case 'rejected':
      return 'The order was rejected.';
    case 'cancelled':
      return order.filled_amount > 0 ? `${verb} ${part} ${at}; the rest was cancelled.` : 'Nothing could be filled; the order was cancelled.';
    default:
      return order.filled_amount > 0 ? `${verb} ${part} ${at}; the rest waits in the book.` : `Waits in the book at ${fixed(order.price, decimals)}.`;
  }
}
