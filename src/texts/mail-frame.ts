import type { Language } from "../domain/language.ts";
import { mail } from "./mail.ts";

/** What every message says around its content. */
export interface MailFrameTexts {
  sender: string;
  automatic: string;
  safety: string;
  footer: string;
  address(url: string): string;
}

export const mailFrames: Record<Language, MailFrameTexts> = {
  pt: mail,
  en: {
    sender: "Inmetro Client Management System (SGCI)",
    automatic: "This is an automatic message. There is no need to answer.",
    safety: "Inmetro never asks for your password by e-mail.",
    footer: "Inmetro — National Institute of Metrology, Quality and Technology of Brazil",
    address: (url) => `If the button does not work, copy this address into your browser: ${url}`,
  },
  es: {
    sender: "Sistema de Gestión de Clientes del Inmetro (SGCI)",
    automatic: "Este es un mensaje automático. No hace falta responder.",
    safety: "El Inmetro nunca pide su contraseña por correo electrónico.",
    footer: "Inmetro — Instituto Nacional de Metrología, Calidad y Tecnología de Brasil",
    address: (url) => `Si el botón no funciona, copie esta dirección en el navegador: ${url}`,
  },
};
