import type { Operation } from "@crewkit/openapi";
import { type SpecModel, successOf } from "../base/model.ts";
import type { Edit } from "../base/test-case.ts";
import { bodySchema, listValidBodies, validateBody } from "../schema/request-body.ts";
import { branchesOf, schemaOf } from "../schema/resolve.ts";
import { uniqueFields } from "../spec/fields.ts";
import { pick } from "../values/json.ts";
import type { TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

export const success: TestCaseGenerator = (operation, { spec }) => [
  { label: "example request", status: successOf(operation) },
  ...smallestBodies(operation, spec),
];

/** The required fields, or if another field is needed, the required fields and each optional field that suffices. */
function smallestBodies(operation: Operation, spec: SpecModel): TestCaseParts[] {
  const { notGenerated = [], needed = [] } = spec.plan.operations?.[operation.operationId] ?? {};
  const unique = uniqueFields(operation, spec);
  const bodies = listValidBodies(spec, operation);
  return branchesOf(spec, bodySchema(spec, operation) ?? {}).flatMap(({ required = [], properties = {} }) => {
    const names = Object.keys(properties);
    const kept = [...required, ...needed];
    const optional = names.filter((name) => !kept.includes(name) && !notGenerated.includes(name));
    const smallestBody = (name: string[]) =>
      bodies
        .map((body) => pick(Object(body), [...kept, ...name]))
        .find((body) => name.every((each) => each in body) && validateBody(spec, operation, body).length === 0);
    const choices = smallestBody([]) ? [[]] : optional.map((each) => [each]);
    return choices.flatMap((name): TestCaseParts[] => {
      const completeBody = smallestBody(name);
      if (!completeBody) return [];
      const edits = names.flatMap((each): Edit[] => {
        if (name.includes(each))
          return [{ in: "body", at: [each], value: completeBody[each], fresh: unique.includes(each) }];
        // The plan's request may match a different branch of the schema.
        if (kept.includes(each) && schemaOf(spec, properties[each]).const !== undefined)
          return [{ in: "body", at: [each], value: completeBody[each] }];
        return kept.includes(each) ? [] : [{ in: "body", at: [each], remove: true }];
      });
      const label = `only ${[...kept, ...name].join(", ") || "an empty body"}`;
      return [{ label, status: successOf(operation), edits, completeBody }];
    });
  });
}
