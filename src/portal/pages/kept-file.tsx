import { countryName } from "../../domain/countries.ts";
import type { ForeignDocument, ForeignRequest } from "../../store/types.ts";
import { portal } from "../../texts/portal.ts";

/** What was typed on the pages for foreign companies before it turned out that the company takes the national way. */
export function KeptFile({ request, documents }: { request: ForeignRequest; documents: ForeignDocument[] }) {
  const texts = portal.keptFile;
  const { application, number, email } = request;
  const { facts } = texts;
  const rows: [string, string | null | undefined][] = [
    [facts.number, number],
    [facts.legalName, application.legalName],
    [facts.cnpj, application.brazilianCnpj],
    [facts.country, application.country && countryName(application.country, "pt")],
    [facts.registerNumber, application.registerNumber],
    [facts.address, application.address],
    [facts.contact, [application.contactName, application.contactPhone, email].filter(Boolean).join(", ")],
    [facts.representative, [application.representativeName, application.representativeRole].filter(Boolean).join(", ")],
    [facts.notes, application.notes],
    [facts.documents, documents.map(({ name }) => name).join("; ")],
  ];
  return (
    <section class="panel second-panel" aria-labelledby="ja-informado">
      <h2 id="ja-informado">{texts.title}</h2>
      <p>{texts.text}</p>
      <dl class="facts">
        {rows.flatMap(([name, value]) =>
          value ? [<dt key={`dt ${name}`}>{name}</dt>, <dd key={`dd ${name}`}>{value}</dd>] : [],
        )}
      </dl>
    </section>
  );
}
