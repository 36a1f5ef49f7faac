import type { CallbackOutcome } from './callback-store.ts';
import type { WebLanguage } from './web-words.ts';

interface LinkWords {
  title: string;
  number: string;
  when: string;
  place: string;
  soon: string;
  about(minutes: number): string;
  now: string;
  move: string;
  moveTo: string;
  asap: string;
  cancel: string;
  moved: string;
  taken: string;
  unknown: string;
  unknownHelp: string;
  over: Record<CallbackOutcome, string>;
}

/** What the page says that the link in a message leads to. */
export const linkWords: Readonly<Record<WebLanguage, LinkWords>> = {
  en: {
    title: 'Your call',
    number: 'We call',
    when: 'When',
    place: 'Your place in line',
    soon: 'as soon as it is your turn',
    about: (minutes) => `in about ${minutes} min`,
    now: 'We are calling you right now.',
    move: 'Call at another time',
    moveTo: 'When shall we call?',
    asap: 'As soon as it is my turn',
    cancel: 'I no longer need the call',
    moved: 'The time was changed.',
    taken: 'This time was just taken. Please choose another one.',
    unknown: 'This link leads nowhere',
    unknownHelp: 'It was mistyped, or what it was about is long over. To reach us, please call.',
    over: {
      served: 'We have spoken with each other. Nothing is left to do.',
      unreached: 'We called you several times and did not reach you. Please call us again.',
      expired: 'We did not manage to call you in time, and we are sorry. Please call us again.',
      cancelled: 'The call is cancelled. We will not call.',
      refused: 'You told us that you no longer need the call. We will not call.',
      withdrawn: 'You called us yourself, so we will not call.',
      'queue-closed': 'We have closed and will not call. Please call us again when we are open.',
    },
  },
  ro: {
    title: 'Apelul dumneavoastră',
    number: 'Sunăm la',
    when: 'Când',
    place: 'Locul la rând',
    soon: 'de îndată ce vă vine rândul',
    about: (minutes) => `în aproximativ ${minutes} min`,
    now: 'Vă sunăm chiar acum.',
    move: 'Sunați-mă la altă oră',
    moveTo: 'Când să vă sunăm?',
    asap: 'De îndată ce îmi vine rândul',
    cancel: 'Nu mai am nevoie de apel',
    moved: 'Ora a fost schimbată.',
    taken: 'Acest interval tocmai a fost ocupat. Vă rugăm să alegeți altul.',
    unknown: 'Acest link nu duce nicăieri',
    unknownHelp: 'A fost scris greșit sau lucrul la care se referă s-a încheiat demult. Pentru a ne contacta, vă rugăm să sunați.',
    over: {
      served: 'Am vorbit deja. Nu mai este nimic de făcut.',
      unreached: 'V-am sunat de mai multe ori și nu v-am găsit. Vă rugăm să ne sunați din nou.',
      expired: 'Nu am reușit să vă sunăm la timp și ne pare rău. Vă rugăm să ne sunați din nou.',
      cancelled: 'Apelul este anulat. Nu vă vom suna.',
      refused: 'Ne-ați spus că nu mai aveți nevoie de apel. Nu vă vom suna.',
      withdrawn: 'Ne-ați sunat dumneavoastră, așa că nu vă mai sunăm.',
      'queue-closed': 'Am închis și nu vă vom suna. Vă rugăm să ne sunați când suntem deschiși.',
    },
  },
  ru: {
    title: 'Ваш звонок',
    number: 'Звоним на',
    when: 'Когда',
    place: 'Ваше место в очереди',
    soon: 'как только подойдёт Ваша очередь',
    about: (minutes) => `примерно через ${minutes} мин`,
    now: 'Мы звоним Вам прямо сейчас.',
    move: 'Позвоните в другое время',
    moveTo: 'Когда Вам позвонить?',
    asap: 'Как только подойдёт моя очередь',
    cancel: 'Звонок больше не нужен',
    moved: 'Время изменено.',
    taken: 'Это время только что заняли. Выберите, пожалуйста, другое.',
    unknown: 'Эта ссылка никуда не ведёт',
    unknownHelp: 'В ней ошибка, или то, о чём она была, давно закончилось. Чтобы связаться с нами, позвоните, пожалуйста.',
    over: {
      served: 'Мы с Вами уже поговорили. Больше ничего делать не нужно.',
      unreached: 'Мы звонили Вам несколько раз и не дозвонились. Пожалуйста, позвоните нам снова.',
      expired: 'Мы не успели Вам позвонить и просим прощения. Пожалуйста, позвоните нам снова.',
      cancelled: 'Звонок отменён. Мы не позвоним.',
      refused: 'Вы сказали, что звонок больше не нужен. Мы не позвоним.',
      withdrawn: 'Вы позвонили нам сами, поэтому мы не позвоним.',
      'queue-closed': 'Мы закрылись и не позвоним. Пожалуйста, позвоните нам, когда мы откроемся.',
    },
  },
};
