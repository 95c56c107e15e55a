import { expect, test } from "vitest";
import { createCollection } from "./collection.ts";
import { byKeys } from "./sorting.ts";

interface Item {
  id: string;
  group: string;
  name: string;
}

const item = (id: string, group: string, name: string): Item => ({ id, group, name });
const names = (items: Iterable<Item>) => [...items].map(({ name }) => name);
const ids = (collection: readonly Item[]) => collection.map(({ id }) => id).join("");
const create = () => createCollection<Item>({ group: "group", order: byKeys("name") });

test("sorts strings by Unicode code point", () => {
  const names = ["z", "Zebra", "apple", "é", "～", "😀", "Zeb", "zeb"];
  const sorted = ["Zeb", "Zebra", "apple", "z", "zeb", "é", "～", "😀"];
  expect(names.map((name) => ({ name })).sort(byKeys("name"))).toEqual(sorted.map((name) => ({ name })));
});

test("keeps the order after additions, changes and removals", () => {
  const collection = create();
  for (const each of [item("b", "a", "2"), item("a", "a", "2"), item("c", "a", "1")]) collection.add(each);
  expect(ids(collection.in("a"))).toBe("cab");
  collection.add(item("d", "a", "2"));
  expect(ids(collection.in("a"))).toBe("cabd");
  collection.update(collection.add(item("e", "a", "0")), { name: "3" });
  expect(ids(collection.in("a"))).toBe("cabde");
  collection.remove("a");
  expect(ids(collection.in("a"))).toBe("cbde");
});

test("compares a new record with a few others, even if the list was read", () => {
  let comparisons = 0;
  const collection = createCollection<Item>({
    group: "group",
    order(a, b) {
      comparisons += 1;
      return byKeys<Item>("name")(a, b);
    },
  });
  for (let count = 0; count < 1000; count++) collection.add(item(String(count), "a", String(count)));
  expect(collection.in("a")).toHaveLength(1000);
  comparisons = 0;
  const added = collection.add(item("new", "a", "500 and more"));
  const list = collection.in("a");
  expect(list[list.indexOf(added) + 1]?.name).toBe("501");
  expect(comparisons).toBeLessThan(20);
});

test("finds only records with exactly the same values", () => {
  const collection = createCollection<{ id: string; a: unknown; b: unknown }>();
  const values = ["x y", "x", "null", "", "1", "2:", null, 1, true];
  const records = values.flatMap((a) => ["z", "y z", ...values].map((b) => ({ id: "", a, b })));
  for (const [id, record] of records.entries()) collection.add({ ...record, id: String(id) });
  for (const { a, b } of records) {
    expect(collection.where({ a, b })).toEqual([collection.find({ a, b })]);
    expect(collection.find({ a, b })).toMatchObject({ a, b });
  }
});

test("finds records by any fields, email addresses regardless of case", () => {
  const collection = createCollection<Item & { email: string }>({ order: byKeys("name") });
  const first = collection.add({ ...item("1", "a", "y"), email: "Ada@example.com" });
  const second = collection.add({ ...item("2", "a", "x"), email: "ada@example.com" });
  expect(collection.where({ email: "ADA@example.com" })).toEqual([second, first]);
  expect(collection.where({ group: "a", name: "y" })).toEqual([first]);
  expect(collection.where({ group: "A" })).toEqual([]);
  collection.update(first, { group: "b" });
  expect(collection.where({ group: "a" })).toEqual([second]);
  expect(collection.where({ group: "b", name: "y" })).toEqual([{ ...first, group: "b" }]);
});

test("updates lookups by id, key and group, but not lists read before", () => {
  const collection = create();
  const first = collection.add(item("1", "a", "x"));
  collection.add(item("2", "a", "y"));
  const before = collection.in("a");
  const changed = collection.update(first, { name: "z" });
  expect(collection.get("1")).toBe(changed);
  expect(collection.find({ group: "a", name: "x" })).toBeUndefined();
  expect(collection.find({ group: "a", name: "z" })).toBe(changed);
  expect(names(collection.in("a"))).toEqual(["y", "z"]);
  expect(names(before)).toEqual(["x", "y"]);
  expect(first.name).toBe("x");
  expect(() => Object.assign(changed, { name: "y" })).toThrow(TypeError);
  collection.update(changed, { group: "b" });
  expect([names(collection.in("a")), names(collection.in("b"))]).toEqual([["y"], ["z"]]);
  expect(names(collection.all())).toEqual(["z", "y"]);
});

test("lists records added since the last load, oldest first", () => {
  const collection = create();
  collection.load([item("0", "a", "began"), item("9", "a", "stays")]);
  const first = collection.add(item("1", "a", "x"));
  collection.add(item("2", "a", "y"));
  collection.update(first, { name: "z" });
  expect([names(collection.added()), collection.addedSize]).toEqual([["z", "y"], 2]);
  collection.remove("2");
  collection.remove("0");
  expect([names(collection.added()), collection.addedSize]).toEqual([["z"], 1]);
});

test("updates the current version of a record and does not restore a removed record", () => {
  const collection = create();
  const first = collection.add(item("1", "a", "x"));
  collection.update(first, { group: "b" });
  expect(collection.update(first, { name: "z" })).toEqual(item("1", "b", "z"));
  collection.remove("1");
  expect(collection.update(first, { name: "y" })).toBe(first);
  expect(collection.size).toBe(0);
});
