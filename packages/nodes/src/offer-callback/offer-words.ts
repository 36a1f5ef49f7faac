/** What callers hear by default. `callback.words` says when the call will come, in the call's language. */
export const offerWords = {
  offer: {
    en: '{% if callback.mode == "when-quiet" %}We can call you when it is quieter here. {% else %}We can call you back, and you keep your place in line. {% endif %}If you would like that, press 1 or say yes. To stay on the line, press 2 or say no.',
    ro: '{% if callback.mode == "when-quiet" %}Vă putem suna când sunt mai puține apeluri. {% else %}Vă putem suna noi, iar dumneavoastră vă păstrați locul la rând. {% endif %}Dacă doriți asta, apăsați 1 sau spuneți „da”. Ca să rămâneți pe fir, apăsați 2 sau spuneți „nu”.',
    ru: '{% if callback.mode == "when-quiet" %}Мы можем перезвонить вам, когда станет спокойнее. {% else %}Мы можем перезвонить вам, ваше место в очереди сохранится. {% endif %}Если хотите, нажмите 1 или скажите «да». Чтобы остаться на линии, нажмите 2 или скажите «нет».',
  },
  forced: {
    en: 'We value your time and do not want to keep you waiting: we will call you back.',
    ro: 'Prețuim timpul dumneavoastră și nu vrem să vă facem să așteptați: vă sunăm noi.',
    ru: 'Мы ценим ваше время и не хотим заставлять вас ждать: мы перезвоним вам.',
  },
  confirm: {
    en: 'We will call you on {{ callback.spoken }}. If that is right, press 1. For another number, press 2.',
    ro: 'Vă sunăm la {{ callback.spoken }}. Dacă este corect, apăsați 1. Pentru alt număr, apăsați 2.',
    ru: 'Мы перезвоним на номер {{ callback.spoken }}. Если верно, нажмите 1. Чтобы указать другой номер, нажмите 2.',
  },
  confirmOnly: {
    en: 'We will call you on {{ callback.spoken }}. If that is right, press 1. If not, press 2 and stay on the line.',
    ro: 'Vă sunăm la {{ callback.spoken }}. Dacă este corect, apăsați 1. Dacă nu, apăsați 2 și rămâneți pe fir.',
    ru: 'Мы перезвоним на номер {{ callback.spoken }}. Если верно, нажмите 1. Если нет, нажмите 2 и оставайтесь на линии.',
  },
  another: {
    en: 'Please key in the number with its area code, and end with the hash key.',
    ro: 'Vă rugăm să tastați numărul cu prefix, apoi tasta diez.',
    ru: 'Наберите номер с кодом и нажмите решётку.',
  },
  wrong: {
    en: 'That is not a telephone number.',
    ro: 'Acesta nu este un număr de telefon.',
    ru: 'Это не телефонный номер.',
  },
  expect: {
    en: 'Thank you. {{ callback.words }} You can hang up now.',
    ro: 'Vă mulțumim. {{ callback.words }} Acum puteți închide.',
    ru: 'Спасибо. {{ callback.words }} Теперь можно положить трубку.',
  },
} as const;
