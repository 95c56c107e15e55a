import { mayWrite } from "../law/law.ts";
import type { Plan } from "../plan/plan.ts";
import type { MakeWalks } from "./walk.ts";

/** What the plan tells of its API alone. */
export const storiesWalks: MakeWalks<Plan> = (law) =>
  Object.entries(law.plan.stories ?? {}).flatMap(([operationId, stories]) =>
    Object.entries(stories).map(([name, go]) => ({
      name: `${operationId} > stories ${name}`,
      operationId,
      kind: "stories",
      writes: mayWrite(law.operation(operationId), law.plan),
      go,
    })),
  );
