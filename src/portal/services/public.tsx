import type { Express } from "express";
import type { Service } from "../../store/types.ts";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { HowItWorks } from "../explanation/link.tsx";
import { sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { Table } from "../layout/table.tsx";

/** `/servicos`: what each service is for, who may open it, and who answers for it. For everybody. */
export function setUpPublicServices(app: Express, context: PortalContext): void {
  app.get("/servicos", async (_request, response) => {
    const list = await context.store.services.list();
    await sendPage(context, response, { title: services.public.title }, <PublicServices list={list} />);
  });
}

function PublicServices({ list }: { list: Service[] }) {
  const texts = services.public;
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <h2>{texts.whoTitle}</h2>
      <ul>
        {texts.who.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <Table
        columns={texts.columns}
        rows={list}
        keyOf={({ id }) => id}
        cells={({ code, name, purpose, versions, team }) => [
          `${code} - ${name}`,
          <Purpose key="purpose" {...{ purpose, versions }} name={`${code} - ${name}`} />,
          versions.map(({ version }) => texts.version(version)).join(", "),
          team.name,
          <Contact key="contact" contact={team.contact} />,
        ]}
      />
    </Panel>
  );
}

/** What it is for, and how its newest version goes. */
function Purpose({ purpose, versions: [newest], name }: Pick<Service, "purpose" | "versions" | "name">) {
  return (
    <>
      {purpose} {newest !== undefined && <HowItWorks process={newest.processKey} of={name} />}
    </>
  );
}

function Contact({ contact }: { contact: string }) {
  return contact.includes("@") ? <a href={`mailto:${contact}`}>{contact}</a> : <span>{contact}</span>;
}
