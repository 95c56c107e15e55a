import { randomUUID } from "node:crypto";
import type { Parameter } from "@crewkit/openapi";
import type { Draft } from "../../http/draft.ts";
import { itemsIn } from "../../law/paging.ts";
import type { Item, ItemFilter } from "../../plan/rules.ts";
import { schemaOf } from "../../schema/resolve.ts";
import type { Schema } from "../../schema/schema.ts";
import { at } from "../../values/json.ts";
import { several } from "../../values/show.ts";
import { pageOf, type Read } from "../../world/read-all.ts";
import { Unreached } from "../../world/unreached.ts";
import type { World } from "../../world/world.ts";
import type { Steps } from "../walk.ts";
import { fill, keyOf, type List, readWhole } from "./lists.ts";

/** A query parameter of a list, and what it keeps. */
export interface Narrowing {
  list: List;
  parameter: Parameter;
  filter: ItemFilter;
}

/** Asks for some values of a parameter that items have, and for one that none has. */
export async function narrow(narrowing: Narrowing, steps: Steps): Promise<void> {
  const { parameter, filter } = narrowing;
  const { world } = steps;
  const whole = await readOpen([narrowing], steps);
  const values = (await filter.values(whole.items, world)).slice(0, 3);
  if (values.length === 0) throw new Unreached(`No item shows a value to ask ${parameter.name} for.`);
  const keeps = await judgeOf([filter], world);
  const keepsSome = (value: string) => whole.items.some((item) => keeps(item, [value]));
  const strange = strangeValue(schemaOf(world.law, parameter.schema), keepsSome, world);
  for (const value of [...values, ...(strange === undefined ? [] : [strange])])
    await expectKept(whole, { narrowings: [narrowing], values: [value], keeps }, steps);
}

/** Asks for values of two parameters at once, such that who passes over one of them keeps too much. */
export async function narrowByTwo(pair: [Narrowing, Narrowing], steps: Steps): Promise<void> {
  const { world } = steps;
  const [{ list }] = pair;
  const { operationId } = list.operation;
  const variety = world.target.writes ? list.rule?.variety : undefined;
  for (const prepare of [() => {}, ...(variety ? [variety] : [])]) {
    await prepare(world);
    const whole = await readOpen(pair, steps);
    const filters = [pair[0].filter, pair[1].filter] as const;
    const values = await chooseValues(filters, whole.items, world);
    if (values) return expectKept(whole, { narrowings: pair, values, keeps: await judgeOf(filters, world) }, steps);
  }
  const names = pair.map(({ parameter }) => parameter.name).join(" and ");
  throw new Unreached(
    `No items tell both of ${names} from one, and the plan does not make such: lists: { ${operationId}: { variety: … } }.`,
  );
}

interface Whole {
  list: List;
  /** The request for it, without what narrows. */
  draft: Draft;
  items: Item[];
  /** Whether `items` are all of the list: a long one is not read to its end. */
  complete: boolean;
}

async function readOpen(narrowings: [Narrowing, ...Narrowing[]], steps: Steps): Promise<Whole> {
  const [{ list, parameter, filter }] = narrowings;
  const usual = await steps.world.draft(list.operation);
  const names = narrowings.map(({ parameter }) => parameter.name);
  const query = Object.entries(usual.query).filter(([name]) => !names.includes(name));
  const draft = { ...usual, query: Object.fromEntries(query) };
  if (!parameter.required) await fill(list, draft, steps);
  const read = filter.whole
    ? { items: await filter.whole(steps.world), complete: true }
    : await readWhole(draft, steps);
  return { list, draft, ...read };
}

interface Question {
  narrowings: readonly Narrowing[];
  values: readonly string[];
  keeps: Judge;
}

async function expectKept(whole: Whole, { narrowings, values, keeps }: Question, steps: Steps): Promise<void> {
  const { list, draft } = whole;
  const query = narrowings.map(({ parameter }, index): [string, string] => [parameter.name, values[index] ?? ""]);
  const asked = { ...draft, query: { ...draft.query, ...Object.fromEntries(query) } };
  const about = `With ${query.map((pair) => pair.join("=")).join(" and ")} the list`;
  const found = await readWhole(asked, steps);
  const [key] = narrowings.flatMap(({ filter }) => filter.key ?? []);
  const keyIn = (item: Item) => (key === undefined ? keyOf(item) : String(at(item, key)));
  const got = new Set(found.items.map(keyIn));
  const strange = found.items.filter((item) => !keeps(item, values)).map(keyIn);
  const wanted = whole.complete && found.complete ? whole.items.filter((item) => keeps(item, values)).map(keyIn) : [];
  const lacking = wanted.filter((each) => !got.has(each));
  steps.expect(lacking.length === 0, `${about} must have ${several(lacking)}, which it asks for, but has not.`);
  steps.expect(strange.length === 0, `${about} must not have ${several(strange)}, which it does not ask for, but has.`);
  if (found.complete) await expectAlike({ list, asked, about, ...found }, steps);
}

interface Found extends Read {
  list: List;
  asked: Draft;
  about: string;
}

// The total counts what is kept, and each page keeps the same: one in the middle, and the one beyond the last.
async function expectAlike({ list, asked, about, items, total }: Found, steps: Steps): Promise<void> {
  const { length } = items;
  steps.expect(
    total === undefined || total === length,
    `${about} must count its ${length} items, but counts ${total}.`,
  );
  for (const page of new Set([2, Math.max(2, length + 1)])) {
    const wanted = items.slice(page - 1, page).map(keyOf);
    const got = itemsIn((await steps.send(pageOf(asked, list.paging, page, 1))).body, list.paging).map(keyOf);
    const told = `must have ${several(wanted) || "nothing"} on page ${page} of one each, but has ${several(got) || "nothing"}`;
    steps.expect(wanted.join() === got.join(), `${about} ${told}.`);
  }
}

/** Whether some filters together keep an item, each asked for its value. */
type Judge = (item: Item, values: readonly string[]) => boolean;

// Reads what some filters need, and answers what they keep together.
async function judgeOf(filters: readonly ItemFilter[], world: World): Promise<Judge> {
  const keepers: { keeps: (item: Item, value: string) => boolean; isOfParts: boolean }[] = [];
  for (const each of filters) keepers.push({ keeps: await each.keeps(world), isOfParts: each.parts !== undefined });
  const partsOf = await filters.find(({ parts }) => parts)?.parts?.(world);
  return (item, values) =>
    (partsOf?.(item) ?? [item]).some((part) =>
      keepers.every(({ keeps, isOfParts }, index) => keeps(isOfParts ? part : item, values[index] ?? "")),
    );
}

/**
 * Values for two filters, such that each alone keeps items that both together don't: who passes over one of them shows
 * it. Undefined where the items have no such. Where possible, something is kept by both.
 */
async function chooseValues(
  [first, second]: readonly [ItemFilter, ItemFilter],
  items: readonly Item[],
  world: World,
): Promise<[string, string] | undefined> {
  const [one, other] = [await judgeOf([first], world), await judgeOf([second], world)];
  const together = await judgeOf([first, second], world);
  const count = (keeps: (item: Item) => boolean) => items.filter(keeps).length;
  const firsts = (await first.values(items, world)).slice(0, 8);
  const seconds = (await second.values(items, world)).slice(0, 8);
  const pairs = firsts.flatMap((a) => seconds.map((b): [string, string] => [a, b]));
  const told = pairs.flatMap(([a, b]) => {
    const both = count((item) => together(item, [a, b]));
    const isTold = both < count((item) => one(item, [a])) && both < count((item) => other(item, [b]));
    return isTold ? [{ values: [a, b] satisfies [string, string], both }] : [];
  });
  return (told.find(({ both }) => both > 0) ?? told[0])?.values;
}

// A value that a schema allows and that keeps none of the items; undefined where none is known.
function strangeValue(
  { enum: values, format, type, maxLength = 100, minLength = 1 }: Schema,
  keepsSome: (value: string) => boolean,
  world: World,
): string | undefined {
  const isText = [type].flat().includes("string") && format === undefined;
  const text = isText ? [world.unique("nothing").padEnd(minLength, "x").slice(0, maxLength)] : [];
  const candidates = values?.filter((value) => value !== null) ?? (format === "uuid" ? [randomUUID()] : text);
  return candidates.map(String).find((value) => !keepsSome(value));
}
