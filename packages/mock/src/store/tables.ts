import type {
  Convention,
  ConventionChallenge,
  Experiment,
  Invitation,
  Member,
  Organization,
  Passkey,
  Playbook,
  PlaybookSubscription,
  Project,
  Repository,
  Resource,
  ResourceVersionDetail,
  Role,
  Session,
  SessionTask,
  SignIn,
  User,
} from "@crewkit/types";

/** The kinds of records that the mock keeps. What an answer shows as it is, is kept as the contract's schema has it. */
export interface Tables {
  users: User;
  passkeys: Passkey & { user_id: string };
  organizations: Omit<Organization, "permission_level">;
  members: Member;
  roles: Role;
  /** Those that are gone and that answered invitations offered. */
  deleted_roles: Role;
  invitations: Invitation;
  projects: Project;
  repositories: Repository;
  sessions: Session;
  tasks: SessionTask & { session_id: string };
  resources: Resource;
  versions: ResourceVersionDetail & { resource_id: string };
  playbooks: Playbook;
  conventions: Convention;
  playbook_subscriptions: PlaybookSubscription;
  challenges: ConventionChallenge;
  experiments: Experiment;
  logins: Login;
  access_tokens: AccessToken;
  refresh_tokens: RefreshToken;
  device_grants: DeviceGrant;
  magic_links: MagicLink;
  passkey_challenges: PasskeyChallenge;
  session_visibilities: SessionVisibility;
  mails: Mail;
  jobs: Job;
}

/** A login of a user, which is also an entry of the sign-in history; it lives until it is revoked. */
export interface Login extends Omit<SignIn, "current"> {
  user_id: string;
  ended_at: string | null;
}

/** By its token as `id`. */
interface AccessToken {
  id: string;
  login_id: string;
  /** Null for a well-known token, which does not expire. */
  expires_at: string | null;
}

/** By its token as `id`. */
interface RefreshToken {
  id: string;
  login_id: string;
  used: boolean;
}

/** A device that waits for its user (RFC 8628), by its device code as `id`. */
export interface DeviceGrant {
  id: string;
  user_code: string;
  status: "pending" | "approved" | "denied" | "claimed";
  /** Who answered. */
  user_id: string | null;
  /** Seconds that the device must wait between two polls. */
  interval: number;
  polled_at: string | null;
  expires_at: string;
}

/** A link to sign in with, by its token as `id`. */
interface MagicLink {
  id: string;
  email: string;
  used: boolean;
  expires_at: string;
}

/** A WebAuthn challenge that was given out, by its value as `id`; it goes when it is answered. */
export interface PasskeyChallenge {
  id: string;
  ceremony: "registration" | "login";
  /** Who registers. */
  user_id: string | null;
  expires_at: string;
}

/** Who may see a session whose repository was unlinked: as before (`id` is the session's). */
export interface SessionVisibility {
  id: string;
  visibility: Repository["session_visibility"];
}

/** A mail that crewkit would have sent. */
export interface Mail {
  id: string;
  to: string;
  kind: "magic_link" | "invitation";
  /** The token in its link. */
  token: string;
  sent_at: string;
}

/** Work that the API does in the background, when its time has come. */
export interface Job {
  id: string;
  kind: "analyse_session" | "analyse_compacted_session";
  /** What it is about. */
  subject_id: string;
  due_at: string;
}
