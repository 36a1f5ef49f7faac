export interface SmsLength {
  /** The alphabet that the whole text needs: one letter outside of the first makes every part shorter. */
  encoding: 'GSM-7' | 'UCS-2';
  /** Septets, or UTF-16 units. */
  units: number;
  segments: number;
}

// 3GPP TS 23.038, 6.2.1: the default alphabet, and what needs an escape before it
const basic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const escaped = new Set('\f^{}\\[~]|€');

/** How many parts a text is sent in, by 3GPP TS 23.038 and 23.040: 160 septets alone or 153 a part, or 70 and 67 UTF-16 units. */
export function countSegments(text: string): SmsLength {
  const isGsm = [...text].every((letter) => basic.has(letter) || escaped.has(letter));
  const sizes = [...text].map((letter) => (isGsm ? (escaped.has(letter) ? 2 : 1) : letter.length));
  const units = sizes.reduce((sum, size) => sum + size, 0);
  const [alone, part] = isGsm ? [160, 153] : [70, 67];
  if (units <= alone) return { encoding: isGsm ? 'GSM-7' : 'UCS-2', units, segments: units === 0 ? 0 : 1 };
  let segments = 1;
  let filled = 0;
  for (const size of sizes) {
    // an escape or a pair of surrogates is never cut in two
    if (filled + size > part) {
      segments += 1;
      filled = 0;
    }
    filled += size;
  }
  return { encoding: isGsm ? 'GSM-7' : 'UCS-2', units, segments };
}

/** The text as long as it is likely to be: Liquid tags say nothing, a value is put in for each variable. */
export function likelyText(template: string): string {
  return template.replaceAll(/\{%.*?%\}/gs, '').replaceAll(/\{\{(.*?)\}\}/gs, '0123456789');
}

/** The variables that a template reads, in order. */
export function variablesIn(template: string): string[] {
  const read = [...template.matchAll(/\{\{-?\s*([\w.]+)/g)].map(([, name = '']) => name);
  return [...new Set(read)];
}
