import type { CanvasNode } from '../canvas-parts.ts';
import type { MapFrame } from './map-frame.ts';

const LEAST = 1.5;

/** Draws all boxes and notes as small rectangles. `colourOf` gives the colour of a class of the style sheet. */
export function drawMap(
  canvas: HTMLCanvasElement,
  nodes: readonly CanvasNode[],
  frame: MapFrame,
  colourOf: (name: string) => string,
): void {
  const context = canvas.getContext('2d');
  if (context === null) return;
  const ratio = window.devicePixelRatio;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.clearRect(0, 0, canvas.width, canvas.height);
  const byClass = new Map<string, CanvasNode[]>();
  for (const node of nodes) {
    const members = byClass.get(classOf(node));
    if (members === undefined) byClass.set(classOf(node), [node]);
    else members.push(node);
  }
  for (const [name, members] of byClass) {
    context.fillStyle = colourOf(name);
    // as boxes are at the far zoom, a little stronger, since they are small here
    context.globalAlpha = name === NOTE ? 1 : 0.45;
    context.beginPath();
    for (const { position, measured } of members) {
      const [width, height] = [(measured?.width ?? 0) * frame.scale, (measured?.height ?? 0) * frame.scale];
      context.rect(
        (position.x - frame.left) * frame.scale,
        (position.y - frame.top) * frame.scale,
        Math.max(LEAST, width),
        Math.max(LEAST, height),
      );
    }
    context.fill();
  }
}

const NOTE = 'map-note';

function classOf(node: CanvasNode): string {
  if (node.type === 'note') return NOTE;
  return node.data.color === null ? `group-${node.data.card.group}` : `map-own color-${node.data.color}`;
}
