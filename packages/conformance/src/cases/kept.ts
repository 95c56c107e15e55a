import fc from "fast-check";
import { successOf } from "../law/law.ts";
import { arbitraryOf } from "../schema/arbitrary.ts";
import { bodySchema, createDonor, judgeBody } from "../schema/body.ts";
import { boundsOf } from "../schema/breaks.ts";
import { listPlaces } from "../schema/places.ts";
import type { Schema } from "../schema/schema.ts";
import { withValue } from "../values/json.ts";
import type { CaseParts, MakeCases } from "./make.ts";

/** A body with one field that just keeps to its schema: at a bound, each value of an enum, null where it may be. */
export const kept: MakeCases = (operation, { law, seed }) => {
  const schema = bodySchema(law, operation);
  if (!schema) return [];
  const donor = createDonor(law, operation, seed);
  const { notGenerated = [], unique = [] } = law.plan.operations?.[operation.operationId] ?? {};
  // Where no two may be alike, each operation has a letter of its own.
  const letter = String.fromCharCode(97 + (law.operations.indexOf(operation) % 26));
  const own = (name: string, value: unknown) =>
    unique.includes(name) && typeof value === "string"
      ? value.replace(/^a+/, (start) => letter.repeat(start.length))
      : value;
  const itemOf = (place: Schema) =>
    place.items === undefined ? undefined : fc.sample(arbitraryOf(law, place.items), { seed: 1, numRuns: 1 })[0];
  const places = listPlaces(law, schema).filter(({ at }) => !notGenerated.includes(at[0] ?? ""));
  return places.flatMap(({ at, schema: place }) =>
    boundsOf(place, itemOf(place))
      .filter(({ value }) => judgeBody(law, operation, withValue(donor(at), at, value)).length === 0)
      .map(({ what, value }): CaseParts => {
        const [top = ""] = at;
        const put = at.length === 1 ? own(top, value) : Object(withValue(donor(at), at, value))[top];
        const why = `body ${at.join(".")}: ${what}`;
        return { why, status: successOf(operation), edits: [{ in: "body", at: [top], value: put }] };
      }),
  );
};
