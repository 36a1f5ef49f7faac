const firstOnes = `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth`;
const short = '1st 2nd 3rd 4th 5th 6th 7th 8th 9th 10th';
const tens = 'twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth';

const names: readonly (readonly [string, number])[] = [
  ...[firstOnes, short].flatMap((list) => list.split(/\s+/).map((name, index) => [name, index + 1] as const)),
  ...tens.split(' ').map((name, index) => [name, 20 + 10 * index] as const),
  ['last', -1],
  ['final', -1],
];

// "one" after an ordinal is no number
export const ordinals: Readonly<Record<string, number>> = Object.fromEntries(
  names.flatMap(([name, place]) => ['', ' one', ' option', ' choice'].map((noun) => [name + noun, place])),
);
