import { type Context, type Emitter, type Liquid, toValue } from 'liquidjs';

/** Makes an engine throw when one rendering writes more than so many characters, counting what `capture` and its like keep. The library itself only bounds what filters make. */
export function boundOutput(liquid: Liquid, characters: number): Liquid {
  const { renderer } = liquid;
  const render = renderer.renderTemplates.bind(renderer);
  const written = new WeakMap<Context, number>();
  const count = (context: Context, more: number): void => {
    const total = (written.get(context) ?? 0) + more;
    if (total > characters) throw new Error(`The text has more than ${characters} characters.`);
    written.set(context, total);
  };
  renderer.renderTemplates = (templates, context, emitter = countingEmitter((more) => count(context, more))) =>
    render(templates, context, emitter);
  return liquid;
}

function countingEmitter(count: (more: number) => void): Emitter {
  return {
    buffer: '',
    write(value) {
      const text = textOf(value);
      count(text.length);
      this.buffer += text;
    },
  };
}

function textOf(written: unknown): string {
  const value: unknown = toValue(written);
  if (value === null || value === undefined) return '';
  return Array.isArray(value) ? value.map(textOf).join('') : String(value);
}
