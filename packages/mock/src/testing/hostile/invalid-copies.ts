const invalidValues = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  Number.POSITIVE_INFINITY,
  "",
  " ",
  "\ud800",
  "a".repeat(300),
  "ä".repeat(300_000),
  "2026-02-30",
  "http://[",
  "00000000-0000-0000-0000-00000000000g",
  [],
  [null],
  ["a", "a"],
  Array(6000).fill(""),
  {},
  { unknown: 1 },
];

/** Returns copies of a value, each with one missing or invalid part at any depth. */
export function invalidCopies(value: unknown): unknown[] {
  if (typeof value !== "object" || value === null) return invalidValues;
  const inner = Object.entries(value).flatMap(([key, part]) => [
    without(value, key),
    ...invalidCopies(part).map((each) => Object.assign(copy(value), { [key]: each })),
  ]);
  return [...invalidValues, ...inner];
}

function without(value: object, key: string): object {
  return Array.isArray(value) ? value.toSpliced(Number(key), 1) : { ...value, [key]: undefined };
}

function copy(value: object): object {
  return Array.isArray(value) ? [...value] : { ...value };
}
