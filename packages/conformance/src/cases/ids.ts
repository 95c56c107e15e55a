import type { Operation, Parameter } from "@crewkit/openapi";
import { successOf } from "../law/law.ts";
import { unknownStatus } from "../law/refusals.ts";
import { allowsText, unknownId } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import type { CaseParts, MakeCases, Making } from "./make.ts";

/**
 * Each id in the path: one that names nothing, one without the form of an id, and a path that does not decode. UUIDs
 * are taken with capitals too.
 */
export const ids: MakeCases = (operation, making) => {
  const inPath = operation.parameters.filter((parameter) => parameter.in === "path");
  return [...inPath.flatMap((each) => wrong(operation, each, making)), ...capitals(operation, inPath, making)];
};

function wrong(operation: Operation, parameter: Parameter, { law, seed }: Making): CaseParts[] {
  const { name } = parameter;
  const { malformedPath, undecodable } = law.plan.refusals;
  const put = (what: string, value: string): Pick<CaseParts, "why" | "edits"> => {
    return { why: `path ${name}: ${what}`, edits: [{ in: "path", name, value }] };
  };
  const unknown = unknownId(law, parameter, seed);
  const malformed = "no id!";
  return [
    ...(unknown === undefined
      ? []
      : [{ ...put("unknown", unknown), status: unknownStatus(operation, name, law), fault: "path" } as const]),
    ...(allowsText(law, parameter, malformed)
      ? []
      : [{ ...put("malformed", malformed), status: malformedPath, fault: "malformedPath" } as const]),
    { ...put("does not decode", "%zz"), status: undecodable, fault: "undecodable" },
  ];
}

// In requests the case of a UUID does not matter (RFC 9562, section 4).
function capitals(operation: Operation, inPath: Parameter[], { law }: Making): CaseParts[] {
  const isUuid = (parameter: Parameter) =>
    schemaOf(law, parameter.schema).format === "uuid" && allowsText(law, parameter, aUuid);
  const names = inPath.filter(isUuid).map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ why: "UUIDs in capitals", status: successOf(operation), edits: [{ in: "path", capitals: names }] }];
}

const aUuid = "F47AC10B-58CC-4372-A567-0E02B2C3D479";
