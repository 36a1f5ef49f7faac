import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';

/** A plot with one curve or one row of bars. */
export interface Chart {
  title: string;
  /** One line below the title. */
  subtitle: string;
  x: { label: string; from: number; to: number; ticks: number[]; tick(value: number): string };
  y: { label: string; atLeast?: number; tick(value: number): string };
  points: { x: number; y: number }[];
  /** Bars as wide as this, from `x` on; a curve when left out. */
  barWidth?: number;
  colour: string;
}

const WIDTH = 760;
const HEIGHT = 400;
const SIDES = { left: 72, right: 24, top: 74, bottom: 58 };
const TEXT = '#161a22';
const QUIET = '#626b7e';
const LINE = '#e3e6eb';

/** Draws a plot as an SVG that stands on its own: axes with units, a title, a text for those who do not see it. */
export function drawChart(chart: Chart): string {
  const { x, y, points, title, subtitle } = chart;
  const across = scaleLinear([x.from, x.to], [SIDES.left, WIDTH - SIDES.right]);
  const up = scaleLinear([0, Math.max(y.atLeast ?? 0, ...points.map((point) => point.y)) || 1], [HEIGHT - SIDES.bottom, SIDES.top]).nice(5);
  const lines = up.ticks(5).map((value) => {
    const at = up(value).toFixed(1);
    return `<line x1="${SIDES.left}" x2="${WIDTH - SIDES.right}" y1="${at}" y2="${at}" stroke="${LINE}"/>${label(SIDES.left - 10, Number(at) + 4, y.tick(value), 'end')}`;
  });
  const ticks = x.ticks.map((value) => label(across(value), HEIGHT - SIDES.bottom + 20, x.tick(value), 'middle'));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" font-family="Inter, system-ui, sans-serif" role="img" aria-label="${escaped(`${title}. ${subtitle}`)}">`,
    `<rect width="${WIDTH}" height="${HEIGHT}" rx="8" fill="#ffffff"/>`,
    `<text x="24" y="32" font-size="17" font-weight="600" fill="${TEXT}">${escaped(title)}</text>`,
    `<text x="24" y="53" font-size="13" fill="${QUIET}">${escaped(subtitle)}</text>`,
    ...lines,
    chart.barWidth === undefined ? curve(chart, across, up) : bars(chart, chart.barWidth, across, up),
    `<line x1="${SIDES.left}" x2="${WIDTH - SIDES.right}" y1="${HEIGHT - SIDES.bottom}" y2="${HEIGHT - SIDES.bottom}" stroke="#858e9f"/>`,
    ...ticks,
    label((SIDES.left + WIDTH - SIDES.right) / 2, HEIGHT - 14, x.label, 'middle'),
    `<text transform="translate(20 ${(SIDES.top + HEIGHT - SIDES.bottom) / 2}) rotate(-90)" font-size="12" fill="${QUIET}" text-anchor="middle">${escaped(y.label)}</text>`,
    '</svg>\n',
  ].join('\n');
}

type Scale = (value: number) => number;

function curve({ points, colour }: Chart, across: Scale, up: Scale): string {
  const fill = area<Chart['points'][number]>(
    (point) => across(point.x),
    up(0),
    (point) => up(point.y),
  )
    .curve(curveMonotoneX)
    .digits(1)(points);
  const stroke = line<Chart['points'][number]>(
    (point) => across(point.x),
    (point) => up(point.y),
  )
    .curve(curveMonotoneX)
    .digits(1)(points);
  return `<path d="${fill ?? ''}" fill="${colour}" fill-opacity="0.12"/>\n<path d="${stroke ?? ''}" fill="none" stroke="${colour}" stroke-width="2.5" stroke-linejoin="round"/>`;
}

function bars({ points, colour }: Chart, width: number, across: Scale, up: Scale): string {
  const gap = 1.5;
  return points
    .map((point) => {
      const left = across(point.x) + gap;
      const top = up(point.y);
      const size = `width="${Math.max(0.5, across(point.x + width) - gap - left).toFixed(1)}" height="${(up(0) - top).toFixed(1)}"`;
      return `<rect x="${left.toFixed(1)}" y="${top.toFixed(1)}" ${size} rx="1.5" fill="${colour}"/>`;
    })
    .join('\n');
}

function label(x: number, y: number, text: string, anchor: 'end' | 'middle'): string {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="12" fill="${QUIET}" text-anchor="${anchor}">${escaped(text)}</text>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
