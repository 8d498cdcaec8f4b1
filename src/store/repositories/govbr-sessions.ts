import { randomUUID } from "node:crypto";
import type { StoreContext } from "../context.ts";
import { isUuid } from "../ids.ts";
import type { SecretBox } from "../secret-box.ts";
import type { GovbrSession, GovbrSessionRepository } from "../types/govbr-session.ts";
import { orUnknownJourney } from "../unknown-journey.ts";

interface GovbrSessionRow {
  id: string;
  journey_id: string;
  content: string;
  created_at: Date;
  expires_at: Date;
}

/** What a row holds under seal. */
export function openContent(box: SecretBox, { id, content }: Pick<GovbrSessionRow, "id" | "content">) {
  return JSON.parse(box.open(content, `govbr-session:${id}`)) as Omit<GovbrSession, "journeyId">;
}

/** Logins at Gov.br in table `store.govbr_sessions`, sealed. */
export function govbrSessionRepository({ run, clock, box }: StoreContext): GovbrSessionRepository {
  return {
    create: ({ journeyId, identity, accessToken, expiresAt }) =>
      run(async (knex) => {
        const id = randomUUID();
        const content = box.seal(JSON.stringify({ identity, accessToken }), `govbr-session:${id}`);
        const row = { id, journey_id: journeyId, content, created_at: clock(), expires_at: expiresAt };
        await orUnknownJourney(knex<GovbrSessionRow>("store.govbr_sessions").insert(row), journeyId);
        return id;
      }),

    get: (id) =>
      run(async (knex) => {
        if (!isUuid(id)) return null;
        const row = await knex<GovbrSessionRow>("store.govbr_sessions").where({ id }).where("expires_at", ">", clock()).first();
        if (!row) return null;
        return { ...openContent(box, row), journeyId: row.journey_id };
      }),

    dropExpired: () => run((knex) => knex<GovbrSessionRow>("store.govbr_sessions").where("expires_at", "<=", clock()).delete()),
  };
}
