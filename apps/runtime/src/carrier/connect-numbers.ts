import { numberAddresses } from '../calls/addresses.ts';
import type { Deps } from '../deps.ts';

/** Points the environment's numbers at this runtime. A carrier that cannot be reached stops no call, so it stops no start. */
export async function connectNumbers(deps: Deps, fallbackUrl: string | undefined): Promise<void> {
  const { carrier, settings, log } = deps;
  try {
    const { connected, missing } = await carrier.connectNumbers(await numbersOf(deps), numberAddresses(settings.publicUrl, fallbackUrl));
    log.info({ connected }, 'numbers lead here');
    for (const number of missing) log.warn({ number }, `${number} is not a number of this account; calls to it do not come here`);
  } catch (error) {
    log.error({ err: error }, 'the numbers could not be connected; calls come here only if they were before');
  }
}

function numbersOf({ environment, library }: Deps) {
  const numbers = Object.entries(environment.current().numbers);
  return Promise.all(
    numbers.map(async ([phoneNumber, { flow }]) => ({ phoneNumber, title: (await library.live(flow))?.flow.title ?? flow })),
  );
}
