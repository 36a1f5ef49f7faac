import type { WaitTongue } from './wait-tongue.ts';

const rule = new Intl.PluralRules('ro');
const small =
  'zero un două trei patru cinci șase șapte opt nouă zece unsprezece douăsprezece treisprezece paisprezece cincisprezece șaisprezece șaptesprezece optsprezece nouăsprezece'.split(
    ' ',
  );
const tens = ['', '', 'douăzeci', 'treizeci', 'patruzeci', 'cincizeci', 'șaizeci', 'șaptezeci', 'optzeci', 'nouăzeci'];
const ordinals =
  'zero,primul,al doilea,al treilea,al patrulea,al cincilea,al șaselea,al șaptelea,al optulea,al nouălea,al zecelea,al unsprezecelea,al doisprezecelea,al treisprezecelea,al paisprezecelea,al cincisprezecelea,al șaisprezecelea,al șaptesprezecelea,al optsprezecelea,al nouăsprezecelea,al douăzecilea'.split(
    ',',
  );

export const romanianWaits: WaitTongue = {
  minutes: (count) => `${words(count)} ${form(count, 'minut', 'minute')}`,
  hours: (count) => (count === 1 ? 'o oră' : `${words(count)} ${form(count, 'oră', 'ore')}`),
  from: words,
  exactly: (minutes, seconds) =>
    [counted(minutes, 'minut', 'minute'), counted(seconds, 'secundă', 'secunde')].filter((part) => part !== '').join(' și '),
  later: (minutes) => `${words(minutes)} ${form(minutes, 'minut', 'minute')}`,
  ordinal: (position) => ordinals[position] ?? `numărul ${position}`,
  says: {
    about: (time) => `Timpul de așteptare este de aproximativ ${time}.`,
    lessThan: (time) => `Timpul de așteptare este sub ${time}.`,
    lessThanAMinute: 'Timpul de așteptare este sub un minut.',
    range: (from, to) => `Timpul de așteptare este între ${from} și ${to}.`,
    exact: (time) => `Timpul de așteptare este de ${time}.`,
    next: 'Urmează apelul dumneavoastră.',
    position: (ordinal) => `Locul dumneavoastră la rând este ${ordinal}.`,
  },
  because: {
    agentsLeft: 'Acum pot răspunde mai puțini colegi, de aceea așteptarea este mai lungă.',
    priorityCallers: 'Au intrat apeluri urgente, de aceea așteptarea este mai lungă.',
    other: 'Așteptarea este mai lungă decât v-am spus.',
  },
  callback: {
    later: (time) => `Vă sunăm în aproximativ ${time}.`,
    whenDue: 'Vă sunăm când vă vine rândul.',
    whenQuiet: 'Vă sunăm imediat ce sunt mai puține apeluri.',
  },
};

function words(count: number): string {
  if (count < 20) return small[count] ?? String(count);
  const ones = count % 10;
  const ten = tens[Math.floor(count / 10)];
  if (ten === undefined) return String(count);
  return ones === 0 ? ten : `${ten} și ${ones === 1 ? 'unu' : small[ones]}`;
}

/** From twenty on the noun follows with "de". */
function form(count: number, one: string, few: string): string {
  const chosen = rule.select(count);
  return chosen === 'one' ? one : chosen === 'few' ? few : `de ${few}`;
}

function counted(count: number, one: string, few: string): string {
  return count === 0 ? '' : `${count} ${form(count, one, few)}`;
}
