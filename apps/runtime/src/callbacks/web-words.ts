/** The languages of public pages. */
export const webLanguages = ['en', 'ro', 'ru'] as const;
export type WebLanguage = (typeof webLanguages)[number];

/** The language of a page for a language tag: English where it is none of ours. */
export function webLanguage(tag: string): WebLanguage {
  const tongue = tag.toLowerCase().split(/[-_]/)[0];
  return webLanguages.find((language) => language === tongue) ?? 'en';
}

/** What the form says by which calls are ordered. */
export const formWords = {
  en: {
    name: 'Your name',
    number: 'Phone number',
    country: 'Country of the number',
    when: 'When shall we call?',
    now: 'As soon as possible',
    consent: 'I agree to be called at this number, also by an automatic announcement that connects me.',
    order: 'Order a call',
    problems: {
      'no-number': 'This is no phone number. Please check it.',
      'not-valid': 'There is no such phone number. Please check it.',
      'not-callable': 'We cannot call this kind of number.',
      'no-consent': 'Without your consent we may not call you.',
      'slot-taken': 'This time was just taken. Please choose another one.',
      'not-allowed-then': 'It is night or we are closed at that time. Please choose another one.',
      'too-many': 'Too many calls were ordered. Please try again later, or call us.',
      other: 'The call could not be ordered. Please try again later, or call us.',
    },
    ordered: (number: string, when: string) => `Thank you. We will call you at ${number}: ${when}.`,
    soon: 'as soon as it is your turn',
  },
  ro: {
    name: 'Numele dumneavoastră',
    number: 'Număr de telefon',
    country: 'Țara numărului',
    when: 'Când să vă sunăm?',
    now: 'Cât mai curând',
    consent: 'Sunt de acord să fiu sunat la acest număr, inclusiv printr-un anunț automat care mă conectează.',
    order: 'Comandați un apel',
    problems: {
      'no-number': 'Acesta nu este un număr de telefon. Vă rugăm să îl verificați.',
      'not-valid': 'Nu există un astfel de număr. Vă rugăm să îl verificați.',
      'not-callable': 'Nu putem suna un astfel de număr.',
      'no-consent': 'Fără acordul dumneavoastră nu avem voie să vă sunăm.',
      'slot-taken': 'Acest interval tocmai a fost ocupat. Vă rugăm să alegeți altul.',
      'not-allowed-then': 'La acea oră este noapte sau suntem închiși. Vă rugăm să alegeți altă oră.',
      'too-many': 'S-au comandat prea multe apeluri. Încercați mai târziu sau sunați-ne.',
      other: 'Apelul nu a putut fi comandat. Încercați mai târziu sau sunați-ne.',
    },
    ordered: (number: string, when: string) => `Vă mulțumim. Vă vom suna la ${number}: ${when}.`,
    soon: 'de îndată ce vă vine rândul',
  },
  ru: {
    name: 'Ваше имя',
    number: 'Номер телефона',
    country: 'Страна номера',
    when: 'Когда Вам позвонить?',
    now: 'Как можно скорее',
    consent: 'Согласен, чтобы мне позвонили на этот номер, в том числе с автоматическим сообщением, которое меня соединит.',
    order: 'Заказать звонок',
    problems: {
      'no-number': 'Это не номер телефона. Проверьте его, пожалуйста.',
      'not-valid': 'Такого номера нет. Проверьте его, пожалуйста.',
      'not-callable': 'На такие номера мы не звоним.',
      'no-consent': 'Без Вашего согласия мы не можем Вам позвонить.',
      'slot-taken': 'Это время только что заняли. Выберите, пожалуйста, другое.',
      'not-allowed-then': 'В это время ночь или мы закрыты. Выберите, пожалуйста, другое.',
      'too-many': 'Заказано слишком много звонков. Попробуйте позже или позвоните нам.',
      other: 'Заказать звонок не удалось. Попробуйте позже или позвоните нам.',
    },
    ordered: (number: string, when: string) => `Спасибо. Мы позвоним Вам на ${number}: ${when}.`,
    soon: 'как только подойдёт Ваша очередь',
  },
} as const satisfies Record<WebLanguage, object>;
