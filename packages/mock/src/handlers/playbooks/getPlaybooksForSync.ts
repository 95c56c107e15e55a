import type { Handler } from "../../handler.ts";
import { renderPlaybooks } from "../../rules/playbooks/markdown.ts";
import { effectiveConventions, syncedPlaybooks } from "../../rules/playbooks/playbooks.ts";
import { contentHash } from "../../rules/text.ts";

export const getPlaybooksForSync: Handler<"getPlaybooksForSync"> = ({ store, organization, query }) => {
  const playbooks = syncedPlaybooks(store, organization.id, query.stacks);
  const sections = playbooks.map((playbook) => ({ playbook, conventions: effectiveConventions(store, playbook) }));
  const content = renderPlaybooks(sections);
  return {
    data: {
      organization_id: organization.id,
      path: ".claude/playbooks.md",
      content,
      content_hash: contentHash(content),
      playbooks_count: sections.length,
      conventions_count: sections.flatMap(({ conventions }) => conventions).length,
    },
  };
};
