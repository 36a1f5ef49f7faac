const separators = [',', ';', '\t'] as const;
export type Separator = (typeof separators)[number];

/** What stands between the columns of a file: whichever of , ; and tab stands most often in its first row, outside of quotes. */
export function findSeparator(text: string): Separator {
  const counts = { ',': 0, ';': 0, '\t': 0 };
  let quoted = false;
  for (const character of text.trimStart()) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') break;
    else if (isSeparator(character)) counts[character]++;
  }
  return separators.reduce((most, other) => (counts[other] > counts[most] ? other : most));
}

function isSeparator(character: string): character is Separator {
  return separators.some((separator) => separator === character);
}
