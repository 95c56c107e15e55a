import { secretNames } from "@crewkit/openapi";
import { contract, UserError } from "./catalog.ts";

/** Results above this size are shortened. */
export const maxBytes = 20_000;

const secrets = secretNames(contract);

/** Replaces secret values, such as tokens. `hidden` tells whether there were any. */
export function hideSecrets(value: unknown): { value: unknown; hidden: boolean } {
  let hidden = false;
  const text = JSON.stringify(value, (name, field) => {
    if (!secrets.has(name) || typeof field !== "string") return field;
    hidden = true;
    return "(hidden)";
  });
  return { value: JSON.parse(text), hidden };
}

/**
 * Keeps only the fields with these paths, such as `name` or `user.name`. In a list, they apply to each item.
 *
 * @throws {UserError} if a path does not exist. The message lists the existing fields.
 */
export function selectFields(value: unknown, paths: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => selectFields(item, paths));
  const record = Object(value) as Record<string, unknown>;
  const names = new Set(paths.map((path) => path.split(".")[0] ?? ""));
  return Object.fromEntries(
    [...names].map((field) => {
      const all = paths.filter((path) => path === field || path.startsWith(`${field}.`));
      if (!Object.hasOwn(record, field))
        throw new UserError(
          `fields: there is no field ${JSON.stringify(field)}. The fields are ${Object.keys(record).join(", ")}.`,
        );
      const nested = all.flatMap((path) => (path === field ? [] : [path.slice(field.length + 1)]));
      const inner = record[field];
      const isWhole = nested.length < all.length || typeof inner !== "object" || inner === null;
      return [field, isWhole ? inner : selectFields(inner, nested)];
    }),
  );
}

/**
 * Shortens a value until its JSON has at most {@link maxBytes}: removes items at the end of the longest list, or else shortens
 * the longest text. `notes` describes what was cut.
 */
export function shorten(value: object): { value: object; notes: string[] } {
  const root = structuredClone(value);
  const notes = new Map<string, string>();
  const totals = new Map<string, number>();
  for (let size = sizeOf(root); size > maxBytes; size = sizeOf(root)) {
    const parts = [...partsOf(root, "")];
    const largest = parts.filter(({ content }) => Array.isArray(content)).sort(bySize)[0] ?? parts.sort(bySize)[0];
    if (!largest) break;
    const { owner, key, path, content } = largest;
    const excess = size - maxBytes;
    if (Array.isArray(content)) {
      const kept = itemsWithin(content, sizeOf(content) - excess);
      const total = totals.get(path) ?? content.length;
      totals.set(path, total);
      notes.set(path, `${path} contains the first ${kept.length} of ${total} items.`);
      owner[key] = kept;
    } else {
      owner[key] = content.slice(0, Math.max(0, Math.min(content.length - 1, content.length - excess)));
      notes.set(path, `${path} is cut.`);
    }
  }
  return { value: root, notes: [...notes.values()] };
}

interface Part {
  owner: Record<string, unknown>;
  key: string;
  path: string;
  content: unknown[] | string;
}

// Lists with more than one item, and long texts.
function* partsOf(owner: object, parent: string): Generator<Part> {
  for (const [key, content] of Object.entries(owner)) {
    const path = parent ? `${parent}.${key}` : key;
    const isPart = Array.isArray(content) ? content.length > 1 : typeof content === "string" && content.length > 200;
    if (isPart) yield { owner: owner as Record<string, unknown>, key, path, content };
    if (typeof content === "object" && content !== null) yield* partsOf(content, path);
  }
}

function bySize(a: Part, b: Part): number {
  return sizeOf(b.content) - sizeOf(a.content);
}

function itemsWithin(items: unknown[], bytes: number): unknown[] {
  let size = 2;
  const kept = items.findIndex((item) => {
    size += sizeOf(item) + 1;
    return size > bytes;
  });
  return items.slice(0, Math.max(1, kept));
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value) ?? "");
}
