import type { Verb } from './verb.ts';
import { dial } from './verbs/dial.ts';
import { enqueue } from './verbs/enqueue.ts';
import { gather } from './verbs/gather.ts';
import { hangup } from './verbs/hangup.ts';
import { leave } from './verbs/leave.ts';
import { pause } from './verbs/pause.ts';
import { play } from './verbs/play.ts';
import { record } from './verbs/record.ts';
import { redirect } from './verbs/redirect.ts';
import { reject } from './verbs/reject.ts';
import { say } from './verbs/say.ts';

/** The verbs that the line executes, by their element's name. A new one is a file and a line here. */
export const verbs: ReadonlyMap<string, Verb> = new Map(
  Object.entries({
    Dial: dial,
    Enqueue: enqueue,
    Gather: gather,
    Hangup: hangup,
    Leave: leave,
    Pause: pause,
    Play: play,
    Record: record,
    Redirect: redirect,
    Reject: reject,
    Say: say,
  }),
);
