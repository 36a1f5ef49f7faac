/** A name for a new variable: `variable`, or with the next number. */
export function freeVariable(taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'variable' : `variable${number}`;
    if (!taken.includes(name)) return name;
  }
}
