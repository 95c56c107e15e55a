import type { SpecModel } from "../base/model.ts";
import { actions } from "./actions.ts";
import { concurrent } from "./concurrent.ts";
import { consistency } from "./consistency.ts";
import { custom } from "./custom.ts";
import { defaults } from "./defaults.ts";
import { deleted } from "./deleted.ts";
import { filters } from "./filters.ts";
import { foreignIds } from "./foreign-ids.ts";
import { hierarchy } from "./hierarchy.ts";
import { idempotent } from "./idempotent.ts";
import { lifecycle } from "./lifecycle.ts";
import { limits } from "./limits.ts";
import { methods } from "./methods.ts";
import { ownership } from "./ownership.ts";
import { pagination } from "./pagination.ts";
import type { Scenario, ScenarioGenerator } from "./scenario.ts";
import { sideEffects } from "./side-effects.ts";
import { tokens } from "./tokens.ts";
import { unique } from "./unique.ts";
import { values } from "./values.ts";
import { visibility } from "./visibility.ts";

// In execution order: scenarios that advance the clock by hours come last.
const generators: Record<string, ScenarioGenerator> = {
  lifecycle,
  values,
  deleted,
  actions,
  concurrent,
  idempotent,
  "side-effects": sideEffects,
  unique,
  methods,
  hierarchy,
  "foreign-ids": foreignIds,
  ownership,
  pagination,
  consistency,
  visibility,
  defaults,
  filters,
  tokens,
  custom,
  limits,
};

export function listScenarios(spec: SpecModel): Scenario[] {
  return Object.entries(generators).flatMap(([kind, generate]) =>
    generate(spec).map(({ operation, variant, ...parts }) => ({
      name: `${operation.operationId} > ${kind}${variant === undefined ? "" : ` ${variant}`}`,
      operationId: operation.operationId,
      kind,
      writes: !operation.readOnly,
      ...parts,
    })),
  );
}
