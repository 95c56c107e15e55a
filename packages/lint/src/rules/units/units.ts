/** What a number's name tells of it. The first line whose name fits counts. */
export interface Unit {
  readonly name: RegExp;
  readonly is: string;
  readonly types: readonly string[];
  readonly minimum: number;
  readonly maximum?: number;
  readonly format?: string;
  /** A word that the description must have. */
  readonly says?: string;
}

const number = ["number"];
const integer = ["integer"];

export const units: readonly Unit[] = [
  { name: /_usd$|(^|_)cost(_per_\w+)?$/, is: "an amount of money", types: number, minimum: 0, says: "US dollars" },
  { name: /_seconds$/, is: "a duration", types: ["integer", "number"], minimum: 0 },
  { name: /_rate$/, is: "a rate", types: number, minimum: 0, maximum: 100, says: "percent" },
  { name: /^(avg|average)_/, is: "an average", types: number, minimum: 0 },
  { name: /^total_|_tokens$|_count$/, is: "a count", types: integer, minimum: 0, format: "int64" },
];
