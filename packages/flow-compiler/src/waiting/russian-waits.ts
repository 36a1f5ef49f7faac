import type { WaitTongue } from './wait-tongue.ts';

const rule = new Intl.PluralRules('ru');
/** In the genitive, as "about" and "less than" want it. */
const small =
  'нуля одной двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати'.split(
    ' ',
  );
const tens = ['', '', 'двадцати', 'тридцати', 'сорока', 'пятидесяти', 'шестидесяти', 'семидесяти', 'восьмидесяти', 'девяноста'];
const ordinals =
  'нулевое первое второе третье четвёртое пятое шестое седьмое восьмое девятое десятое одиннадцатое двенадцатое тринадцатое четырнадцатое пятнадцатое шестнадцатое семнадцатое восемнадцатое девятнадцатое двадцатое'.split(
    ' ',
  );

export const russianWaits: WaitTongue = {
  minutes: (count) => (count === 1 ? 'минуты' : `${words(count)} ${rule.select(count) === 'one' ? 'минуты' : 'минут'}`),
  hours: (count) => (count === 1 ? 'часа' : `${words(count)} часов`),
  from: words,
  exactly: (minutes, seconds) =>
    [counted(minutes, 'минута', 'минуты', 'минут'), counted(seconds, 'секунда', 'секунды', 'секунд')]
      .filter((part) => part !== '')
      .join(' '),
  later: (minutes) => (minutes === 1 ? 'минуту' : counted(minutes, 'минуту', 'минуты', 'минут')),
  ordinal: (position) => ordinals[position] ?? String(position),
  says: {
    about: (time) => `Время ожидания — около ${time}.`,
    lessThan: (time) => `Время ожидания — меньше ${time}.`,
    lessThanAMinute: 'Время ожидания — меньше минуты.',
    range: (from, to) => `Время ожидания — от ${from} до ${to}.`,
    exact: (time) => `Время ожидания: ${time}.`,
    next: 'Вы следующие в очереди.',
    position: (ordinal) => `Ваше место в очереди — ${ordinal}.`,
  },
  because: {
    agentsLeft: 'Сейчас отвечает меньше сотрудников, поэтому ждать придётся дольше.',
    priorityCallers: 'Поступили срочные звонки, поэтому ждать придётся дольше.',
    other: 'Ждать придётся дольше, чем мы говорили.',
  },
  callback: {
    later: (time) => `Мы перезвоним вам примерно через ${time}.`,
    whenDue: 'Мы перезвоним вам, когда подойдёт ваша очередь.',
    whenQuiet: 'Мы перезвоним вам, как только станет спокойнее.',
  },
};

function words(count: number): string {
  if (count < 20) return small[count] ?? String(count);
  const ones = count % 10;
  const ten = tens[Math.floor(count / 10)];
  return ten === undefined ? String(count) : ones === 0 ? ten : `${ten} ${small[ones]}`;
}

function counted(count: number, one: string, few: string, many: string): string {
  const form = rule.select(count);
  return count === 0 ? '' : `${count} ${form === 'one' ? one : form === 'few' ? few : many}`;
}
