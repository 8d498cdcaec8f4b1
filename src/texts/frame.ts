import type { Language } from "../domain/language.ts";
import { portal } from "./portal.ts";
import { staff } from "./staff.ts";

/** What the frame of a page says: shortcuts, menu, footer. */
export interface FrameTexts {
  title(page: string): string;
  system: string;
  skipLabel: string;
  skipToContent: string;
  skipToMenu: string;
  skipToFooter: string;
  menuLabel: string;
  start: string;
  services: string;
  help: string;
  home: string;
  settings: string;
  leave: string;
  ombudsman: string;
  staffDoor: string;
  agencyName: string;
}

/** The same frame for those who read no Portuguese. */
export const frames: Record<Language, FrameTexts> = {
  pt: { ...portal.frame, ombudsman: portal.footer.ombudsman, agencyName: portal.footer.agency, staffDoor: staff.door },
  en: {
    title: (page) => `${page} — SGCI Inmetro`,
    system: "Inmetro Client Management System",
    skipLabel: "Shortcuts",
    skipToContent: "Skip to content",
    skipToMenu: "Skip to menu",
    skipToFooter: "Skip to footer",
    menuLabel: "Main",
    start: "Home",
    services: "Services (in Portuguese)",
    help: "Help (in Portuguese)",
    home: "SGCI home page",
    settings: "Personal settings",
    leave: "Sign out",
    ombudsman: "Ombudsman",
    staffDoor: "Staff area",
    agencyName: "Inmetro — National Institute of Metrology, Quality and Technology of Brazil",
  },
  es: {
    title: (page) => `${page} — SGCI Inmetro`,
    system: "Sistema de Gestión de Clientes del Inmetro",
    skipLabel: "Atajos",
    skipToContent: "Ir al contenido",
    skipToMenu: "Ir al menú",
    skipToFooter: "Ir al pie de página",
    menuLabel: "Principal",
    start: "Inicio",
    services: "Servicios (en portugués)",
    help: "Ayuda (en portugués)",
    home: "Página inicial del SGCI",
    settings: "Configuración personal",
    leave: "Salir",
    ombudsman: "Defensoría",
    staffDoor: "Área del equipo",
    agencyName: "Inmetro — Instituto Nacional de Metrología, Calidad y Tecnología de Brasil",
  },
};

/** Choosing a language: each is named in itself. */
export const languageChoice = {
  label: "Idioma, language, idioma",
  names: { pt: "Português", en: "English", es: "Español" } satisfies Record<Language, string>,
} as const;
