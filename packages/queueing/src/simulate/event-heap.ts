/** What comes next, by time; equal times come in the order in which they were put in. */
export class EventHeap<E> {
  readonly #events: { at: number; order: number; event: E }[] = [];
  #order = 0;

  push(at: number, event: E): void {
    const events = this.#events;
    const item = { at, order: this.#order++, event };
    let index = events.length;
    events.push(item);
    while (index > 0) {
      const parent = (index - 1) >> 1;
      const above = events[parent];
      if (above === undefined || isBefore(above, item)) break;
      events[index] = above;
      index = parent;
    }
    events[index] = item;
  }

  pop(): { at: number; event: E } | undefined {
    const events = this.#events;
    const first = events[0];
    const last = events.pop();
    if (events.length > 0 && last !== undefined) this.#sink(last);
    return first;
  }

  #sink(item: { at: number; order: number; event: E }): void {
    const events = this.#events;
    let index = 0;
    for (;;) {
      const left = events[2 * index + 1];
      if (left === undefined) break;
      const right = events[2 * index + 2];
      const isRight = right !== undefined && isBefore(right, left);
      const least = isRight ? right : left;
      if (isBefore(item, least)) break;
      events[index] = least;
      index = 2 * index + (isRight ? 2 : 1);
    }
    events[index] = item;
  }
}

function isBefore(a: { at: number; order: number }, b: { at: number; order: number }): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
