import { type Extension, RangeSet } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, MatchDecorator, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view';

/** A variable in a text: drawn as one thing, deleted as one thing. */
class Chip extends WidgetType {
  readonly label: string;

  constructor(label: string) {
    super();
    this.label = label;
  }

  override eq(other: Chip): boolean {
    return other.label === this.label;
  }

  override toDOM(): HTMLElement {
    const chip = document.createElement('span');
    chip.className = 'variable-chip';
    chip.textContent = this.label;
    return chip;
  }
}

const matcher = new MatchDecorator({
  regexp: /\{\{-?\s*([^{}]+?)\s*-?\}\}/g,
  decoration: ([, inner = '']) => Decoration.replace({ widget: new Chip(inner) }),
});

const plugin = ViewPlugin.fromClass(
  class {
    chips: DecorationSet;

    constructor(view: EditorView) {
      this.chips = matcher.createDeco(view);
    }

    update(update: ViewUpdate): void {
      this.chips = matcher.updateDeco(update, this.chips);
    }
  },
  {
    decorations: ({ chips }) => chips,
    provide: (chips) => EditorView.atomicRanges.of((view) => view.plugin(chips)?.chips ?? RangeSet.empty),
  },
);

/** Shows `{{ variable }}` as a chip. */
export const variableChips: Extension = plugin;
