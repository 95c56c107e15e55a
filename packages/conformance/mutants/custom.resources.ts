import { changeItems, itemsOf, readField, setField, when } from "./tools/change.ts";
import { isKnown, neverRefresh, remember } from "./tools/memory.ts";
import { asGet, lastPart, partsOf } from "./tools/request.ts";
import type { Mutants } from "./tools/table.ts";

const addFive = setField("/data/current_version_number", (number: number) => number + 5);

const arms: Record<string, string> = { control: "variant", variant: "control" };
const setOtherArm = setField("/data/deployed_arm", (arm: unknown) => arms[String(arm)] ?? arm);

export const behaviors: Mutants = {
  "deployExperiment > custom": {
    "deployed-the-other-arm": [
      "To deploy the variant makes the control's version the current one, and the other way round.",
      {
        request: setField("/variant", (arm: unknown) => arms[String(arm)] ?? arm),
        "deployExperiment > 200": remember((_, { target }) => target.replace("/deploy", "")),
        "deployExperiment > 2XX": setOtherArm,
        "getExperiment > 2XX": when(isKnown, setOtherArm),
      },
    ],
  },
  "diffResourceVersions > custom": {
    "diff-backwards": [
      "A diff leads from the second version to the first.",
      async (diff, request, { send }) => {
        const target = request.target.replace(/([^/]+)\/([^/]+)$/, "$2/$1");
        return setField("/data/diff", readField(await send({ ...request, target }), "/data/diff"))(diff);
      },
    ],
  },
  "rollbackResource > custom": {
    "rollback-counts-up": [
      "A rollback gives the version that it brings back another number.",
      {
        "rollbackResource > 200": remember((_, { target }) => target.replace("/versions/rollback", "")),
        "rollbackResource > 2XX": addFive,
        "getResource > 2XX": when(isKnown, addFive),
      },
    ],
  },
  "deletePlaybookSubscription > custom": {
    "unsubscribed-playbook-not-available": [
      "A playbook whose subscription has ended can't be found among those to subscribe to.",
      {
        requests: {
          async deletePlaybookSubscription(request, { memory, send }) {
            const [organization] = partsOf(request);
            const list = await send(asGet(request, `/${organization}/playbook_subscriptions?per_page=100`));
            const left = itemsOf(list).find(({ id }) => id === lastPart(request));
            memory.set(`${organization} ${left?.playbook_id}`, "left");
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
      "The synced file of playbooks is kept for long: what is disabled stays in it.",
      { "getPlaybooksForSync > 2XX": neverRefresh },
    ],
  },
};
