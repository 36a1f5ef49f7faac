import type { NumberWebhooks, TwilioClient } from '@callwright/twiml';
import { describeCarrierError } from './describe-carrier-error.ts';
import type { Change, Finding } from './finding.ts';
import { missingSettings, type OwnedNumber } from './owned-number.ts';

/** Lets a number lead to the runtime and looks whether Twilio has kept it. A number that leads there already is not touched. */
export async function connectNumber(
  client: TwilioClient,
  owned: OwnedNumber,
  webhooks: NumberWebhooks,
  apiUrl: string | undefined,
): Promise<Finding> {
  const number = owned.phoneNumber;
  const changes = missingSettings(owned, webhooks);
  if (changes.length === 0) return already(number);
  const resource = client.incomingPhoneNumbers(owned.sid);
  try {
    await resource.update(Object.fromEntries(changes.map(({ setting, to }) => [setting, to])));
    const left = missingSettings(await resource.fetch(), webhooks);
    return left.length > 0 ? notKept(number, left) : connected(number, changes);
  } catch (error) {
    const { check, message, help } = describeCarrierError(error, apiUrl);
    return {
      step: 'connection',
      level: 'error',
      number,
      check,
      message: `${number} could not be set. ${message}`,
      ...(help !== undefined && { help }),
    };
  }
}

/** What connecting a number would change. */
export function compareNumber(owned: OwnedNumber, webhooks: NumberWebhooks): Finding {
  const number = owned.phoneNumber;
  const changes = missingSettings(owned, webhooks);
  if (changes.length === 0) return already(number);
  const message = `${number} does not lead to the runtime as it should. To be set:`;
  return { step: 'connection', check: 'number-to-connect', level: 'warning', number, message, changes };
}

function already(number: string): Finding {
  return {
    step: 'connection',
    check: 'number-connected',
    level: 'ok',
    number,
    message: `${number} leads to the runtime; nothing had to be changed.`,
  };
}

function connected(number: string, changes: Change[]): Finding {
  return {
    step: 'connection',
    check: 'number-connected',
    level: 'ok',
    number,
    message: `${number} leads to the runtime now. Changed:`,
    changes,
  };
}

function notKept(number: string, changes: Change[]): Finding {
  return {
    step: 'connection',
    check: 'number-not-kept',
    level: 'error',
    number,
    message: `Twilio took the settings of ${number} but did not keep all of them. Still to be set:`,
    help: 'Set them by hand: https://console.twilio.com, Phone Numbers > Active numbers.',
    changes,
  };
}
