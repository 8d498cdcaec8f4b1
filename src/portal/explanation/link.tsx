import { explanation as texts } from "../../texts/models/explanation.ts";
import { explanationPath } from "../staff/models/paths.ts";

/** The list of everything that is explained. */
export const EXPLANATIONS_PATH = "/como-funciona";

/** Leads to what a model does, in words. `of`: what stands beside it in a list, for those who hear the link alone. */
export function HowItWorks({ process, version, of }: { process: string; version?: number | undefined; of?: string }) {
  const address = `${explanationPath(process)}${version === undefined ? "" : `?versao=${version}`}`;
  return (
    <a class="how-it-works" href={address} aria-label={of === undefined ? undefined : texts.link.of(of)}>
      {texts.link.text}
    </a>
  );
}
