/** A team of Inmetro: its group in the engine, and how it is reached. */
export interface ServiceTeam {
  /** Group id in the engine, such as `dicor`. */
  id: string;
  name: string;
  contact: string;
}

export interface ServiceVersion {
  version: number;
  /** Key of the model that executes it. */
  processKey: string;
  /** Whether new processes may start on it. */
  offered: boolean;
}

/** A service of the catalogue. Several versions may be offered side by side. */
export interface Service {
  /** Stable id: two services may share a code, such as `p061-cadastro-de-empresas` and `p061-registro`. */
  id: string;
  /** As people know it, such as `P061`. */
  code: string;
  name: string;
  /** The same for those who read no Portuguese. */
  names?: { en: string; es: string };
  /** What it is for, in a sentence. */
  purpose: string;
  team: ServiceTeam;
  /** The newest first. */
  versions: ServiceVersion[];
}

export interface ServiceRepository {
  /**
   * Makes the catalogue say exactly this. What is missing from it is not offered any more; nothing is deleted, because
   * processes refer to it. Publishing the same again changes nothing.
   */
  publish(catalogue: Service[]): Promise<{ changed: boolean }>;
  /** In the order of the catalogue; only with versions that are offered, unless `all`. */
  list(options?: { all?: boolean }): Promise<Service[]>;
  get(id: string): Promise<Service | null>;
}

/** What Inmetro decides and may change while the platform runs. */
export interface Settings {
  /** How long delegations stay suspended when their grantor loses the company, in days. */
  "delegation-grace-days": number;
  /** How long an invitation waits for the first login, in days. */
  "invitation-days": number;
  /** Within how many days a team should answer the request of a foreign company. */
  "foreign-analysis-days": number;
  /** For how long after its receipt staff can undo a migration, in days. */
  "migration-undo-days": number;
}

export interface SettingRepository {
  /** The value in force; the default where nobody has changed it. */
  get<Name extends keyof Settings>(name: Name): Promise<Settings[Name]>;
  /** Changes it, with the reason; in the audit. */
  set<Name extends keyof Settings>(name: Name, value: Settings[Name], by: { actor: string; reason: string }): Promise<void>;
}
