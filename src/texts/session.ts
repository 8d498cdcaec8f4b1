import type { Language } from "../domain/language.ts";

/** What warns of the end of a session. */
export interface SessionTexts {
  label: string;
  warning(minutes: number): string;
  extend: string;
  ended: string;
  /** For those who came through Gov.br. */
  signIn: string;
  /** For those without CPF. */
  signInWithoutCpf: string;
}

export const sessionTexts: Record<Language, SessionTexts> = {
  pt: {
    label: "Sua sessão",
    warning: (minutes) =>
      minutes === 1
        ? "Sua sessão termina em 1 minuto por falta de uso."
        : `Sua sessão termina em ${minutes} minutos por falta de uso.`,
    extend: "Continuar conectado",
    ended: "Sua sessão terminou. O que já foi enviado está guardado; para continuar, entre de novo.",
    signIn: "Entrar com gov.br",
    signInWithoutCpf: "Entrar sem CPF",
  },
  en: {
    label: "Your session",
    warning: (minutes) =>
      minutes === 1
        ? "Your session ends in 1 minute if it is not used."
        : `Your session ends in ${minutes} minutes if it is not used.`,
    extend: "Stay signed in",
    ended: "Your session has ended. What was sent is kept; to go on, sign in again.",
    signIn: "Sign in with gov.br",
    signInWithoutCpf: "Sign in without a CPF",
  },
  es: {
    label: "Su sesión",
    warning: (minutes) =>
      minutes === 1
        ? "Su sesión termina en 1 minuto por falta de uso."
        : `Su sesión termina en ${minutes} minutos por falta de uso.`,
    extend: "Seguir conectado",
    ended: "Su sesión terminó. Lo que ya fue enviado está guardado; para continuar, entre de nuevo.",
    signIn: "Entrar con gov.br",
    signInWithoutCpf: "Entrar sin CPF",
  },
};
