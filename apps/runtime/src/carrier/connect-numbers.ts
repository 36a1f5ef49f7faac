import { numberWebhooks } from '@callwright/twiml';
import type { Deps } from '../deps.ts';

const AGAIN_AFTER_MILLISECONDS = 15_000;

/** Points the environment's numbers at this runtime, again and again until the carrier has taken it. */
export interface NumberConnector {
  /** One try now; when it fails, others follow by themselves. */
  connect(): Promise<void>;
  stop(): void;
}

/** A connector. A carrier that cannot be reached stops no call and no start. */
export function createNumberConnector(deps: Deps, fallbackUrl: string | undefined): NumberConnector {
  let again: NodeJS.Timeout | undefined;
  async function connect(): Promise<void> {
    clearTimeout(again);
    if (await connectOnce(deps, fallbackUrl)) return;
    again = setTimeout(() => void connect(), AGAIN_AFTER_MILLISECONDS);
    again.unref();
  }
  return { connect, stop: () => clearTimeout(again) };
}

async function connectOnce(deps: Deps, fallbackUrl: string | undefined): Promise<boolean> {
  const { carrier, settings, log } = deps;
  try {
    const webhooks = numberWebhooks({ publicUrl: settings.publicUrl, messages: true, ...(fallbackUrl !== undefined && { fallbackUrl }) });
    const { connected, missing } = await carrier.connectNumbers(await numbersOf(deps), webhooks);
    log.info({ connected }, 'numbers lead here');
    for (const number of missing) log.warn({ number }, `${number} is not a number of this account; calls to it do not come here`);
    return true;
  } catch (error) {
    log.error(
      { err: error },
      'the numbers could not be connected; it is tried again, and until then calls come here only if they did before',
    );
    return false;
  }
}

function numbersOf({ environment, library }: Deps) {
  const numbers = Object.entries(environment.current().numbers);
  return Promise.all(
    numbers.map(async ([phoneNumber, { flow }]) => ({ phoneNumber, title: (await library.live(flow))?.flow.title ?? flow })),
  );
}
