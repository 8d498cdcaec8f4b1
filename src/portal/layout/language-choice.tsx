import { type Language, languages, languageTag } from "../../domain/language.ts";
import { languageChoice } from "../../texts/frame.ts";

/** Query parameter in which a page is asked for in another language. */
export const LANGUAGE_PARAMETER = "idioma";

/** Leads to the same page in each language. */
export function LanguageChoice({ language, path }: { language: Language; path: string }) {
  return (
    <nav class="language-choice" aria-label={languageChoice.label}>
      <ul>
        {languages.map((one) => (
          <li key={one}>
            <a
              href={`${path}?${LANGUAGE_PARAMETER}=${one}`}
              lang={languageTag(one)}
              hreflang={languageTag(one)}
              aria-current={one === language ? "true" : undefined}
            >
              {languageChoice.names[one]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
