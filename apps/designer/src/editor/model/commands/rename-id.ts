import { type Change, nodeOf, withColors } from '../open-document.ts';

/** Gives a node another id, everywhere where it is named. Nothing changes when the id is taken. */
export function renameId(from: string, to: string): Change {
  return (document) => {
    const { flow, layout } = document;
    if (from === to || nodeOf(flow, from) === undefined || nodeOf(flow, to) !== undefined) return document;
    const renamed = (id: string) => (id === from ? to : id);
    const led = (exits: Readonly<Record<string, string>>) =>
      Object.values(exits).includes(from) ? Object.fromEntries(Object.entries(exits).map(([exit, id]) => [exit, renamed(id)])) : exits;
    const nodes = Object.fromEntries(
      Object.entries(flow.nodes).map(([id, node]) => {
        const exits = led(node.exits);
        return [renamed(id), exits === node.exits ? node : { ...node, exits: { ...exits } }];
      }),
    );
    const inNewName = <Value>(record: Readonly<Record<string, Value>>) =>
      Object.fromEntries(Object.entries(record).map(([id, value]) => [renamed(id), value]));
    return {
      flow: {
        ...flow,
        start: renamed(flow.start),
        ...(flow.onError !== undefined && { onError: renamed(flow.onError) }),
        exits: { ...led(flow.exits) },
        nodes,
      },
      layout: withColors({ ...layout, nodes: inNewName(layout.nodes) }, inNewName(layout.colors ?? {})),
    };
  };
}
