// Other names of pages and sections, as users type them. Words that apply everywhere are in synonyms.ts.
export const aliases: Record<string, string> = {
  index: "base url, endpoint url, overview, introduction, response format, envelope",
  "openapi.yaml": "openapi, swagger, spec, specification, oas, api schema",
  "openapi.json": "openapi, swagger, spec, specification, oas, api schema",

  "guides/quickstart":
    "getting started, get started, first request, hello world, tutorial, curl, fetch, python, requests, httpx, go, golang, javascript, node",
  "guides/authentication":
    "auth, oauth, bearer token, access token, get a token, get an access token, jwt, authorization header, login flow",
  "guides/authentication#device-flow": "device code, oauth device grant, rfc 8628, cli login, command line login",
  "guides/authentication#passkeys-and-magic-links": "webauthn, fido, biometrics, passwordless",
  "guides/authentication#refresh-tokens": "token expired, session expired, expired token, token rotation",
  "guides/pagination": "page, pages, paging, next page, paginate, iterate, infinite scroll",
  "guides/rate-limits":
    "quota, rate limit headers, requests per minute, requests per hour, throttling, too many requests, usage limits, api limits, retry after",
  "guides/errors": "error codes, status codes, error format, error messages, troubleshooting, http status",
  "guides/self-hosting": "on premise, self hosted, own server, environment variables, proxy, base url, deployment",
  "guides/self-hosting#tls-and-proxies": "certificate error, ssl, https, tls error",
  "guides/testing-with-the-mock":
    "mock server, write tests, unit tests, integration tests, local development, run locally, fake data, test data",
  "guides/client": "sdk, typescript, npm, npm package, javascript sdk, node sdk, library, install",
  "guides/client#configure-the-client": "timeout, retries, retry, backoff, middleware, logging",
  "guides/client#handle-errors": "exceptions, catch errors",
  "guides/conformance": "contract tests, compliance",
  "guides/changes": "changelog, release notes, what is new, api version, versioning, deprecation, breaking changes",
  "guides/extensions": "generate a client, code generation, codegen, openapi generator, vendor extensions",

  "guides/errors#400-bad-request": "malformed json, invalid parameter, invalid json, missing parameter",
  "guides/errors#401-unauthorized":
    "unauthenticated, invalid token, missing token, not authenticated, invalid credentials",
  "guides/errors#403-forbidden": "permission denied, access denied, not allowed, insufficient permissions",
  "guides/errors#422-unprocessable-content":
    "validation error, validation failed, invalid field, unprocessable entity, conflict, 409, duplicate",
  "guides/errors#429-too-many-requests": "rate limited, rate limit exceeded, throttled",
  "guides/errors#500-internal-server-error": "server error, service unavailable, bad gateway, 502, 503, 5xx",

  "guides/not-supported#api-keys-and-service-accounts":
    "api key, api token, personal access token, pat, secret key, client credentials, machine to machine, bot, token in ci, github actions",
  "guides/not-supported#scopes": "oauth scopes, oauth app, client id, client secret, permissions of a token",
  "guides/not-supported#single-sign-on-and-scim":
    "sso, saml, oidc, openid connect, scim, okta, entra, azure ad, directory sync, google login, user provisioning",
  "guides/not-supported#passwords-and-two-factor-authentication":
    "password, reset password, forgot password, change password, 2fa, mfa, totp, otp, username",
  "guides/not-supported#signing-out-other-devices":
    "log out everywhere, sign out all devices, active logins, lost laptop, stolen token, revoke access",
  "guides/not-supported#user-accounts":
    "sign up, signup, register account, create user, delete user, list users, suspend user, change email, avatar",
  "guides/not-supported#webhooks-and-events":
    "webhook, event, callback, notification, push notification, subscribe to events, signing secret",
  "guides/not-supported#streaming": "stream, sse, server sent events, websocket, socket, realtime, real time",
  "guides/not-supported#idempotency-keys":
    "idempotency, idempotent, idempotency key header, safe retry, duplicate request",
  "guides/not-supported#cursor-pagination": "cursor, offset, next cursor, starting after, page token, link header",
  "guides/not-supported#sorting-and-field-selection":
    "sort, order by, sort order, fields, expand, include, sparse fields, filter",
  "guides/not-supported#bulk-requests-and-exports":
    "bulk, batch, mass update, export, csv, csv export, multiple at once, backup, bulk delete",
  "guides/not-supported#etags-and-conditional-requests":
    "etag, if match, if none match, caching, cache, 304, optimistic locking, concurrency, cache control, last modified",
  "guides/not-supported#graphql": "graph ql, grpc, soap, rest, hypermedia, hateoas",
  "guides/not-supported#cors": "cross origin, preflight, access control allow origin, browser requests, frontend",
  "guides/not-supported#sdks-for-other-languages":
    "python sdk, python client, pip install, go sdk, go client, java, c sharp, dotnet, ruby, gem, php, composer, rust, kotlin, swift, generate a client",
  "guides/not-supported#mcp-server":
    "mcp, model context protocol, llm, llms txt, claude, cursor ide, chatgpt, ai assistant",
  "guides/not-supported#postman-collections": "postman, insomnia, bruno, http client, paw, hoppscotch",
  "guides/not-supported#sandbox-and-test-mode":
    "sandbox, test mode, staging, test environment, playground, demo, test account",
  "guides/not-supported#status-page": "status, incident, outage, downtime, sla, uptime, maintenance, support",
  "guides/not-supported#running-agents-and-models":
    "run agent, run an agent, chat completion, completions, inference, llm api, model api, generate text, openai, anthropic",
  "guides/not-supported#messages-and-transcripts":
    "message, transcript, chat history, conversation history, tool call, trace, session logs, system prompt",
  "guides/not-supported#billing-and-budgets":
    "billing, invoice, payment, subscription plan, plan, pricing, budget, spend limit, cost alert, credits, upgrade plan",
  "guides/not-supported#audit-log": "audit, audit trail, activity log, event log, logs, compliance log",
  "guides/not-supported#teams-and-groups": "team, group, department, user group, create team",
  "guides/not-supported#integrations":
    "integration, github app, gitlab, bitbucket, slack, jira, linear, discord, zapier, terraform, oauth integration",
  "guides/not-supported#custom-fields": "metadata, label, tag, custom metadata, custom attributes, annotations",
  "guides/not-supported#creating-playbooks":
    "create playbook, create a playbook, delete playbook, edit playbook, settle challenge",
  "guides/not-supported#deleting-sessions-and-resources":
    "delete session, delete a session, delete resource, delete agent, delete skill, remove session, unpublish",
  "guides/not-supported#restoring-deleted-objects":
    "restore, undelete, recover, trash, soft delete, recycle bin, undo delete, restore project",

  "tags/experiments": "ab test, a b testing, split test, feature flag",
  "tags/resources": "agent, prompt, skill, rule, command, agents, sub agent, system prompt",
  "tags/analytics": "report, dashboard, usage, metrics, insights",
  "tags/conventions": "coding standards, coding guidelines, best practices, style guide, code style",
  "tags/roles": "permissions, access control, rbac, custom role",
  "tags/members": "user management, users, people",
  "tags/organizations": "account, tenant, company",

  "reference/createInvitation": "add a member, add a user, invite a teammate, add someone to an organization",
  "reference/acceptInvitation": "join an organization",
  "reference/getMember": "get a user",
  "reference/updateMember": "make someone an admin, change permissions, promote a member",
  "reference/deleteMember": "kick a user, leave an organization, offboard a user",
  "reference/listCurrentUserOrganizations": "my organization id, my role",
  "reference/getCurrentUser": "my profile, logged in user, whoami, test my token",
  "reference/updateCurrentUser": "change my name",
  "reference/deleteCurrentUser": "delete my account, close account, gdpr",
  "reference/listCurrentUserActivity": "login history, sign in history, last login",
  "reference/requestMagicLink": "email login, passwordless, sign up by email",
  "reference/requestDeviceCode": "sign in from a cli, log in from a terminal, command line login",
  "reference/createSession": "create a session, track a session, record a session, log a session",
  "reference/updateSession": "report usage, report tokens, report cost, update a session",
  "reference/compactSession": "context window, summarize context",
  "reference/getSessionHierarchy": "subagent tasks, session tree, session tasks",
  "reference/getCostBreakdown":
    "spending, total cost, money spent, spend by repository, cost report, how much did we spend",
  "reference/getAnalyticsSummary": "usage report, token usage, total usage",
  "reference/listAnalyticsByUser": "cost per user, usage per user, top users, leaderboard",
  "reference/listAnalyticsByProject": "cost per project, usage per project, team spend",
  "reference/listAnalyticsByAgent": "cost per agent, usage per agent",
  "reference/getAnalyticsTimeseries": "cost per day, tokens per day, daily usage, usage over time, monthly cost",
  "reference/createProject": "create a workspace",
  "reference/createRepository": "connect a repo, add a repository, connect github",
  "reference/listEffectiveResources": "sync agents, download agents, sync resources, pull agents",
  "reference/createResource": "create an agent, create a skill, create a rule, create a command, upload an agent",
  "reference/importResources": "upload files, import agents, upload markdown",
  "reference/updateResource": "edit an agent, update a prompt, new version, create a version",
  "reference/listResourceVersions": "version history, agent versions",
  "reference/rollbackResource": "undo a change, revert, restore a version, previous version",
  "reference/compareResourceStats": "compare agents, compare versions, which version is better",
  "reference/createExperiment": "ab test, compare two versions of an agent",
  "reference/getExperimentMetrics": "experiment results, significance, p value, winner",
  "reference/deployExperiment": "deploy the winner, roll out, end an experiment",
  "schemas/ProjectType": "workspace",
};
