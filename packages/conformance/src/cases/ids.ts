import type { Operation, Parameter } from "@crewkit/openapi";
import { documents, mayWrite, successOf } from "../law/law.ts";
import { unknownStatus } from "../law/refusals.ts";
import { allowsText, unknownId } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import type { Case } from "./case.ts";
import { type MakeCases, type Making, makeCase } from "./make.ts";

/**
 * Each id in the path: one that names nothing, one without the form of an id, and a path that does not decode. UUIDs
 * are taken with capitals too.
 */
export const idCases: MakeCases = (operation, making) => [
  ...operation.parameters
    .filter((parameter) => parameter.in === "path")
    .flatMap((parameter) => [
      ...unknown(operation, parameter, making),
      ...malformed(operation, parameter, making),
      ...undecodable(operation, parameter, making),
    ]),
  ...capitals(operation, making),
];

// In requests the case of a UUID does not matter (RFC 9562, section 4).
function capitals(operation: Operation, { law }: Making): Case[] {
  const isUuid = (parameter: Parameter) =>
    schemaOf(law, parameter.schema).format === "uuid" && allowsText(law, parameter, aUuid);
  const names = operation.parameters.filter((each) => each.in === "path" && isUuid(each)).map(({ name }) => name);
  if (names.length === 0) return [];
  const [fresh, edits] = [mayWrite(operation, law.plan), [{ in: "path", capitals: names } as const]];
  return [makeCase(operation, successOf(operation), { kind: "ids", why: "UUIDs in capitals", fresh, edits })];
}

const aUuid = "F47AC10B-58CC-4372-A567-0E02B2C3D479";

function unknown(operation: Operation, parameter: Parameter, { law, seed }: Making): Case[] {
  const { name } = parameter;
  const status = unknownStatus(operation, name, law);
  const value = unknownId(law, parameter, seed);
  if (value === undefined || !documents(operation, status)) return [];
  const edits = [{ in: "path", name, value } as const];
  return [makeCase(operation, status, { kind: "ids", why: `path ${name}: unknown`, edits, fault: "path" })];
}

function malformed(operation: Operation, parameter: Parameter, { law }: Making): Case[] {
  const { name } = parameter;
  const { malformedPath: status } = law.plan.refusals;
  const value = "no id!";
  if (allowsText(law, parameter, value) || !documents(operation, status)) return [];
  const edits = [{ in: "path", name, value } as const];
  return [makeCase(operation, status, { kind: "ids", why: `path ${name}: malformed`, edits, fault: "malformedPath" })];
}

function undecodable(operation: Operation, { name }: Parameter, { law }: Making): Case[] {
  const { undecodable: status } = law.plan.refusals;
  if (!documents(operation, status)) return [];
  const edits = [{ in: "path", name, value: "%zz" } as const];
  return [
    makeCase(operation, status, { kind: "ids", why: `path ${name}: does not decode`, edits, fault: "undecodable" }),
  ];
}
