import type { Handler } from "../../handler.ts";

export const requestMagicLink: Handler<"requestMagicLink"> = ({ store, random, body, now }) => {
  const token = random.secret(32);
  store.magic_links.add({ id: token, email: body.email, used: false, expires_at: now(fifteenMinutes) });
  store.mails.add({ id: random.uuid(), to: body.email, kind: "magic_link", token, sent_at: now() });
  return { message: "We have sent a link to this address" };
};

const fifteenMinutes = 15 * 60;
