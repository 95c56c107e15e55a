import type { Contract } from "@crewkit/openapi";
import type { Plan } from "../base/plan.ts";
import type { Target } from "../base/target.ts";

export type TextStream = NodeJS.WritableStream & { isTTY?: boolean; columns?: number };

export interface Terminal {
  stdin: NodeJS.ReadableStream & { isTTY?: boolean };
  stdout: TextStream;
  stderr: TextStream;
  onInterrupt(): AbortSignal;
}

/** The API that a command tests by default. */
export interface Defaults {
  /** The name of the plan. */
  name: string;
  /** The npm package of the command. */
  package: string;
  /** The command that the user runs, without options. It works in any folder, or in the folder of the installation. */
  invocation: string;
  executable: string;
  version: string;
  actors: Plan["actors"];
  outsider: string;
  /** Imported on demand, because help and invalid arguments don't need it. */
  load(): Promise<{ contract: Contract; plan: Plan; startMock(options: { seed: number }): Promise<Target> }>;
  readContractInfo(): Promise<Contract["info"]>;
  /** Environment variables. An actor's token is in `<token>_<ACTOR>`. */
  variables: { url: string; token: string };
  exampleFilter: string;
}

/** An invalid option or input file. The message is one line. */
export class UsageError extends Error {
  override name = "UsageError";
}
