// Positions as a person writes them.

/** Lines as "H100_USD-31DEC26 -7440", one a line; a sentence where one cannot be read. */
export function parsePositions(text) {
  const positions = {};
  for (const line of text.split('\n').map((each) => each.trim()).filter((each) => each !== '')) {
    const [name, amount, ...rest] = line.split(/[\s,;]+/);
    const units = Number(amount?.replace('−', '-'));
    if (rest.length > 0 || amount === undefined || !Number.isFinite(units)) throw new Error(`“${line}” is no instrument with an amount, as in H100_USD-31DEC26 -7440`);
    positions[name] = (positions[name] ?? 0) + units;
  }
  return positions;
}
