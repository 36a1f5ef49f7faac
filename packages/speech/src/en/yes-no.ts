import type { YesNoWords } from '../speech-language.ts';

export const yesNo: YesNoWords = {
  yes: `
    yes, yep, yup, yeah, yea, ya, yah, aye, uh huh, mm hmm, mhm, mmhmm, correct, that's right, that's correct, right, absolutely,
    definitely, certainly, of course, sure thing, exactly, indeed, affirmative, true, no problem, no worries, why not, i don't mind,
    you bet, i agree, i confirm, confirmed`,
  no: `
    no, nope, nah, na, naw, no way, negative, wrong, incorrect, false, of course not, certainly not, definitely not, absolutely not,
    not right, not correct, not really, not at all, not quite, not exactly, not true, it isn't, it's not, that's not, i don't,
    i don't think so, i wouldn't, no thanks, no thank you, not now, not today, uh uh, nuh uh, never, not`,
  mildYes:
    "i do, i would, it is, it does, ok, okay, sure, fine, good, great, go ahead, please, please do, alright, all right, let's do it, sounds good, that works, works for me, perfect, i guess so, i think so, i suppose so, probably",
  neither: `
    i don't know, dunno, i don't understand, didn't catch that, not sure, i'm not sure, no idea, can't hear you, i don't remember,
    right now, all right now, one moment, hold on`,
  contrasts: 'but',
};
