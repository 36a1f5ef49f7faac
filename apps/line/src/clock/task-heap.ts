export interface Task {
  at: number;
  /** Tasks of the same time run in the order in which they were added. */
  order: number;
  run: () => void;
  cancelled: boolean;
}

/** Tasks by time: a binary heap. Cancelled tasks stay until they come up. */
export class TaskHeap {
  #tasks: Task[] = [];

  push(task: Task): void {
    const tasks = this.#tasks;
    let index = tasks.push(task) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      if (!this.#isBefore(index, above)) break;
      this.#swap(index, above);
      index = above;
    }
  }

  /** The earliest task that is not cancelled. */
  peek(): Task | undefined {
    while (this.#tasks[0]?.cancelled) this.#removeFirst();
    return this.#tasks[0];
  }

  /** Takes the earliest task out. */
  pop(): Task | undefined {
    const first = this.peek();
    if (first) this.#removeFirst();
    return first;
  }

  /** Moves all tasks in time; their order stays. */
  shift(milliseconds: number): void {
    for (const task of this.#tasks) task.at += milliseconds;
  }

  clear(): void {
    this.#tasks = [];
  }

  #removeFirst(): void {
    const last = this.#tasks.pop();
    if (last === undefined || this.#tasks.length === 0) return;
    this.#tasks[0] = last;
    let index = 0;
    for (;;) {
      const smallest = [2 * index + 1, 2 * index + 2].reduce((best, child) => (this.#isBefore(child, best) ? child : best), index);
      if (smallest === index) return;
      this.#swap(index, smallest);
      index = smallest;
    }
  }

  #isBefore(index: number, other: number): boolean {
    const [a, b] = [this.#tasks[index], this.#tasks[other]];
    if (!a || !b) return false;
    return a.at < b.at || (a.at === b.at && a.order < b.order);
  }

  #swap(index: number, other: number): void {
    const [a, b] = [this.#tasks[index], this.#tasks[other]];
    if (!a || !b) return;
    this.#tasks[index] = b;
    this.#tasks[other] = a;
  }
}
