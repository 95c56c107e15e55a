import type { Operation } from "@crewkit/openapi";
import fc from "fast-check";
import { documents, type Law } from "../law/law.ts";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodySchema, createDonor, type Donor, judgeBody } from "../schema/body.ts";
import { breaksOf } from "../schema/breaks.ts";
import { listPlaces, type Place } from "../schema/places.ts";
import { branchesOf } from "../schema/resolve.ts";
import { groupBy } from "../values/group.ts";
import { isObject, without, withValue } from "../values/json.ts";
import type { Edit } from "./case.ts";
import type { CaseParts, MakeCases } from "./make.ts";

/** A body with one field at fault: a required one missing, a type, format, enum or bound broken, one that is unknown. */
export const fields: MakeCases = (operation, { law, seed }) => {
  const { body: status } = law.plan.refusals;
  const schema = bodySchema(law, operation);
  if (!schema || !documents(operation, status)) return [];
  const donor = createDonor(law, operation, seed);
  // A body of one kind can't be made of one of another by a single field.
  const put = branchesOf(law, schema).length > 1 ? whole : inTop;
  const changing = { donor, put, law };
  const places = listPlaces(law, schema);
  const faults = [
    ...places.filter(({ required }) => required).map((place) => missing(place, changing)),
    ...places.flatMap((place) => broken(place, changing)),
    ...(schema.additionalProperties === false ? [unknown] : []),
    ...places.flatMap((place) => (place.schema.additionalProperties === false ? unknownIn(place, changing) : [])),
  ];
  const real = faults.filter((fault) => isFault(law, operation, donor, fault));
  const different = [...groupBy(real, ({ edit }) => JSON.stringify(edit)).values()].flatMap(([first]) => first ?? []);
  return different.map(({ what, place, edit }): CaseParts => {
    return { why: `body ${place.join(".")}: ${what}`, status, edits: [edit], blames: place, fault: "body" };
  });
};

interface Fault {
  what: string;
  place: readonly string[];
  edit: Edit;
}

const unknown: Fault = {
  what: "unknown",
  place: ["no_such_field"],
  edit: { in: "body", at: ["no_such_field"], value: true },
};

function unknownIn({ at }: Place, { donor, put }: Changing): Fault[] {
  const place = [...at, "no_such_field"];
  return [{ what: "unknown", place, edit: put(place, withValue(donor(at), place, true)) }];
}

function missing({ at: place }: Place, { donor, put }: Changing): Fault {
  return { what: "missing", place, edit: put(place, without(donor(place), place)) };
}

function broken({ at: place, schema }: Place, { donor, put, law }: Changing): Fault[] {
  const [item] = fc.sample(arbitraryOf(law, schema.items), { seed: 1, numRuns: 1 });
  return breaksOf(schema, item).map(({ what, value }) => ({
    what,
    place,
    edit: put(place, withValue(donor(place), place, value)),
  }));
}

interface Changing {
  donor: Donor;
  put: Put;
  law: Law;
}

type Put = (place: readonly string[], changed: unknown) => Edit;

const whole: Put = (_, value) => ({ in: "body", at: [], value });

// The whole of the field at the top is put in: the body of the request may have nothing there.
const inTop: Put = ([top = ""], changed) => {
  const value = isObject(changed) ? changed[top] : undefined;
  return value === undefined ? { in: "body", at: [top], remove: true } : { in: "body", at: [top], value };
};

// A schema may allow what one keyword of it seems to forbid.
function isFault(law: Law, operation: Operation, donor: Donor, { place, edit }: Fault): boolean {
  const body = donor(place);
  if (body === undefined || edit.in !== "body") return false;
  const changed = "remove" in edit ? without(body, edit.at) : withValue(body, edit.at, edit.value);
  return judgeBody(law, operation, body).length === 0 && judgeBody(law, operation, changed).length > 0;
}
