import type { TwilioClient } from '@callwright/twiml';
import { readEnvironment } from '../read-environment.ts';
import { checkFlow } from './check-flow.ts';
import type { ConnectSettings } from './connect-settings.ts';
import { describeCarrierError } from './describe-carrier-error.ts';
import { type Destination, describeNumber } from './describe-number.ts';
import type { Finding } from './finding.ts';
import type { OwnedNumber } from './owned-number.ts';
import type { Runtime } from './probe-signature.ts';

/** A number of the environment that may be connected: it is the account's, and nothing speaks against it. */
export interface GoodNumber {
  owned: OwnedNumber;
  flow: string;
}

interface Outcome {
  findings: Finding[];
  good: GoodNumber[];
  /** What the flows speak, in their order. */
  languages: string[];
}

/** Whether the numbers of the environment belong to the account, take calls, and have flows that can answer. Changes nothing. */
export async function checkNumbers(settings: ConnectSettings, client: TwilioClient | null, runtime: Runtime | null): Promise<Outcome> {
  const { file, numbers, unreadable } = numbersOf(settings.environmentFile);
  if (unreadable !== null) return { findings: [unreadable], good: [], languages: [] };
  const owned = client === null ? null : await ownedNumbers(client, settings.apiUrl);
  if (owned !== null && 'step' in owned) return { findings: [owned], good: [], languages: [] };
  if (numbers.length === 0) return { findings: [noNumbers(file, owned)], good: [], languages: [] };
  const to = runtime ?? { url: settings.publicUrl ?? '', takesMessages: null };
  const outcomes = numbers.map(([number, flow]) => checkNumber({ number, flow, file, owned, flowsDir: settings.flowsDir, to }));
  return {
    findings: outcomes.flatMap(({ findings }) => findings),
    good: outcomes.flatMap(({ good }) => good),
    languages: [...new Set(outcomes.flatMap(({ languages }) => languages))],
  };
}

function numbersOf(file: string): { file: string; numbers: [number: string, flow: string][]; unreadable: Finding | null } {
  try {
    const { numbers } = readEnvironment(file);
    return { file, numbers: Object.entries(numbers).map(([number, { flow }]) => [number, flow]), unreadable: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return {
      file,
      numbers: [],
      unreadable: { step: 'numbers', check: 'environment', level: 'error', message, ...example(file, '+15005550006') },
    };
  }
}

async function ownedNumbers(client: TwilioClient, apiUrl: string | undefined): Promise<OwnedNumber[] | Finding> {
  try {
    return await client.incomingPhoneNumbers.list();
  } catch (error) {
    return { step: 'numbers', level: 'error', ...describeCarrierError(error, apiUrl) };
  }
}

function noNumbers(file: string, owned: readonly OwnedNumber[] | null): Finding {
  const message = `${file} gives no number a flow.`;
  return { step: 'numbers', check: 'numbers-none', level: 'error', message, ...example(file, owned?.[0]?.phoneNumber ?? '+15005550006') };
}

function example(file: string, number: string): Pick<Finding, 'help' | 'paste'> {
  const paste = JSON.stringify({ numbers: { [number]: { flow: 'support-line' } }, phones: { desk: '+40310000222' } }, null, 2);
  return { help: `Write into ${file} which flow answers your number, and which telephones the names in flows stand for:`, paste };
}

interface OneNumber {
  number: string;
  flow: string;
  file: string;
  owned: readonly OwnedNumber[] | null;
  flowsDir: string;
  to: Destination;
}

function checkNumber({ number, flow, file, owned, flowsDir, to }: OneNumber): Outcome {
  const { trouble, languages } = checkFlow(flowsDir, flow);
  const findings: Finding[] = trouble === null ? [] : [{ step: 'numbers', level: 'error', number, ...trouble }];
  if (owned === null) return { findings: [...findings, unasked(number, flow, trouble === null)], good: [], languages };
  const found = owned.find(({ phoneNumber }) => phoneNumber === number);
  if (found === undefined) findings.push(notOwned(number, file, owned));
  else findings.push(...describeNumber(found, flow, to));
  const isGood = !findings.some(({ level }) => level === 'error');
  return { findings, good: found !== undefined && isGood ? [{ owned: found, flow }] : [], languages };
}

/** Without the account nobody can say whose the number is. */
function unasked(number: string, flow: string, flowIsGood: boolean): Finding {
  const can = flowIsGood ? ` Its flow ${flow} can answer calls.` : '';
  const message = `${number} could not be looked up without the account.${can}`;
  return { step: 'numbers', check: 'number-not-looked-up', level: 'warning', number, message };
}

function notOwned(number: string, file: string, owned: readonly OwnedNumber[]): Finding {
  const [first] = owned;
  const others = owned.slice(0, 5).map(({ phoneNumber }) => phoneNumber);
  const help =
    first === undefined
      ? 'The account has no number yet. Buy one that takes calls: https://console.twilio.com, Phone Numbers > Buy a number.'
      : `The account has ${others.join(', ')}${owned.length > others.length ? ' and others' : ''}. Correct ${file}, or use the account that the number belongs to.`;
  return {
    step: 'numbers',
    check: 'number-not-owned',
    level: 'error',
    number,
    message: `${number} is not a number of this account.`,
    help,
  };
}
