import fc from "fast-check";
import type { Failure } from "../checks/check.ts";
import { SkipError } from "../context/skip.ts";
import { InterruptedError } from "../http/rate-limiter.ts";
import { listCreatedFamilies, type ResourceFamily } from "../spec/resource-families.ts";
import type { ScenarioGenerator, ScenarioSteps } from "./generator.ts";
import type { Attempt } from "./scenario.ts";
import { removeAll, type SequenceCommand, SequenceLog, type SequenceState, startSequence } from "./tools/sequence.ts";
import { expectFinalState } from "./tools/sequence-checks.ts";
import { arbitraryCommand } from "./tools/sequence-commands.ts";

const sequencesPerFamily = 4;

/**
 * Random sequences of operations have the same results as a model of the resources (stateful property-based testing:
 * Hughes, "Experiences with QuickCheck", 2016). Reports the shortest failing sequence.
 */
export const sequences: ScenarioGenerator = (spec) =>
  listCreatedFamilies(spec)
    .filter(({ list, get }) => list ?? get)
    .map((family) => ({ operation: family.create, run: (steps) => checkSequences(family, steps) }));

async function checkSequences(family: ResourceFamily, steps: ScenarioSteps): Promise<void> {
  const parent = await steps.context.createDraft(family.create, { isolated: true });
  const run: RunCommands = async (commands) => {
    const log = new SequenceLog();
    const start = { family, parent, drafts: Math.ceil(steps.depth / 4), log };
    const attempt = await steps.attempt((attemptSteps) => runSequence(startSequence(start, attemptSteps), commands));
    const failures = attempt.failures.map((failure) => withRequests(failure, log));
    return { ...attempt, failures, commands: log.commands };
  };
  let sent = 0;
  for (const sequence of sampleSequences(family, steps)) {
    const attempt = await run(sequence);
    sent += attempt.commands.length;
    if (attempt.failures.length > 0) return steps.report(await shrink(attempt, run));
  }
  if (sent === 0) throw new SkipError(`No request of ${family.create.operationId} is valid and has unique values.`);
}

// Some commands cannot run, such as an update before anything was created.
function sampleSequences(family: ResourceFamily, { context, seed, depth }: ScenarioSteps): SequenceCommand[][] {
  const length = 2 * depth;
  const sequence = fc.array(arbitraryCommand(family, context.spec), { minLength: length, maxLength: length });
  // Each resource type has different sequences.
  return fc.sample(sequence, { seed: fc.hash(`${seed} ${family.create.operationId}`), numRuns: sequencesPerFamily });
}

interface SequenceAttempt extends Attempt {
  /** The commands that sent a request. */
  commands: readonly SequenceCommand[];
}

type RunCommands = (commands: readonly SequenceCommand[]) => Promise<SequenceAttempt>;

async function runSequence(started: Promise<SequenceState>, commands: readonly SequenceCommand[]): Promise<void> {
  const state = await started;
  try {
    await fc.asyncModelRun(() => state, commands);
    await expectFinalState(state);
  } finally {
    await removeAll(state);
  }
}

// Removes parts of the sequence that the failure does not need: halves first, then quarters, and finally single commands.
// fast-check's own shrinking would need hundreds of attempts.
async function shrink(failed: SequenceAttempt, run: RunCommands): Promise<SequenceAttempt> {
  let shortest = failed;
  for (let size = failed.commands.length >> 1; size > 0; size >>= 1)
    for (let start = 0; start < shortest.commands.length; ) {
      const attempt = await run(shortest.commands.toSpliced(start, size)).catch(ignoreUnlessInterrupted);
      if (attempt && attempt.failures[0]?.check === failed.failures[0]?.check) shortest = attempt;
      else start += size;
    }
  return shortest;
}

function ignoreUnlessInterrupted(error: unknown): undefined {
  if (error instanceof InterruptedError) throw error;
}

function withRequests(failure: Failure, { requests, lastChange }: SequenceLog): Failure {
  const { message, operationId = lastChange } = failure;
  return { ...failure, message: `After ${requests.join("; ")}: ${message}`, operationId };
}
