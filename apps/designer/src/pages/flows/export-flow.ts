import { canonicalJson } from '@callwright/flow-schema';
import { answered, api } from '@callwright/web/api/client.ts';
import { saveAs } from '../../page-parts/save-as.ts';

/** Lets the browser keep a flow as it is drawn now, as `<id>.flow.json`. */
export async function exportFlow(id: string): Promise<void> {
  const { flow } = await answered(api.flows[':id'].$get({ param: { id } }));
  saveAs(`${id}.flow.json`, canonicalJson(flow), 'application/json');
}
