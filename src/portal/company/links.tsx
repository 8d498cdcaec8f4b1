import { company as texts } from "../../texts/company.ts";
import { COMPANY_FIELD } from "./acting.ts";
import { PROOF_PATH, REGISTRATION_PATH } from "./paths.ts";

/** The ways to what a company has registered and to the proof of one's tie with it. */
export function CompanyLinks({ companyId }: { companyId: string }) {
  const query = `?${new URLSearchParams({ [COMPANY_FIELD]: companyId })}`;
  const { links } = texts;
  return (
    <section aria-label={links.label}>
      <h2>{links.label}</h2>
      <ul>
        <li>
          <a href={REGISTRATION_PATH + query}>{links.registration}</a>: {links.registrationText}
        </li>
        <li>
          <a href={PROOF_PATH + query}>{links.proof}</a>: {links.proofText}
        </li>
      </ul>
    </section>
  );
}
