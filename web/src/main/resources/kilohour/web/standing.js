// What is wrong with an account, in words.

import { dollars, left, minute } from './figures.js';

const REASONS = {
  below_maintenance: 'equity fell below maintenance margin', call_missed: 'the margin call was not met in time', officer: 'an officer ordered it', member_default: 'the member is in default',
};
const STAGES = { book: 'a slice goes to the book each minute', auction: 'members bid for what is left' };

/** What is wrong with the account, worst first, in sentences. */
export function tell(status, nowMs = Date.now()) {
  const sentences = [];
  if (status.liquidation) sentences.push(`This account is being liquidated: ${REASONS[status.liquidation.reason]}; ${STAGES[status.liquidation.stage]}.`);
  if (status.in_default) sentences.push('The member of this account is in default: only reduce-only orders pass until another member takes the account over.');
  if (status.margin_call) sentences.push(`Margin call: deposit ${dollars(status.margin_call.shortfall, 2)} until ${minute(status.margin_call.due_timestamp)} UTC (${left(status.margin_call.due_timestamp - nowMs)} left), or the account is liquidated.`);
  return sentences;
}
