import type { Entry, Kind } from "../entry.ts";

/** How much an entry counts: what people look for most counts most, and a guide more than a part of it. */
export function weightOf({ kind, path }: Entry): number {
  return kind === "Guide" && path.includes("#") ? 1.2 : weights[kind];
}

const weights: Record<Kind, number> = {
  Operation: 2,
  Guide: 1.8,
  Reference: 1.6,
  Status: 1.5,
  Schema: 1,
  Page: 0.9,
  Word: 0.9,
  Parameter: 0.9,
  Header: 0.9,
  Error: 0.8,
  Field: 0.7,
};
