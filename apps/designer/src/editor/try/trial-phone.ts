import { callFileSchema } from '@callwright/simulator';
import { queryClient } from '@callwright/web/api/query-client.ts';
import { engine } from '../../engine/engine-client.ts';
import { loadBeside } from '../../engine/load-beside.ts';
import type { OpenedFlow } from '../open-flow.ts';
import { localIso } from './call-moments.ts';
import { createTrialStore, type TrialPhone } from './create-trial-store.ts';

const phones = new WeakMap<OpenedFlow, TrialPhone>();

/** The phone of an open flow: it stays as it is while its panel is closed. */
export function trialPhoneOf(opened: OpenedFlow): TrialPhone {
  const known = phones.get(opened);
  if (known !== undefined) return known;
  const phone = createTrialStore(
    {
      flow: () => opened.editor.getState().flow,
      loadBeside: (flow) => loadBeside(queryClient, flow),
      startTrial: (start) => engine('calls').startTrial(start),
      act: (step, live) => engine('calls').act(step, live),
      toNextDue: () => engine('calls').toNextDue(),
      back: () => engine('calls').back(),
      give: (given) => engine('calls').give(given),
      keepAsTest: (title) => engine('calls').keepAsTest(title),
    },
    callFileSchema.shape.given.parse({ now: localIso(new Date()) }),
  );
  phones.set(opened, phone);
  return phone;
}
