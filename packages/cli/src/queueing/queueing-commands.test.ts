import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { drawChart } from './chart.ts';
import { estimateCommand } from './estimate-command.ts';
import { type SimulateOptions, simulateCommand } from './simulate-command.ts';

const root = mkdtempSync(path.join(tmpdir(), 'callwright-queueing-'));
afterAll(() => rmSync(root, { recursive: true }));

const scenario = {
  hours: 24,
  replications: 2,
  arrivalsPerHour: [
    { from: '00:00', perHour: 5 },
    { from: '08:00', perHour: 80 },
  ],
  agents: 6,
  talkSeconds: { law: 'lognormal', mean: 180, cv: 1.1 },
  patienceSeconds: { law: 'exponential', mean: 300 },
  callback: { offerWhenEstimateOver: 30, accept: 0.5 },
};
const header = 'arrivedAt,queuedAt,waitSeconds,outcome,serviceStartAt,serviceSeconds,agent,priority';
const log = [
  header,
  '1999-02-01T08:00:00,,0,served,1999-02-01T08:00:00,120,Ana,1',
  '1999-02-01T08:01:00,1999-02-01T08:01:05,55,served,1999-02-01T08:02:00,60,Ana,2',
  '1999-02-01T08:01:30Z,1999-02-01T08:01:35Z,20,abandoned,,,,1',
  '1999-02-01T08:02:30Z,1999-02-01T08:02:30Z,,served,1999-02-01T08:03:10Z,90,Ana,',
];

it('simulate prints the measures, the same as JSON, and writes a CSV and four plots', async () => {
  const place = file('day.json', JSON.stringify(scenario));
  const [csv, svg] = [path.join(root, 'out/day.csv'), path.join(root, 'plots')];
  const { code, text } = await simulate(place, { csv, svg });
  expect(code).toBe(0);
  expect(text).toMatch(/Callers who give up +\d+\.\d\d ± \d+\.\d\d %/);
  expect(text).toMatch(/Callbacks, of all callers/);
  expect(text).toContain('2 × 24 h, the first 0 h not counted, seed 1');
  const json = JSON.parse((await simulate(place, { json: true })).text);
  expect(json).toMatchObject({
    pWait: { mean: expect.any(Number), halfWidth95: expect.any(Number) },
    callback: { overtakes: { mean: expect.any(Number) } },
  });
  expect(readFileSync(csv, 'utf8')).toMatch(
    /^measure,hour,mean,halfWidth95\ncallers,,\d+,\npWait,,0\.\d+,0\.\d+\n[\s\S]*\nutilisation,12,0\.\d+,\n/,
  );
  for (const name of ['waits', 'in-line', 'utilisation', 'abandonment'])
    expect(readFileSync(path.join(svg, `${name}.svg`), 'utf8')).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
});

it('simulate takes seed and replications from the command line, reports how far it is, and reads arrivals of a CSV beside the file', async () => {
  file('calls.csv', log.join('\n'));
  const place = file('csv.json', JSON.stringify({ ...scenario, arrivalsPerHour: { csv: 'calls.csv' } }));
  const seen: (number | null)[] = [];
  const { code, text } = await simulate(place, { seed: 5, replications: 1, progress: (done) => seen.push(done) });
  expect(code).toBe(0);
  expect(text).toContain('1 × 24 h, the first 0 h not counted, seed 5; one replication has no confidence interval');
  expect(seen.at(-1)).toBeNull();
  rmSync(path.join(root, 'calls.csv'));
  expect(await simulate(place)).toMatchObject({
    code: 2,
    text: expect.stringMatching(/^arrivalsPerHour\.csv: .*calls\.csv cannot be read/),
  });
});

it.each([
  [
    'a field that is wrong',
    JSON.stringify({ ...scenario, agents: -1, callback: { accept: 2 } }),
    [/: agents: /, /: callback\.accept: /, /: callback\.offerWhenEstimateOver: /],
  ],
  ['a field that is not known', JSON.stringify({ ...scenario, patience: 3 }), [/broken\.json: patience: is not known here/]],
  ['no JSON', '{ "hours": ', [/is not JSON: /]],
  ['a list', '[]', [/the scenario: /]],
])('simulate refuses %s, and names the place', async (_, text, messages) => {
  const run = await simulate(file('broken.json', text));
  expect(run.code).toBe(2);
  for (const message of messages) expect(run.text).toMatch(message);
});

it('simulate says that a file is not there, and writes nothing', async () => {
  const svg = path.join(root, 'never');
  expect(await simulate(path.join(root, 'gone.json'), { svg })).toEqual({ code: 2, text: `${path.join(root, 'gone.json')} is not there.` });
  expect(existsSync(svg)).toBe(false);
});

it('estimate replays a log and tells how each way of estimating did; it counts from a time on', async () => {
  const place = file('log.csv', log.join('\n'));
  const { code, text } = await estimate(place);
  expect(code).toBe(0);
  expect(text).toContain('4 calls, 2 of them waited and were served; mean wait 47.5 s');
  for (const title of [
    'RMSE s',
    'MAE s',
    'bias s',
    'within 30 s or 25 %',
    'Callwright',
    'LES',
    'HOL',
    'QL (n + 1) m / s',
    'Asterisk average',
    'Coverage of the 80 % bound',
  ])
    expect(text).toContain(title);
  const json = await estimate(place, { json: true, from: '1999-02-01T08:02:00Z' });
  expect(JSON.parse(json.text)).toMatchObject({
    calls: 4,
    scored: 1,
    leftOut: [],
    scores: { callwright: { rmse: expect.any(Number), mae: expect.any(Number) } },
  });
  expect(await estimate(place, { from: 'yesterday' })).toMatchObject({ code: 2, text: expect.stringContaining('--from is "yesterday"') });
});

it('estimate leaves out lines that cannot be true, by number, and refuses a file without the columns or without calls', async () => {
  const bad = [
    'soon,,0,served,,,,',
    '1999-02-01T09:00:00,,0,phantom,,,,',
    '1999-02-01T09:00:00,1999-02-01T09:00:00,-4,abandoned,,,,',
    '1999-02-01T09:00:00,1999-02-01T09:00:00,,abandoned,,,,',
  ];
  const { code, text } = await estimate(file('odd.csv', [...log, ...bad].join('\n')));
  expect(code).toBe(0);
  for (const message of [
    'line 6: arrivedAt is "soon"',
    'line 7: outcome is "phantom"',
    'line 8: waitSeconds is "-4"',
    'line 9: waitSeconds is empty',
    '4 calls, 2 of them',
  ])
    expect(text).toContain(message);
  expect(await estimate(file('short.csv', 'arrivedAt,agent\n1,2\n'))).toMatchObject({
    code: 2,
    text: expect.stringContaining('line 1: the columns queuedAt, waitSeconds, '),
  });
  expect(await estimate(file('ragged.csv', `${header}\n1999-02-01T09:00:00,2\n`))).toMatchObject({
    code: 2,
    text: expect.stringMatching(/ragged\.csv: .*line 2/),
  });
  expect(await estimate(file('empty.csv', header))).toMatchObject({
    code: 2,
    text: expect.stringContaining('has no call that can be replayed'),
  });
  expect((await estimate(path.join(root, 'gone.csv'))).code).toBe(2);
});

it('a plot keeps what names say, and stands a day in which nothing happens', () => {
  const axis = { label: 'a < b', from: 0, to: 1, ticks: [0, 1], tick: String };
  const svg = drawChart({
    title: '"Waits" & more',
    subtitle: '',
    x: axis,
    y: { label: 'share', tick: String },
    points: [{ x: 0, y: 0 }],
    colour: '#000',
  });
  expect(svg).toContain('&quot;Waits&quot; &amp; more');
  expect(svg).toContain('a &lt; b');
  expect(svg).not.toContain('NaN');
});

function file(name: string, text: string): string {
  const place = path.join(root, name);
  writeFileSync(place, text);
  return place;
}

async function simulate(place: string, options: Partial<SimulateOptions> = {}) {
  const lines: string[] = [];
  const code = await simulateCommand(place, { json: false, print: (line) => lines.push(line), ...options });
  return { code, text: lines.join('\n') };
}

async function estimate(place: string, options: { json?: boolean; from?: string } = {}) {
  const lines: string[] = [];
  const code = await estimateCommand({ replay: place, json: false, print: (line) => lines.push(line), ...options });
  return { code, text: lines.join('\n') };
}
