/** The letters of the GSM 7-bit alphabet (3GPP TS 23.038), and those that take two places in it. */
const oncePlaced = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const twicePlaced = new Set('^{}\\[~]|€\f');

/** How many messages a text is sent as, and how many letters fit into one. Above one each carries a header, so fewer fit. */
export function countParts(text: string): { parts: number; lettersEach: number } {
  const letters = [...text];
  const isGsm = letters.every((letter) => oncePlaced.has(letter) || twicePlaced.has(letter));
  const places = letters.map((letter) => (isGsm ? (twicePlaced.has(letter) ? 2 : 1) : letter.length));
  const [alone, joined] = isGsm ? [160, 153] : [70, 67];
  const total = places.reduce((sum, taken) => sum + taken, 0);
  return total <= alone ? { parts: 1, lettersEach: alone } : { parts: packed(places, joined), lettersEach: joined };
}

/** A letter of two places is never torn apart. */
function packed(places: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const taken of places) {
    if (used + taken > room) {
      parts += 1;
      used = 0;
    }
    used += taken;
  }
  return parts;
}
