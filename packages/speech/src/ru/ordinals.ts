const firstOnes = `первый второй третий четвёртый пятый шестой седьмой восьмой девятый десятый одиннадцатый двенадцатый тринадцатый
  четырнадцатый пятнадцатый шестнадцатый семнадцатый восемнадцатый девятнадцатый`;
const tens = 'двадцатый тридцатый сороковой пятидесятый шестидесятый семидесятый восьмидесятый девяностый';
const endings = ['й', 'я', 'е', 'го'];

export const ordinals: Readonly<Record<string, number>> = {
  ...Object.fromEntries(firstOnes.split(/\s+/).map((word, index) => [word, index + 1])),
  ...Object.fromEntries(tens.split(' ').map((word, index) => [word, 20 + 10 * index])),
  ...Object.fromEntries(Array.from({ length: 9 }, (_, index) => endings.map((ending) => [`${index + 1}-${ending}`, index + 1])).flat()),
  последний: -1,
};
