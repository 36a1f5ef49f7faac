import { CarrierError, createTwilioClient, isTerminalStatus, type TwilioAccount, type TwilioClient } from '@callwright/twiml';
import { browserApplication } from './browser-application.ts';
import type { Carrier } from './carrier.ts';
import { conferenceActs } from './conference-acts.ts';
import { fetchRecording } from './fetch-recording.ts';
import { findMessage } from './find-message.ts';
import { HTTP_NOT_FOUND, unlessGone } from './unless-gone.ts';
import { wholeSecond } from './whole-second.ts';

interface Options extends TwilioAccount {
  /** Whether a number that the account does not have is bought. On a real account that costs money. */
  buyNumbers: boolean;
}

/** The carrier through Twilio's REST API, wherever `apiBase` says that it is. The client is loaded when it is first needed. */
export function createTwilioCarrier({ buyNumbers, ...account }: Options): Carrier {
  let loading: Promise<TwilioClient> | null = null;
  const client = () => {
    loading ??= createTwilioClient(account);
    return loading;
  };
  return {
    ...conferenceActs(client),
    async isCallUp(callSid) {
      try {
        const call = await (await client()).calls(callSid).fetch();
        return !isTerminalStatus(call.status);
      } catch (error) {
        if (error instanceof CarrierError && error.status === HTTP_NOT_FOUND) return false;
        throw error;
      }
    },
    async endCall(callSid) {
      await (await client()).calls(callSid).update({ status: 'completed' });
    },
    async moveCall(callSid, url) {
      return unlessGone((await client()).calls(callSid).update({ url, method: 'POST' }));
    },
    async call({ to, from, url, fallbackUrl, statusCallback, ringSeconds, detectsMachines = false }) {
      const api = await client();
      const wishes = { ...(ringSeconds !== undefined && { timeout: ringSeconds }), ...(detectsMachines && { machineDetection: 'Enable' }) };
      return (await api.calls.create({ to, from, url, fallbackUrl, statusCallback, ...wishes }).catch(unreadable)).sid;
    },
    async findCall({ to, from }, since) {
      const all = await (await client()).calls.list({ to, from, limit: 50 });
      return all.find(({ dateCreated }) => dateCreated.getTime() >= wholeSecond(since))?.sid ?? null;
    },
    async dialOutcome(callSid, numbers, since) {
      const earliest = since === null ? 0 : wholeSecond(since);
      const all = await (await client()).calls.list({ parentCallSid: callSid, limit: 50 });
      const legs = all.filter(({ to, dateCreated }) => numbers.includes(to) && dateCreated.getTime() >= earliest);
      const [last] = legs.toSorted((a, b) => Number(b.startTime) - Number(a.startTime));
      const best = legs.find(({ status }) => status === 'completed') ?? last;
      if (best === undefined || !isTerminalStatus(best.status)) return null;
      return { status: best.status, seconds: Number(best.duration) || 0 };
    },
    async sendMessage(message) {
      const api = await client();
      return (await api.messages.create(message).catch(unreadable)).sid;
    },
    findMessage: async (message, since) => findMessage(await client(), message, since),
    fetchRecording: (url) => fetchRecording(account, url),
    async findRecording(callSid, since) {
      const all = await (await client()).recordings.list({ callSid, limit: 50 });
      const [last] = all
        .filter(({ source, dateCreated }) => source === 'RecordVerb' && dateCreated.getTime() >= wholeSecond(since))
        .toSorted((a, b) => b.dateCreated.getTime() - a.dateCreated.getTime());
      return last === undefined ? null : { recordingSid: last.sid, url: last.mediaUrl, seconds: Number(last.duration) || 0 };
    },
    async deleteRecording(recordingSid) {
      try {
        await (await client()).recordings(recordingSid).remove();
      } catch (error) {
        if (!(error instanceof CarrierError && error.status === HTTP_NOT_FOUND)) throw error;
      }
    },
    async connectNumbers(numbers, webhooks) {
      const api = (await client()).incomingPhoneNumbers;
      const owned = new Map((await api.list()).map(({ phoneNumber, sid }) => [phoneNumber, sid]));
      const connected: string[] = [];
      for (const { phoneNumber, title } of numbers) {
        const sid = owned.get(phoneNumber);
        if (sid !== undefined) await api(sid).update(webhooks);
        else if (buyNumbers) await api.create({ phoneNumber, friendlyName: title, ...webhooks });
        else continue;
        connected.push(phoneNumber);
      }
      return { connected, missing: numbers.map(({ phoneNumber }) => phoneNumber).filter((number) => !connected.includes(number)) };
    },
    browserApplication: async (webhooks) => browserApplication(await client(), webhooks),
  };
}

/** An answer that nobody can read says nothing of what became of the request. */
function unreadable(error: unknown): never {
  if (error instanceof CarrierError) throw error;
  const facts = { status: undefined, code: undefined, mayHaveActed: true, retryable: true };
  throw new CarrierError('The answer of the carrier cannot be read.', facts, { cause: error });
}
