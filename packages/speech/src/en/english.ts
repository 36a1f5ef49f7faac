import StemmerEn from '@nlpjs/lang-en-min/src/stemmer-en.js';
import { defineLanguage } from '../define-language.ts';
import { snowball } from '../snowball.ts';
import { numbers } from './numbers.ts';
import { ordinals } from './ordinals.ts';
import { yesNo } from './yes-no.ts';

export const english = defineLanguage({
  // don't is one word
  respell: (text) => text.replaceAll("'", ''),
  stem: snowball(new StemmerEn()),
  irregular: [
    'have has had having',
    'lose lost',
    'steal stole stolen',
    'pay paid',
    'buy bought',
    'sell sold',
    'send sent',
    'speak spoke spoken',
    'break broke broken',
    'freeze froze frozen',
    'withdraw withdrew withdrawn',
    'find found',
    'forget forgot forgotten',
    'choose chose chosen',
    'person people',
    'child children',
  ],
  headFirst: false,
  fillers: `
    uh, um, er, erm, hmm, mm, ah, oh, well, so, like, just, yeah, okay, ok, hi, hello, hey, good morning, good afternoon, good evening,
    please, thanks, thank, you, i, im, id, ill, ive, me, my, mine, we, our, us, a, an, the, this, that, thats, its, it, some, is, are, am, be,
    want, wanna, would, need, looking, calling, call, about, regarding, to, for, of, on, in, with, at, and, what, whats,
    check, get, know, ask, question, lets, let, go, could, may, give, talk, think, guess`,
  denials: "not, don't, do not, didn't, isn't, never, rather than, instead of",
  corrections: 'sorry, i mean, actually, no wait, wait, make that, scratch that, correction, excuse me',
  alternatives: 'or',
  ordinals,
  choiceWords: `
    option, number, choice, press, pressing, pressed, key, button, item, digit, select, choose, pick, hit, push, dial, take`,
  idioms: `
    one moment, one second, one sec, one minute, a second, just a second, second ago, one more time, one time, this one, that one,
    for one, no one, one of, first of all, at first, last time, last week, last month, last night, last year, first time, second time`,
  numbers,
  yesNo,
  names: {
    openings: `
      my name is, my name's, the name is, the name's, name is, i am called, i'm called, they call me, you can call me, call me,
      you're speaking with, speaking with`,
    firstWords: `
      hi, hello, hey, good morning, good afternoon, good evening, yes, yeah, sure, ok, okay, so, well, uh, um, er, erm, oh,
      this is, it's, it is, i'm, i am, there, that's, that is, that would be, name, put it, under, in, the name of, for`,
    endings: 'please, thanks, thank you, speaking, here, is my name, calling, very much',
  },
});
