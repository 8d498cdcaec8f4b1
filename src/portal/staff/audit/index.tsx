import type { Express, Response } from "express";
import { staffAudit as texts } from "../../../texts/staff-audit.ts";
import type { PortalContext } from "../../context.ts";
import { sendPage } from "../../layout/page.tsx";
import { createLimit } from "../../middleware/rate-limits.ts";
import { sessionOf } from "../../middleware/sessions.ts";
import { PortalProblem } from "../../problem.ts";
import { AREA_PATHS, SUPPORT_ROLES } from "../areas.ts";
import { actingAs, requireOneOf } from "../guard.ts";
import { StaffNavigation } from "../navigation.tsx";
import { answerOf, legacyAnswerOf } from "./answer.ts";
import { type Criteria, criteriaOf, readCriteria } from "./criteria.ts";
import { AuditEntryPage } from "./entry-page.tsx";
import { AuditPage } from "./search-page.tsx";

/** Entries on one page. */
const SHOWN = 50;
/** How often an hour somebody may have the whole chain computed anew. */
const VERIFICATIONS = 10;

/** `/equipe/auditoria`: search, reading and verification; each of them is in the audit itself. */
export function setUpAudit(app: Express, context: PortalContext): void {
  const { store } = context;
  const path = AREA_PATHS.audit;
  const verifications = createLimit(VERIFICATIONS, 3_600);

  const requireActor = async (response: Response) => {
    const { member, role } = await requireOneOf(context, response, SUPPORT_ROLES);
    return { member, acting: actingAs(member, role, response) };
  };

  app.get(path, async (request, response) => {
    const { member, acting } = await requireActor(response);
    const criteria = criteriaOf(request.query);
    const before = sequenceOf(request.query.antes);
    const asked = Object.values(criteria).some((text) => text !== "");
    const { query, errors, process, legacy } = await readCriteria(context, criteria);
    const failed = Object.keys(errors).length > 0;
    if (asked && !failed) {
      const details = { ...criteria, ...(before !== null && { before }) };
      await store.audit.append({ ...acting, action: "audit-searched", subject: "audit", details });
    }
    const found = asked && !failed ? await store.audit.search({ ...query, before, limit: SHOWN + 1 }) : null;
    const entries = found?.slice(0, SHOWN) ?? null;
    const answer =
      process !== null ? await answerOf(context, process) : legacy !== null ? await legacyAnswerOf(context, legacy) : null;
    const next = found !== null && found.length > SHOWN ? nextAddress(criteria, entries!.at(-1)!.sequence) : null;
    const [actions, csrf] = [await store.audit.actions(), await sessionOf(response).csrfToken()];
    await sendPage(
      context,
      response,
      { title: texts.title, status: failed ? 422 : 200 },
      <>
        <StaffNavigation member={member} current={path} />
        <AuditPage {...{ criteria, errors, actions, entries, next, answer, csrf }} />
      </>,
    );
  });

  app.post(`${path}/conferir`, async (_request, response) => {
    const { member, acting } = await requireActor(response);
    await verifications.consume(member.account.id);
    const { intact, entries, fault } = await store.audit.verify();
    const details = { intact, entries, fault };
    await store.audit.append({ ...acting, action: "audit-verified", subject: "audit", details });
    await sessionOf(response).update({
      notice: intact
        ? { kind: "success", text: texts.verify.intact(entries) }
        : { kind: "warning", text: texts.verify.broken(fault?.sequence ?? 0, fault?.reason ?? "") },
    });
    response.redirect(303, path);
  });

  app.get(`${path}/:reference`, async (request, response) => {
    const { member, acting } = await requireActor(response);
    const entry = await store.audit.findByReference(String(request.params.reference));
    if (entry === null) throw new PortalProblem("notFound", 404);
    await store.audit.append({ ...acting, action: "audit-read", subject: entry.reference, details: {} });
    const actor = await store.accounts.get(entry.actor);
    await sendPage(
      context,
      response,
      { title: texts.entry.title(entry.reference) },
      <>
        <StaffNavigation member={member} current={path} />
        <AuditEntryPage entry={{ ...entry, actorName: actor?.displayName ?? null }} />
      </>,
    );
  });
}

/** The entry before which the page begins; null for the first page, and for what is no number of an entry. */
function sequenceOf(text: unknown): number | null {
  return typeof text === "string" && /^\d{1,15}$/.test(text) ? Number(text) : null;
}

function nextAddress(criteria: Criteria, sequence: number): string {
  const asked = Object.entries(criteria).filter(([, text]) => text !== "");
  return `${AREA_PATHS.audit}?${new URLSearchParams([...asked, ["antes", String(sequence)]])}`;
}
