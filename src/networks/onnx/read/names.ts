import { plainText } from '../../../errors/foreign-text.js';

/** Names of nodes are texts of the file; longer ones are cut. */
const LONGEST_NAME = 120;

/** Makes names that are fit to be shown and that no two nodes have. */
export class Names {
  readonly #taken = new Set<string>();
  readonly #copies = new Map<string, number>();

  /** The name itself, or with a number behind it where it is taken. */
  unique(wanted: string): string {
    const name = plainText(wanted, LONGEST_NAME);
    let [free, copies] = [name, this.#copies.get(name) ?? 1];
    while (this.#taken.has(free)) {
      copies++;
      free = `${name}-${copies}`;
    }
    this.#copies.set(name, copies);
    this.#taken.add(free);
    return free;
  }
}
