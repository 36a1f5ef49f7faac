import type { WaitTongue } from './wait-tongue.ts';

const small =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const tens = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const ordinals =
  'zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth'.split(
    ' ',
  );
const endings: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd', other: 'th' };
const ordinalRule = new Intl.PluralRules('en', { type: 'ordinal' });

export const englishWaits: WaitTongue = {
  minutes: (count) => (count === 1 ? 'a minute' : `${words(count)} minutes`),
  hours: (count) => (count === 1 ? 'an hour' : `${words(count)} hours`),
  from: words,
  exactly: (minutes, seconds) => [counted(minutes, 'minute'), counted(seconds, 'second')].filter((part) => part !== '').join(' and '),
  later: (minutes) => (minutes === 1 ? 'a minute' : `${words(minutes)} minutes`),
  ordinal: (position) => ordinals[position] ?? `${position}${endings[ordinalRule.select(position)] ?? 'th'}`,
  says: {
    about: (time) => `The wait is about ${time}.`,
    lessThan: (time) => `The wait is less than ${time}.`,
    lessThanAMinute: 'The wait is less than a minute.',
    range: (from, to) => `The wait is between ${from} and ${to}.`,
    exact: (time) => `The wait is ${time}.`,
    next: 'You are next in line.',
    position: (ordinal) => `You are ${ordinal} in line.`,
  },
  because: {
    agentsLeft: 'Fewer of our people can answer at the moment, so the wait has become longer.',
    priorityCallers: 'Urgent calls have come in, so the wait has become longer.',
    other: 'The wait has become longer than we said.',
  },
  callback: {
    later: (time) => `We will call you in about ${time}.`,
    whenDue: 'We will call you when it is your turn.',
    whenQuiet: 'We will call you as soon as it is quieter here.',
  },
};

function words(count: number): string {
  if (count < 20) return small[count] ?? String(count);
  const ones = count % 10;
  const ten = tens[Math.floor(count / 10)];
  return ten === undefined ? String(count) : ones === 0 ? ten : `${ten}-${small[ones]}`;
}

function counted(count: number, unit: string): string {
  return count === 0 ? '' : `${count} ${unit}${count === 1 ? '' : 's'}`;
}
