import { changeItems, readField, setField, when } from "./tools/change.ts";
import { idOf, isKnown, remember } from "./tools/memory.ts";
import type { Mutants } from "./tools/table.ts";

const addFive = setField("/data/current_version_number", (number: number) => number + 5);

const arms: Record<string, string> = { control: "variant", variant: "control" };
const setOtherArm = setField("/data/deployed_arm", (arm: unknown) => arms[String(arm)] ?? arm);

export const behaviors: Mutants = {
  "deployExperiment > custom": {
    "deployed-other-variant": [
      "Deploying the variant deploys the control, and the other way around.",
      {
        request: setField("/variant", (arm: unknown) => arms[String(arm)] ?? arm),
        "deployExperiment > 200": remember((_, { target }) => target.replace("/deploy", "")),
        "deployExperiment > 2XX": setOtherArm,
        "getExperiment > 2XX": when(isKnown, setOtherArm),
      },
    ],
  },
  "diffResourceVersions > custom": {
    "diff-reversed": [
      "A diff shows the changes from the second version to the first.",
      async (diff, request, { send }) => {
        const target = request.target.replace(/([^/]+)\/([^/]+)$/, "$2/$1");
        return setField("/data/diff", readField(await send({ ...request, target }), "/data/diff"))(diff);
      },
    ],
  },
  "rollbackResource > custom": {
    "rollback-assigns-new-number": [
      "A rollback assigns a new number to the restored version.",
      {
        "rollbackResource > 200": remember((_, { target }) => target.replace("/versions/rollback", "")),
        "rollbackResource > 2XX": addFive,
        "getResource > 2XX": when(isKnown, addFive),
      },
    ],
  },
  "publishResource > custom": {
    "published-resource-not-available": [
      "A published resource is not available in projects.",
      {
        "publishResource > 2XX": remember(idOf),
        "listEffectiveResources > 2XX": (list, _, { memory }) =>
          changeItems((items) => items.filter(({ id }) => !memory.has(String(id))))(list),
      },
    ],
  },
  "createResource > custom": {
    "tiers-joined-upwards": [
      "The content of the lowest tier comes first.",
      { "getEffectiveResource > 2XX": setField("/data/source_ids", (ids: unknown[]) => ids.toReversed()) },
    ],
  },
  "importResources > custom": {
    "unchanged-file-updated": [
      "Importing an unchanged file again reports an update.",
      setField("/data/results/0/result", (result: unknown) => (result === "unchanged" ? "updated" : result)),
    ],
  },
  "updateResource > custom": {
    "author-missing": ["Versions have no author.", { "getResourceVersion > 2XX": setField("/data/author", null) }],
  },
  "forkResource > custom": {
    "fork-does-not-apply": [
      "A fork does not apply in its project.",
      {
        "forkResource > 2XX": remember(idOf),
        "listEffectiveResources > 2XX": (list, _, { memory }) =>
          changeItems((items) => items.filter(({ id }) => !memory.has(String(id))))(list),
      },
    ],
  },
  "checkResourceUpgrade > custom": {
    "rollback-is-an-upgrade": [
      "An upgrade is available after the parent's version was rolled back.",
      (upgrade) => {
        const [from, to] = ["from", "to"].map((side) => readField(upgrade, `/data/${side}_hash`));
        return setField("/data/available", from !== to)(upgrade);
      },
    ],
  },
  "getResourceStats > custom": {
    "stats-without-turns": [
      "The average number of turns includes running sessions.",
      setField("/data/avg_turns", (turns: number | null) => turns && turns / 2),
    ],
  },
};
