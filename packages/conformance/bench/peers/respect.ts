import { readdirSync } from "node:fs";
import { join } from "node:path";
import world from "@crewkit/openapi/world.json" with { type: "json" };
import spawn from "nano-spawn";
import type { Mutant, Passed, Passing } from "../../mutants/tools/mutant.ts";
import type { Law } from "../../src/law/law.ts";
import type { Heard, Peer, PeerOptions } from "./peer.ts";

const folder = join(import.meta.dirname, "../../../../openapi/workflows");
const files = readdirSync(folder).filter((name) => name.endsWith(".arazzo.yaml"));

// What the workflows are told: things of the example world.
const shared = {
  token: "mock.ada.token",
  org_id: world.organizations?.acme?.id,
  slug: "newcomers",
  email: world.people?.noor?.email,
  guest_token: "mock.noor.token",
  role_id: world.roles?.senior?.id,
  remote_url: `https://${world.repositories?.checkout_api?.remote_url}`,
  refresh_token: world.logins?.first?.refresh_token,
  resource_id: world.resources?.acme_reviewer?.id,
  control_hash: world.versions?.acme_reviewer_1?.version_hash,
  variant_hash: world.versions?.acme_reviewer_2?.version_hash,
};
const own: Record<string, object> = {
  "resource-release.arazzo.yaml": { resource_id: world.resources?.changelog_command?.id },
};

/**
 * Redocly's respect, with the workflows that the project has written by hand: it finds a mutant if one fails. One that
 * would not meet another answer than from the correct server is not run again.
 */
export async function createRespect({ laboratory, heard }: PeerOptions, law: Law): Promise<Peer> {
  const alarms = new Set<string>();
  const usual = new Map<string, Heard[]>();
  for (const file of files) {
    await laboratory.use();
    heard.length = 0;
    if (!(await passes(file, laboratory.url))) alarms.add(file);
    usual.set(file, [...heard]);
  }
  return {
    name: "redocly respect",
    alarms,
    async finds(mutant) {
      for (const file of files) {
        if (alarms.has(file) || !(await changes(mutant, usual.get(file) ?? [], law))) continue;
        await laboratory.use(mutant);
        const isRight = await passes(file, laboratory.url);
        await laboratory.use();
        if (!isRight) return true;
      }
      return false;
    },
  };
}

async function passes(file: string, url: string): Promise<boolean> {
  const given = Object.entries({ ...shared, ...own[file] }).flatMap(([name, value]) => ["--input", `${name}=${value}`]);
  const call = ["respect", join(folder, file), ...given, "--server", `crewkit=${url}`];
  return spawn("redocly", call, { preferLocal: true, cwd: join(import.meta.dirname, "../..") }).then(
    () => true,
    () => false,
  );
}

// Whether a mutant answers anything else, or asks anything more, when the same requests come in the same order.
async function changes({ handle }: Mutant, all: Heard[], law: Law): Promise<boolean> {
  const scene = { ...law, memory: new Map<string, string>() };
  for (const { passing, passed } of all) {
    let isOther = false;
    const forward = async (asked: Passing): Promise<Passed> => {
      isOther ||= asked !== passing;
      return passed;
    };
    const answer = await handle(passing, forward, scene);
    if (isOther || JSON.stringify(answer) !== JSON.stringify(passed)) return true;
  }
  return false;
}
