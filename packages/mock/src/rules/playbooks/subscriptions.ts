import type { Call } from "../../call.ts";
import type { Tables } from "../../store/tables.ts";

type Subscription = Tables["playbook_subscriptions"];

/** Enables or disables a subscription; one that is so already stays as it is. */
export function setEnabled(
  { store, now }: Pick<Call, "store" | "now">,
  subscription: Subscription,
  enabled: boolean,
): Subscription {
  if (subscription.enabled === enabled) return subscription;
  return store.playbook_subscriptions.update(subscription, { enabled, updated_at: now() });
}
