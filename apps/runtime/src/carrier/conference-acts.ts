import type { TwilioClient } from '@callwright/twiml';
import type { Carrier } from './carrier.ts';
import { isGone, unlessGone } from './unless-gone.ts';

type ConferenceActs = Pick<Carrier, 'findConference' | 'changeParticipant' | 'startRecording' | 'stopRecording'>;

/** What is done with conversations by REST. */
export function conferenceActs(client: () => Promise<TwilioClient>): ConferenceActs {
  return {
    async findConference(name) {
      const all = await (await client()).conferences.list({ friendlyName: name, limit: 20 });
      return all.find(({ status }) => status !== 'completed')?.sid ?? null;
    },
    async changeParticipant(conferenceSid, callSid, { hold, holdUrl, coaches, ...change }) {
      const participant = (await client()).conferences(conferenceSid).participants(callSid);
      const asked = {
        ...change,
        ...(hold !== undefined && { hold }),
        ...(holdUrl !== undefined && { holdUrl, holdMethod: 'POST' }),
        ...(coaches !== undefined && (coaches === null ? { coaching: false } : { coaching: true, callSidToCoach: coaches })),
      };
      return unlessGone(participant.update(asked));
    },
    async startRecording(callSid, url) {
      try {
        const wishes = { recordingStatusCallback: url, recordingStatusCallbackEvent: ['completed'], trim: 'do-not-trim' };
        return (await (await client()).calls(callSid).recordings.create(wishes)).sid;
      } catch (error) {
        if (isGone(error)) return null;
        throw error;
      }
    },
    async stopRecording(callSid, recordingSid) {
      await unlessGone((await client()).calls(callSid).recordings(recordingSid).update({ status: 'stopped' }));
    },
  };
}
