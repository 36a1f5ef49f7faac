import StemmerRo from '@nlpjs/lang-ro/src/stemmer-ro.js';
import { defineLanguage } from '../define-language.ts';
import { snowball } from '../snowball.ts';
import { numbers } from './numbers.ts';
import { ordinals } from './ordinals.ts';
import { yesNo } from './yes-no.ts';

const stem = snowball(new StemmerRo());

export const romanian = defineLanguage({
  // before a verb "not" leans on it: n-am is nu am
  respell: (text) => text.replace(/^n-(?=\p{L})/u, 'nu '),
  // comandă, comenzi: d becomes z before i
  stem: (word) => stem(word).replace(/z$/, 'd'),
  irregular: [
    'am ai are avem aveți au avut',
    'pot poți poate putem puteți',
    'iau iei ia luăm luați luat',
    'dau dai dă dăm dați dat',
    'văd vezi vede vedem vedeți văzut',
    'om omul oameni oamenii',
  ],
  headFirst: true,
  fillers: `
    a, ă, ăă, ăăă, hm, păi, deci, cam, gen, știți, acum, și, iar, alo, bună ziua, bună seara, bună dimineața, bună, salut, doar,
    vă, te, rog, mulțumesc, mersi, frumos, eu, îmi, mi, mă, m, meu, mea, mei, mele, nostru, noastră, aș, ași,
    vrea, vreau, vrem, dori, doresc, trebuie, ar, să, întreb, aflu, știu, sun, interesează, despre, legătură, privire,
    un, o, unei, unui, niște, cu, de, din, la, pe, în, pentru, cel, cea, cele, cei, al, ale, ai, e, este, că, care`,
  denials: 'nu',
  corrections: 'adică, scuze, scuzați, mă scuzați, pardon, de fapt, stai, stați, ba nu, mai bine zis',
  alternatives: 'sau, ori',
  ordinals,
  choiceWords: `
    opțiune, opțiunea, opțiunii, variantă, varianta, număr, numărul, tastă, tasta, tastez, apăs, apăsat, cifra,
    butonul, punctul, poziția, alegerea, aleg, selectez, merg, una, meniu, meniul, rândul`,
  idioms: `
    o secundă, o clipă, un moment, un minut, un pic, o dată, încă o dată, unul din, una din,
    a doua zi, a doua oară, prima dată, prima oară, ultima dată`,
  numbers,
  yesNo,
  names: {
    openings: 'mă numesc, numele meu este, numele meu e, numele este, numele e, mă cheamă, mă chema, mi se spune, la telefon',
    firstWords: `
      alo, bună ziua, bună seara, bună dimineața, bună, salut, da, păi, ă, ăă, ăăă, deci, eu sunt, sunt, aici, numele, este, pe numele, pe`,
    endings: 'mulțumesc, mersi, vă rog, mă numesc, mă cheamă, la telefon, este numele meu, e numele meu',
  },
});
