/** What is on a shelf, as it came, with its number. */
export type Book = Record<string, unknown> & { number: number };

export interface Shelf {
  slug: string;
  floor: number;
  sign: string | null;
  books: Book[];
}

export interface Loan {
  loan: number;
  book: number;
  days: number;
  due: string;
  reader: string;
}

export class Store {
  readonly shelves = new Map<string, Shelf>();
  readonly loans = new Map<number, Loan>();
  #numbers = 0;

  /** A number that nothing has. */
  next(): number {
    return ++this.#numbers;
  }
}
