import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { Handler } from "../../call.ts";
import { effectiveConventions } from "../../rules/playbooks/conventions.ts";
import { writePlaybooks } from "../../rules/playbooks/playbook-markdown.ts";
import { syncedPlaybooks } from "../../rules/playbooks/playbooks.ts";

export const getPlaybooksForSync: Handler<"getPlaybooksForSync"> = ({ store, organization, query }) => {
  const playbooks = syncedPlaybooks(store, organization.id, query.stacks);
  const sections = playbooks.map((playbook) => ({ playbook, conventions: effectiveConventions(store, playbook) }));
  const content = writePlaybooks(sections);
  return {
    data: {
      organization_id: organization.id,
      path: ".claude/playbooks.md",
      content,
      content_hash: bytesToHex(sha256(utf8ToBytes(content))),
      playbooks_count: sections.length,
      conventions_count: sections.flatMap(({ conventions }) => conventions).length,
    },
  };
};
