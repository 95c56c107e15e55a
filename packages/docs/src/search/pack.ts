import { type Entry, fieldEntry, type Kind } from "./entry.ts";

/**
 * Entries as search.js carries them: of each kind the titles, the notes, the paths, the words and, of schemas, the names
 * of their fields, each as lines. What is alike stands together, and so compresses better than entry by entry.
 */
export type Packed = Partial<Record<Kind, string[]>>;

/** Makes entries small. What follows from the rest is left out. */
export function pack(entries: Entry[]): Packed {
  const kinds = Map.groupBy(entries, ({ kind }) => kind);
  const fields = Map.groupBy(kinds.get("Field") ?? [], ({ note }) => note);
  kinds.delete("Field");
  const rowOf = ({ kind, title, note, path, words }: Entry) => {
    const names = kind === "Schema" ? (fields.get(title) ?? []).map((field) => field.title) : [];
    return [title, note, shorten(kind, path), words, names.join(" ")];
  };
  return Object.fromEntries([...kinds].map(([kind, all]) => [kind, columns(all.map(rowOf))]));
}

/** What was packed: the entries of a kind together, and each schema's fields after it. */
export function unpack(packed: Packed): Entry[] {
  return (Object.entries(packed) as [Kind, string[]][]).flatMap(([kind, lines]) => {
    const [titles = [], notes = [], paths = [], words = [], fields = []] = lines.map((column) => column.split("\n"));
    return titles.flatMap((title, at) => {
      const path = lengthen(kind, paths[at] ?? "");
      const names = fields[at]?.split(" ").filter(Boolean) ?? [];
      const entry = { kind, title, note: notes[at] ?? "", path, words: words[at] ?? "" };
      return [entry, ...names.map((name) => fieldEntry(title, path, name))];
    });
  });
}

function columns(rows: string[][]): string[] {
  return [0, 1, 2, 3, 4].map((at) => rows.map((row) => row[at]).join("\n"));
}

function shorten(kind: Kind, path: string): string {
  return path.replace(new RegExp(`^${folders[kind]}/([\\w-]+)\\.html`), "$1");
}

function lengthen(kind: Kind, path: string): string {
  return path.replace(/^[\w-]+(?=#|$)/, `${folders[kind]}/$&.html`);
}

// Where most pages of a kind are. What is elsewhere keeps its whole path.
const folders: Partial<Record<Kind, string>> = {
  Operation: "reference",
  Parameter: "reference",
  Header: "reference",
  Error: "reference",
  Reference: "tags",
  Schema: "schemas",
  Guide: "guides",
  Status: "guides",
};
