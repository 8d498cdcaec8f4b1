import type { Express } from "express";
import type { Service } from "../../store/types.ts";
import { services } from "../../texts/services.ts";
import type { PortalContext } from "../context.ts";
import { sendPage } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";

/** `/servicos`: what each service is for, who may open it, and who answers for it. For everybody. */
export function setUpPublicServices(app: Express, context: PortalContext): void {
  app.get("/servicos", async (_request, response) => {
    const list = await context.store.services.list();
    await sendPage(context, response, { title: services.public.title }, <PublicServices list={list} />);
  });
}

function PublicServices({ list }: { list: Service[] }) {
  const texts = services.public;
  const { columns } = texts;
  return (
    <Panel title={texts.title} wide>
      <p>{texts.lead}</p>
      <h2>{texts.whoTitle}</h2>
      <ul>
        {texts.who.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <table class="stacking">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {list.map(({ id, code, name, purpose, versions, team }) => (
            <tr key={id}>
              <th scope="row" data-label={columns[0]}>
                {code} - {name}
              </th>
              <td data-label={columns[1]}>{purpose}</td>
              <td data-label={columns[2]}>{versions.map(({ version }) => texts.version(version)).join(", ")}</td>
              <td data-label={columns[3]}>{team.name}</td>
              <td data-label={columns[4]}>
                <Contact contact={team.contact} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Contact({ contact }: { contact: string }) {
  return contact.includes("@") ? <a href={`mailto:${contact}`}>{contact}</a> : <span>{contact}</span>;
}
