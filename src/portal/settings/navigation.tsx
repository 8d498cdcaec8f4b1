import { settings } from "../../texts/settings.ts";
import { SETTINGS_PATHS, type SettingsSection } from "./paths.ts";

/** The parts of "Configurações Pessoais". */
export function SettingsNavigation({ current }: { current: SettingsSection }) {
  return (
    <nav class="tabs" aria-label={settings.navigation}>
      <ul>
        {(Object.keys(SETTINGS_PATHS) as SettingsSection[]).map((section) => (
          <li key={section}>
            <a href={SETTINGS_PATHS[section]} aria-current={section === current ? "page" : undefined}>
              {settings.sections[section]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
