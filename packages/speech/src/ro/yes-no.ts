import type { YesNoWords } from '../speech-language.ts';

export const yesNo: YesNoWords = {
  yes: `
    da, mda, ihî, îhî, aha, îhâm, mhm, îhm, corect, exact, desigur, sigur, sigur că da, bineînțeles, firește, normal, așa e, așa este,
    confirm, de acord, sunt de acord, adevărat, e bine, este bine, e în regulă, nicio problemă, nici o problemă, nu e problemă,
    nu e nicio problemă, fără probleme, de ce nu, cum să nu, perfect, neapărat, evident, întocmai, chiar așa`,
  no: `
    nu, ba nu, sigur că nu, sigur nu, bineînțeles că nu, desigur că nu, normal că nu, evident că nu, greșit, incorect,
    nu e corect, nu este corect, nu e bine, nu este bine, nu e așa, nu este așa, nu sunt de acord, nu confirm, nu corect, eronat,
    în niciun caz, nici vorbă, nici gând, fals, nicidecum, deloc, nț`,
  mildYes: 'bine, ok, okay, okei, în regulă, hai, haideți, merge, vreau, așa, se poate, poftim',
  neither: `
    nu știu, nu sunt sigur, nu sunt sigură, nu aud, nu se aude, nu am auzit, nu înțeleg, nu am înțeles, nu îmi amintesc, nu mai știu`,
  contrasts: 'dar, însă',
};
