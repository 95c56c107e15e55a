import { changeItems, itemsOf, readField, setField, when } from "./tools/change.ts";
import { cacheForever, isKnown, remember } from "./tools/memory.ts";
import { asGet, lastPart, partsOf } from "./tools/request.ts";
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
  "deletePlaybookSubscription > custom": {
    "unsubscribed-playbook-not-available": [
      "After unsubscribing, the playbook is not listed as available.",
      {
        requests: {
          async deletePlaybookSubscription(request, { memory, send }) {
            const [organization] = partsOf(request);
            const list = await send(asGet(request, `/${organization}/playbook_subscriptions?per_page=100`));
            const subscription = itemsOf(list).find(({ id }) => id === lastPart(request));
            memory.set(`${organization} ${subscription?.playbook_id}`, "unsubscribed");
            return request;
          },
        },
        "listAvailablePlaybooks > 2XX": (list, request, { memory }) =>
          changeItems((items) => items.filter(({ id }) => !memory.has(`${partsOf(request)[0]} ${id}`)))(list),
      },
    ],
  },
  "disablePlaybookSubscription > custom": {
    "sync-is-cached": [
      "The synced playbook file is cached and still contains disabled playbooks.",
      { "getPlaybooksForSync > 2XX": cacheForever },
    ],
  },
};
