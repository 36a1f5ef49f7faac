interface RingNode {
  type: string;
  title?: string;
  config: Record<string, unknown>;
  exits: Record<string, string>;
}

/** A flow of so many menus in a ring: key 1 goes to the next, so a call can take any number of steps. */
export function menuRing(id: string, size: number) {
  const prompt = (index: number) => ({ 'en-US': { text: `This is menu ${index}. For the next one, press 1. To stop, press 2.` } });
  const menus = Array.from({ length: size }, (_, index): [string, RingNode] => [
    `menu-${index}`,
    {
      type: 'menu',
      title: `Menu ${index}`,
      config: {
        prompt: prompt(index),
        saveAs: 'choice',
        options: [
          { exit: 'next', key: '1' },
          { exit: 'stop', key: '2' },
        ],
      },
      exits: { next: `menu-${(index + 1) % size}`, stop: 'end', 'no-input': 'end', 'no-match': 'end' },
    },
  ]);
  return {
    formatVersion: 1,
    id,
    kind: 'call',
    title: id,
    languages: ['en-US'],
    variables: { choice: { type: 'text' } },
    start: 'menu-0',
    nodes: Object.fromEntries<RingNode>([...menus, ['end', { type: 'hang-up', config: {}, exits: {} }]]),
  };
}
