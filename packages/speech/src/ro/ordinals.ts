const masculine = 'doilea treilea patrulea cincilea șaselea șaptelea optulea nouălea zecelea'.split(' ');
const feminine = 'doua treia patra cincea șasea șaptea opta noua zecea'.split(' ');

export const ordinals: Readonly<Record<string, number>> = {
  ...{ primul: 1, prima: 1, întâi: 1, întâia: 1 },
  ...Object.fromEntries(masculine.flatMap((word, index) => [`al ${word}`, `al ${index + 2}-lea`].map((phrase) => [phrase, index + 2]))),
  ...Object.fromEntries(feminine.flatMap((word, index) => [`a ${word}`, `a ${index + 2}-a`].map((phrase) => [phrase, index + 2]))),
  ...{ ultimul: -1, ultima: -1 },
};
