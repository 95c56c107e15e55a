import { connect, listSessions } from "../dist/ops.js";

const org_id = "5b1f0c3e-8a4d-4f6b-9c2e-7d1a0b3c4e5f";
for await (const session of listSessions(connect(), org_id)) console.log(session.id);
