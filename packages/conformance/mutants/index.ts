import { access } from "./access.ts";
import { content } from "./content.ts";
import { lists } from "./lists.ts";
import { logins } from "./logins.ts";
import type { Mutant } from "./mutant.ts";
import { protocol } from "./protocol.ts";
import { sessions } from "./sessions.ts";
import { writes } from "./writes.ts";

export interface NamedMutant {
  /** The defect: "the last page lacks its last item". */
  name: string;
  /** Part of the names of the tests that must report it. */
  testName: string;
  mutant: Mutant;
}

export const mutants: NamedMutant[] = [lists, writes, access, logins, sessions, content, protocol].flatMap((table) =>
  Object.entries(table).flatMap(([testName, group]) =>
    Object.entries(group).map(([name, mutant]) => ({ name, testName, mutant })),
  ),
);
