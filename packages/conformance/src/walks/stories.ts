import type { MakeWalks } from "./make.ts";

/** What the plan tells of its API alone. */
export const stories: MakeWalks = (law) =>
  Object.entries(law.plan.stories ?? {}).flatMap(([operationId, stories]) =>
    Object.entries(stories).map(([what, go]) => ({ operation: law.operation(operationId), what, go })),
  );
