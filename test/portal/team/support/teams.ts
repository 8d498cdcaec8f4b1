import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Task } from "../../../../src/camunda/types.ts";
import type { GovbrIdentity } from "../../../../src/domain/govbr-identity.ts";
import type { StaffRole } from "../../../../src/domain/staff.ts";
import { readCatalogue } from "../../../../src/store/catalogue.ts";
import type { AuditAppend, Process } from "../../../../src/store/types.ts";
import { until } from "../../../support/until.ts";
import { enterThroughDoor } from "../../operator/support/operated.ts";
import { HttpBrowser } from "../../support/browser.ts";
import { joao, maria } from "../../support/portal.ts";
import { startWhole, type Whole } from "../../support/whole.ts";

const CATALOGUE = join(import.meta.dirname, "..", "..", "..", "..", "workflows", "services.json");
const by = { reason: "test", actor: "system:test", capacity: "system" };

export { joao as colleague, maria as analyst };
export const stranger: GovbrIdentity = { ...maria, cpf: "11144477735", name: "Rita Lopes", email: "rita@exemplo.com.br" };
const partner: GovbrIdentity = { ...maria, cpf: "39053344705", name: "Sílvia Prado", email: "silvia@exemplo.com.br" };

/** What the company sends, and the element at which it does, by model. */
const requests: Record<string, { fill: string; content: Record<string, string> }> = {
  "service-request": {
    fill: "fill-request",
    content: { requestObject: "Acreditação do laboratório de massa", requestContact: "Sílvia", requestPhone: "21 99999-0000" },
  },
  "company-registration": {
    fill: "fill-registration",
    content: {
      ...{ tradeName: "Alfa & Filhos", address: "Rua das Balanças, 10", city: "Xerém/RJ", postalCode: "25250-020" },
      ...{ phone: "21 2679-9000", companyEmail: "contato@alfa.example", activity: "Ensaios de massa" },
    },
  },
};

/** A process that waits for its team. */
export interface Request {
  process: Process;
  instanceId: string;
  /** The task of the team. */
  task: Task;
}

/** Portal, engine, workers and store with the catalogue, and a company that asks for things. */
export interface Teams extends Whole {
  /** Account of the company's partner. */
  partnerId: string;
  companyId: string;
  /** Opens a process and sends it to the team of the service. */
  request(serviceId?: string, document?: { name: string; content: Buffer }): Promise<Request>;
  /** The open task of an instance, once it is at this element. */
  taskAt(instanceId: string, activityId: string): Promise<Task>;
  /** Somebody who came in through the staff door, with these roles. */
  enter(identity: GovbrIdentity, ...roles: StaffRole[]): Promise<HttpBrowser>;
  /** What was written into the audit since the start, by the portal and the rest. */
  audited: AuditAppend[];
  revoke(identity: GovbrIdentity, role: StaffRole): Promise<unknown>;
  accountOf(identity: GovbrIdentity): Promise<string>;
}

export async function startTeams(): Promise<Teams> {
  const whole = await startWhole();
  const { store, engine, govbr } = whole;
  const audited: AuditAppend[] = [];
  const append = store.audit.append;
  store.audit.append = (entry) => {
    audited.push(entry);
    return append(entry);
  };
  await store.services.publish(readCatalogue(JSON.parse(await readFile(CATALOGUE, "utf8"))));
  const { id: partnerId } = await store.accounts.upsertFromGovbr(partner);
  await store.accounts.confirm(partnerId, { profile: "representative" });
  const { bond } = await store.companies.link({
    ...{ accountId: partnerId, cnpj: "12ABC34501DE35", legalName: "ALFA METROLOGIA LTDA", capacity: "SOCIO" },
    ...{ evidence: "govbr-companies", validUntil: null },
  });
  const companyId = bond.company.id;

  const taskAt = (processInstanceId: string, taskDefinitionKey: string) =>
    until(`the process waits at ${taskDefinitionKey}`, async () => {
      const [task] = await engine.tasks({ processInstanceId, taskDefinitionKey });
      return task ?? null;
    });
  return Object.assign(whole, {
    ...{ partnerId, companyId, taskAt, audited },
    async request(serviceId = "p001", document?: { name: string; content: Buffer }) {
      const { versions } = (await store.services.get(serviceId))!;
      const { version: serviceVersion, processKey } = versions[0]!;
      const question = { accountId: partnerId, companyId, serviceId, serviceVersion, idempotencyKey: randomUUID() };
      const prepared = await store.processes.prepareStart(question);
      if ("refused" in prepared) throw new Error(prepared.refused);
      const { process, ticket } = prepared;
      const { id } = await engine.startProcess(processKey, { businessKey: process.id, variables: { startTicket: ticket } });
      const { fill, content } = requests[processKey]!;
      const filling = await taskAt(id, fill);
      if (document !== undefined)
        await store.documents.add({
          ...{ companyId, processId: process.id, accountId: partnerId, mediaType: "application/pdf", ...document },
        });
      await engine.submitTaskForm(filling.id, content);
      return { process, instanceId: id, task: await taskAt(id, "analyse-request") };
    },
    async enter(identity: GovbrIdentity, ...roles: StaffRole[]) {
      for (const role of roles) await store.staff.grant({ cpf: identity.cpf, role, ...by });
      const browser = new HttpBrowser(whole.url);
      await enterThroughDoor(browser, govbr, identity);
      return browser;
    },
    revoke: (identity: GovbrIdentity, role: StaffRole) => store.staff.revoke({ cpf: identity.cpf, role, ...by }),
    accountOf: async (identity: GovbrIdentity) => (await store.accounts.findByCpf(identity.cpf))!.id,
  });
}
