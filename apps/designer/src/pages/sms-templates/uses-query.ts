import { queryClient } from '@callwright/web/api/query-client.ts';
import { queryOptions } from '@tanstack/react-query';
import { valueAt } from '../../json/at-path.ts';
import { allFlowsQuery } from '../../page-parts/all-flows-query.ts';
import { usesOf } from './template-values.ts';

/** Which flows use which templates. Reading flows needs the node types, so it comes after the page. */
export const usesQuery = queryOptions({
  queryKey: ['sms-template-uses'],
  queryFn: async () => {
    const [{ checkNames }, { nodeRegistry }, flows] = await Promise.all([
      import('@callwright/flow-compiler'),
      import('@callwright/nodes'),
      queryClient.fetchQuery(allFlowsQuery),
    ]);
    // where no template is known, each name of one is told with its place
    return usesOf(flows, (flow) => checkNames(flow, nodeRegistry, { smsTemplates: [] }).map(({ path }) => String(valueAt(flow, path))));
  },
  structuralSharing: false,
});
