import type { Participant } from './participant.ts';

/** Why a conference ended, as Twilio names it. */
export type EndReason =
  | 'conference-ended-via-api'
  | 'participant-with-end-conference-on-exit-left'
  | 'participant-with-end-conference-on-exit-kicked'
  | 'last-participant-kicked'
  | 'last-participant-left';

const END_WORDS: Record<EndReason, string> = {
  'conference-ended-via-api': 'The conference was ended by a REST request',
  'participant-with-end-conference-on-exit-left': 'A participant with endConferenceOnExit left',
  'participant-with-end-conference-on-exit-kicked': 'A participant with endConferenceOnExit was removed by a REST request',
  'last-participant-kicked': 'The last participant was removed by a REST request',
  'last-participant-left': 'The last participant left',
};

/** What the callback of a conference's end tells. `by` is who ended it. */
export function endForm(reason: EndReason, by: Participant | null): Record<string, string> {
  return {
    Reason: END_WORDS[reason],
    ReasonConferenceEnded: reason,
    ...(by ? { CallSidEndingConference: by.sid } : {}),
    ...(by && by.label !== null ? { ParticipantLabelEndingConference: by.label } : {}),
  };
}
