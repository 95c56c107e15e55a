import type { Schemas } from "../../contract/values.ts";
import type { Handler } from "../../rules/handler.ts";
import { createListCache } from "../../rules/list-cache.ts";
import { addBuiltInRoles } from "../roles/rules.ts";
import { addMember, membershipsOf, toOrganization } from "./membership.ts";

export const checkOrganizationSlug: Handler<"checkOrganizationSlug"> = ({ store, query }) => ({
  data: { slug: query.slug, available: !store.organizations.find({ slug: query.slug }) },
});

export const createOrganization: Handler<"createOrganization"> = (context) => {
  const { store, body, random, now, error } = context;
  if (store.organizations.find({ slug: body.slug })) throw error("slugTaken");
  const organization = store.organizations.add({
    id: random.uuid(),
    name: body.name,
    slug: body.slug,
    created_at: now(),
  });
  const owner = addMember(context, addBuiltInRoles(context, organization.id), true);
  return { data: toOrganization(owner, organization) };
};

export const deleteOrganization: Handler<"deleteOrganization"> = ({ store, organization }) => {
  store.organizations.remove(organization.id);
  return { message: "Organization deleted" };
};

export const getOrganization: Handler<"getOrganization"> = ({ organization, member }) => ({
  data: toOrganization(member, organization),
});

export const listOrganizations: Handler<"listOrganizations"> = ({ store, caller }) => {
  const memberships = membershipsOf(store, caller.user.id);
  return organizationsOf(memberships, [store.organizations.in("")], () =>
    memberships
      .flatMap((member) => {
        const organization = store.organizations.get(member.organization_id);
        return organization ? toOrganization(member, organization) : [];
      })
      .sort(store.organizations.inOrder),
  );
};

const organizationsOf = createListCache<Schemas["Organization"]>();

export const updateOrganization: Handler<"updateOrganization"> = ({ store, organization, member, body, error }) => {
  const sameSlug = store.organizations.find({ slug: body.slug ?? organization.slug });
  if (sameSlug && sameSlug.id !== organization.id) throw error("slugTaken");
  return { data: toOrganization(member, store.organizations.update(organization, body)) };
};
