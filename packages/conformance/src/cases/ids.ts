import type { Operation, Parameter } from "@crewkit/openapi";
import { type SpecModel, successOf } from "../base/model.ts";
import { isValidText, unknownId } from "../schema/parameter.ts";
import { schemaOf } from "../schema/resolve.ts";
import { hasOwnUnknownStatus, pathUpTo, unknownStatus } from "../spec/error-statuses.ts";
import { parameterNames } from "../spec/paths.ts";
import type { GeneratorOptions, TestCaseGenerator, TestCaseParts } from "./case-generator.ts";

export const ids: TestCaseGenerator = (operation, options) => {
  const pathParameters = operation.parameters.filter((parameter) => parameter.in === "path");
  return [
    ...pathParameters.flatMap((each) => invalidIds(operation, each, options)),
    ...uppercaseUuids(operation, pathParameters, options),
  ];
};

function invalidIds(operation: Operation, parameter: Parameter, { spec, seed }: GeneratorOptions): TestCaseParts[] {
  const { name } = parameter;
  const { malformedPath, undecodable: status } = spec.plan.errorStatuses;
  const edit = { in: "path", name } as const;
  const value = unknownId(spec, parameter, seed);
  const unknown = { status: unknownStatus(operation, name, spec), errorKind: kindOfUnknown(operation, name, spec) };
  const malformed = { status: malformedPath, errorKind: "malformedPath" } as const;
  const undecodable = { status, errorKind: "undecodable" } as const;
  return [
    ...(value === undefined ? [] : [{ label: "unknown", edits: [{ ...edit, value }], ...unknown }]),
    ...(isValidText(spec, parameter, noId)
      ? []
      : [{ label: "malformed", edits: [{ ...edit, value: noId }], ...malformed }]),
    { label: "invalid percent-encoding", edits: [{ ...edit, encoded: "%zz" }], ...undecodable },
    { label: "a percent sign", edits: [{ ...edit, encoded: "%" }], ...undecodable },
  ].map((each) => ({ ...each, label: `path ${name}: ${each.label}` }));
}

const noId = "no id!";

function kindOfUnknown(operation: Operation, name: string, spec: SpecModel): TestCaseParts["errorKind"] {
  const { precedence = [], errorStatuses } = spec.plan;
  if (precedence.includes("unknown") && hasOwnUnknownStatus(operation, name, spec)) return "unknown";
  const prefix = pathUpTo(operation, name);
  // The role check cannot come before the lookup of the tenant that the role belongs to.
  const hidesIds = parameterNames(prefix).length === 1 && prefix in (errorStatuses.outsider ?? {});
  return hidesIds ? "outsider" : "path";
}

// UUIDs in requests are case-insensitive (RFC 9562, section 4).
function uppercaseUuids(operation: Operation, parameters: Parameter[], { spec }: GeneratorOptions): TestCaseParts[] {
  const isUuid = (parameter: Parameter) =>
    schemaOf(spec, parameter.schema).format === "uuid" && isValidText(spec, parameter, exampleUuid);
  const names = parameters.filter(isUuid).map(({ name }) => name);
  if (names.length === 0) return [];
  return [{ label: "uppercase UUIDs", status: successOf(operation), edits: [{ in: "path", uppercase: names }] }];
}

const exampleUuid = "F47AC10B-58CC-4372-A567-0E02B2C3D479";
