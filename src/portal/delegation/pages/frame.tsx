import type { ComponentChildren } from "preact";
import type { Company } from "../../../store/types.ts";
import { delegation as texts } from "../../../texts/delegation.ts";
import { pathOf, type Section, sections } from "../paths.ts";

/** The two tabs that the guide draws; the other pages stand below them. */
const TABS: Section[] = ["members", "delegate"];

/** What all pages about the members of a company share: the company's name, and the ways to the others. */
export function DelegationFrame({
  company,
  section,
  children,
}: {
  company: Company;
  section: Section;
  children: ComponentChildren;
}) {
  const others = (Object.keys(sections) as Section[]).filter((name) => !TABS.includes(name));
  return (
    <section class="panel panel-wide delegation">
      <h1>{texts.title}</h1>
      <p class="delegation-company">
        {company.cnpj} - {company.legalName}
      </p>
      <Ways company={company} names={TABS} section={section} kind="tabs" label={texts.tabs} />
      <Ways company={company} names={others} section={section} kind="parts" label={texts.more} />
      {children}
    </section>
  );
}

interface WaysProps {
  company: Company;
  names: Section[];
  section: Section;
  kind: "tabs" | "parts";
  label: string;
}

function Ways({ company, names, section, kind, label }: WaysProps) {
  return (
    <nav class={kind} aria-label={label}>
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={pathOf(company.id, sections[name])} aria-current={name === section ? "page" : undefined}>
              {texts.sections[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
