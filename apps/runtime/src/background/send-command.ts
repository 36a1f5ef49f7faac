import { dialAttempt } from '../callbacks/dial-attempt.ts';
import { sendText } from '../callbacks/send-text.ts';
import { sendReadyText } from '../carrier/send-ready-text.ts';
import { isoTime } from '../clock.ts';
import type { Deps } from '../deps.ts';
import { moveCall } from '../line/move-call.ts';
import { ringAgent } from '../line/ring-agent.ts';
import { takeOverRing } from '../publishing/call-draft.ts';
import { safeMessage } from '../safe-message.ts';
import type { OutgoingCommand } from '../store/store.ts';
import { ringForSurvey } from '../survey/survey-call.ts';
import { depart } from '../talk/depart.ts';
import { dialOut } from '../talk/dial-callee.ts';
import { ringLeg } from '../talk/ring-leg.ts';
import { isRefused } from '../work/do-all.ts';
import { doOrder } from '../work/do-order.ts';

const FIRST_RETRY_SECONDS = 2;
const LONGEST_RETRY_SECONDS = 300;
/** About a day. */
const MOST_TRIES = 290;

/**
 * Acts on one command. What fails for now is tried again, later each time; what is refused for good, or fails for a day, is given up with an
 * error in the log. Ending a call twice does no harm, and orders look whether they were done already, so any may repeat.
 */
export async function sendCommand(deps: Deps, outgoing: OutgoingCommand): Promise<void> {
  const { store, clock, log } = deps;
  const { id, command, tries } = outgoing;
  try {
    await act(deps, outgoing);
    await store.finishCommand(id, 'done');
  } catch (error) {
    if (isRefused(error) || tries >= MOST_TRIES) {
      log.error({ err: error, command: nameOf(command), tries }, 'a command is given up');
      return store.finishCommand(id, 'done');
    }
    const wait = Math.min(LONGEST_RETRY_SECONDS, FIRST_RETRY_SECONDS * 2 ** tries);
    log.warn({ err: error, command: nameOf(command), tries }, `a command failed; again in ${wait} s`);
    await store.finishCommand(id, { notBefore: isoTime(clock, wait), error: safeMessage(error) });
  }
}

function act(deps: Deps, { id, command, tries }: OutgoingCommand): Promise<void> {
  switch (command.command) {
    case 'end-call':
      return deps.carrier.endCall(command.callSid);
    case 'delete-recording':
      return deps.carrier.deleteRecording(command.recordingSid);
    case 'ring':
      return takeOverRing(deps, command);
    case 'ring-agent':
      return ringAgent(deps, command.offer, tries);
    case 'move-call':
      return moveCall(deps, command.callSid);
    case 'ring-leg':
      return ringLeg(deps, command.leg, tries);
    case 'dial-callee':
      return dialOut(deps, command.entry, tries);
    case 'depart':
      return depart(deps, command.departure);
    case 'stop-recording':
      return deps.carrier.stopRecording(command.callSid, command.recordingSid);
    case 'dial-callback':
      return dialAttempt(deps, command.attempt, tries);
    case 'survey-call':
      return ringForSurvey(deps, command, tries);
    case 'survey-text':
    case 'case-text':
      return sendReadyText(deps, command, tries);
    case 'text':
      return sendText(deps, command, tries);
    case 'order':
      return doOrder(deps, command.order, { callSid: command.callSid, at: command.at, orderId: id, tries });
  }
}

/** Without what callers said, which may stand in an order. */
function nameOf(command: OutgoingCommand['command']): string {
  switch (command.command) {
    case 'order':
      return `${command.order.src} for ${command.callSid}`;
    case 'ring':
      return `ring with ${command.version}`;
    case 'ring-agent':
      return `ring-agent ${command.offer}`;
    case 'ring-leg':
      return `ring-leg ${command.leg}`;
    case 'dial-callee':
      return `dial-callee ${command.entry}`;
    case 'depart':
      return `depart ${command.departure}`;
    case 'dial-callback':
      return `dial-callback ${command.attempt}`;
    case 'survey-call':
    case 'survey-text':
      return `${command.command} ${command.survey}`;
    case 'case-text':
      return `case-text ${command.entry}`;
    case 'text':
      return `text ${command.key}`;
    case 'delete-recording':
      return `delete-recording ${command.recordingSid}`;
    default:
      return `${command.command} ${command.callSid}`;
  }
}
