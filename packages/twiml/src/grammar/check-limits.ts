import { encodedLength, twimlLimits } from '../twiml-limits.ts';
import { attributeCode, nestingCode } from './problem-codes.ts';
import type { Finding } from './twiml-problem.ts';

/** An element that was read to its end. */
export interface ReadElement {
  /** The element's key in the grammar. */
  kind: string;
  attributes: Readonly<Record<string, string>>;
  /** Its own text and that of the elements in it. */
  text: string;
  /** The names of the elements directly in it. */
  children: readonly string[];
}

type Rule = (element: ReadElement) => Finding[];

const daySeconds = 86_400;

const rules: Readonly<Record<string, readonly Rule[]>> = {
  Say: [range('loop', 0), checkSayText],
  Play: [range('loop', 0), pattern('digits', /^[0-9A-D*#wW]+$/)],
  Pause: [range('length', 0)],
  Gather: [
    range('timeout', 0),
    range('numDigits', 1),
    range('maxSpeechTime', 1, 60),
    pattern('finishOnKey', /^[0-9*#]?$/),
    pattern('speechTimeout', /^(auto|\d+)$/),
    checkHints,
    checkSpeechModel,
  ],
  Record: [range('timeout', 0), range('maxLength', 1, daySeconds), pattern('finishOnKey', /^[0-9*#]*$/)],
  Dial: [range('timeout', twimlLimits.ringSeconds.least, twimlLimits.ringSeconds.most), range('timeLimit', 1, daySeconds), checkNouns],
  Number: [
    range('machineDetectionTimeout', 3, 60),
    range('machineDetectionSpeechThreshold', 1000, 6000),
    range('machineDetectionSpeechEndThreshold', 500, 5000),
    range('machineDetectionSilenceTimeout', 2000, 10_000),
  ],
  Conference: [range('maxParticipants', 2, 250), pattern('participantLabel', /^.{0,128}$/su)],
  Enqueue: [range('maxQueueSize', 1, 5000), checkQueueName(14205)],
  Queue: [checkQueueName(14213)],
};

/** Holds an element against Twilio's limits that the grammar does not know: ranges of numbers, lengths of texts, combinations. */
export function checkLimits(element: ReadElement): Finding[] {
  return (rules[element.kind] ?? []).flatMap((rule) => rule(element));
}

function range(attribute: string, least: number, most = Number.MAX_SAFE_INTEGER): Rule {
  return attributeRule(attribute, `is not ${least} or more${most < Number.MAX_SAFE_INTEGER ? ` up to ${most}` : ''}`, (value) => {
    const number = Number(value);
    return Number.isNaN(number) || (number >= least && number <= most);
  });
}

function pattern(attribute: string, allowed: RegExp): Rule {
  return attributeRule(attribute, `does not fit ${allowed.source}`, (value) => allowed.test(value));
}

function attributeRule(attribute: string, fault: string, fits: (value: string) => boolean): Rule {
  return ({ kind, attributes }) => {
    const value = attributes[attribute];
    if (value === undefined || fits(value)) return [];
    return [{ code: attributeCode(kind, attribute), message: `attribute ${attribute} ${fault}: "${value}"` }];
  };
}

function checkSayText({ attributes, text }: ReadElement): Finding[] {
  if (text.trim() === '') return [{ code: 13520, message: 'there is no text to say' }];
  const { polly, google, basic } = twimlLimits.sayCharacters;
  const voice = attributes['voice'] ?? '';
  const most = voice.startsWith('Polly.') ? polly : voice.startsWith('Google.') ? google : basic;
  if (text.length > most) return [{ code: 13521, message: `the text has ${text.length} characters, this voice says ${most}` }];
  const encoded = encodedLength(text);
  if (encoded <= twimlLimits.sayEncodedCharacters) return [];
  return [{ code: 13521, message: `the text has ${encoded} characters when encoded, Twilio takes ${twimlLimits.sayEncodedCharacters}` }];
}

function checkHints({ kind, attributes }: ReadElement): Finding[] {
  const hints = attributes['hints']?.split(',') ?? [];
  const tooMany = hints.length > twimlLimits.hints ? [`has ${hints.length} entries, Twilio takes ${twimlLimits.hints}`] : [];
  const long = hints.find((hint) => hint.trim().length > twimlLimits.hintCharacters);
  const tooLong = long === undefined ? [] : [`has an entry of more than ${twimlLimits.hintCharacters} characters: "${long}"`];
  return [...tooMany, ...tooLong].map((fault) => ({ code: attributeCode(kind, 'hints'), message: `attribute hints ${fault}` }));
}

function checkSpeechModel({ attributes }: ReadElement): Finding[] {
  const both = attributes['speechTimeout'] === 'auto' && attributes['speechModel'] !== undefined;
  return both ? [{ code: 13335, message: 'attribute speechTimeout is "auto" beside a speechModel' }] : [];
}

function checkNouns({ kind, children }: ReadElement): Finding[] {
  const tooMany = children.length > twimlLimits.dialNouns;
  const mixed = children.includes('Conference') && children.includes('Number');
  return [
    ...(tooMany ? [{ code: nestingCode(kind), message: `${children.length} are dialled, Twilio takes ${twimlLimits.dialNouns}` }] : []),
    ...(mixed ? [{ code: 13000, message: 'a conference and a number are dialled together' }] : []),
  ];
}

function checkQueueName(code: number): Rule {
  return ({ attributes, text }) => {
    if (attributes['workflowSid'] !== undefined || text.trim().length <= 64) return [];
    return [{ code, message: 'the name of the queue has more than 64 characters' }];
  };
}
