/** Addresses of "Configurações Pessoais". */
export const SETTINGS_PATHS = {
  personal: "/configuracoes",
  sessions: "/configuracoes/sessoes",
  consents: "/configuracoes/consentimentos",
  data: "/configuracoes/meus-dados",
} as const;

export type SettingsSection = keyof typeof SETTINGS_PATHS;
