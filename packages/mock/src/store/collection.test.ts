import { expect, test } from "vitest";
import { createCollection } from "./collection.ts";
import { byKeys } from "./orders.ts";

interface Thing {
  id: string;
  place: string;
  name: string;
}

const thing = (id: string, place: string, name: string): Thing => ({ id, place, name });
const names = (things: readonly Thing[]) => things.map(({ name }) => name);
const ids = (things: readonly Thing[]) => things.map(({ id }) => id).join("");
const create = () =>
  createCollection<Thing, "place" | "name">({
    group: "place",
    key: ["place", "name"],
    order: byKeys("name"),
  });

test("a list is of a group, in its order, and equal ones follow by id", () => {
  const things = create();
  for (const each of [thing("3", "a", "y"), thing("2", "a", "y"), thing("1", "a", "z"), thing("4", "b", "x")]) {
    things.add(each);
  }
  expect(things.in("a").map(({ id }) => id)).toEqual(["2", "3", "1"]);
  expect(things.in("c")).toEqual([]);
  expect(things.all().map(({ id }) => id)).toEqual(["3", "2", "1", "4"]);
});

test("a list keeps its order through additions, changes and removals", () => {
  const things = create();
  for (const each of [thing("b", "a", "2"), thing("a", "a", "2"), thing("c", "a", "1")]) things.add(each);
  expect(ids(things.in("a"))).toBe("cab");
  things.add(thing("d", "a", "2"));
  expect(ids(things.in("a"))).toBe("cabd");
  things.update(things.add(thing("e", "a", "0")), { name: "3" });
  expect(ids(things.in("a"))).toBe("cabde");
  things.remove("a");
  expect(ids(things.in("a"))).toBe("cbde");
});

test("a change is seen by id, by key and in its group; what was read before stays as it was", () => {
  const things = create();
  const first = things.add(thing("1", "a", "x"));
  things.add(thing("2", "a", "y"));
  const before = things.in("a");
  const changed = things.update(first, { name: "z" });
  expect(things.get("1")).toBe(changed);
  expect(things.find({ place: "a", name: "x" })).toBeUndefined();
  expect(things.find({ place: "a", name: "z" })).toBe(changed);
  expect(names(things.in("a"))).toEqual(["y", "z"]);
  expect(names(before)).toEqual(["x", "y"]);
  expect(first.name).toBe("x");
  things.update(changed, { place: "b" });
  expect([names(things.in("a")), names(things.in("b"))]).toEqual([["y"], ["z"]]);
  expect(names(things.all())).toEqual(["z", "y"]);
});

test("where no fields are told to be its own, a record is found by its id", () => {
  const things = createCollection<Thing>();
  const first = things.add(thing("1", "a", "x"));
  expect([things.find({ id: "1" }), things.find({ id: "2" })]).toEqual([first, undefined]);
});

test("what is removed is found no more", () => {
  const things = create();
  things.add(thing("1", "a", "x"));
  things.remove("1");
  things.remove("1");
  expect([things.get("1"), things.find({ place: "a", name: "x" }), things.in("a"), things.size]).toEqual([
    undefined,
    undefined,
    [],
    0,
  ]);
});

test("of two records with the same key, the one that stays is found", () => {
  const things = create();
  things.add(thing("1", "a", "x"));
  const second = things.add(thing("2", "a", "x"));
  things.remove("1");
  expect(things.find({ place: "a", name: "x" })).toBe(second);
});

test("records are frozen", () => {
  const added = create().add(thing("1", "a", "x"));
  expect(() => Object.assign(added, { name: "y" })).toThrow(TypeError);
});

test("what was added since the load is known, the oldest first", () => {
  const things = create();
  things.load([thing("0", "a", "began"), thing("9", "a", "stays")]);
  const first = things.add(thing("1", "a", "x"));
  things.add(thing("2", "a", "y"));
  things.update(first, { name: "z" });
  expect([names([...things.added()]), things.addedSize]).toEqual([["z", "y"], 2]);
  things.remove("2");
  things.remove("0");
  expect([names([...things.added()]), things.addedSize]).toEqual([["z"], 1]);
});

test("a change is made to the record as it is now, and brings none back", () => {
  const things = create();
  const first = things.add(thing("1", "a", "x"));
  things.update(first, { place: "b" });
  expect(things.update(first, { name: "z" })).toEqual(thing("1", "b", "z"));
  things.remove("1");
  expect(things.update(first, { name: "y" })).toBe(first);
  expect(things.size).toBe(0);
});

test("a load puts its records in the place of all", () => {
  const things = create();
  things.add(thing("1", "a", "x"));
  things.load([thing("2", "b", "y")]);
  expect([things.in("a"), things.find({ place: "a", name: "x" }), names(things.all())]).toEqual([[], undefined, ["y"]]);
});
