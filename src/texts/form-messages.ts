import type { Language } from "../domain/language.ts";
import { formMessages, formTexts } from "./portal-forms.ts";

/** What the form viewer says, by the English sentence it asks a translation for; English needs none. */
export const formMessagesIn: Record<Language, Record<string, string>> = {
  pt: formMessages,
  en: {},
  es: {
    "Field is required.": "Complete este campo.",
    "Field must match pattern {value}.": "Lo escrito no tiene el formato pedido.",
    "Field must have minimum value of {value}.": "El valor mínimo es {value}.",
    "Field must have maximum value of {value}.": "El valor máximo es {value}.",
    "Field must have minimum length of {value}.": "Escriba al menos {value} caracteres.",
    "Field must have maximum length of {value}.": "Escriba como máximo {value} caracteres.",
    "Field must be a valid email.": "Escriba un correo electrónico válido, por ejemplo nombre@empresa.com.",
    "Value is not a number.": "Escriba un número.",
    "Value is expected to be an integer.": "Escriba un número entero.",
    "No content to show.": "Nada que mostrar.",
    Select: "Seleccione",
    Search: "Buscar",
    "No results": "Ningún resultado",
    "All values selected": "Todo seleccionado",
    "Nothing to show.": "Nada que mostrar.",
    "Remove tag": "Quitar",
    Increment: "Aumentar",
    Decrement: "Disminuir",
  },
};

/** What the portal says around the form of a task. */
export interface TaskFormTexts {
  continue: string;
  required: string;
  choose: string;
  choiceMissing: string;
  choiceMissingTitle: string;
  withoutScript: string;
  errorTitle(page: string): string;
  errorSummary(count: number): string;
}

export const taskFormTexts: Record<Language, TaskFormTexts> = {
  pt: formTexts,
  en: {
    continue: "Continue",
    required: "Fields with * are required.",
    choose: "Choose an option:",
    choiceMissing: "Choose one of the options below.",
    choiceMissingTitle: "Your choice is missing",
    withoutScript:
      "JavaScript is off in this browser. The form works all the same; fields that depend on others appear after you send it.",
    errorTitle: (page) => `Error: ${page}`,
    errorSummary: (count) => (count === 1 ? "There is one field to correct" : `There are ${count} fields to correct`),
  },
  es: {
    continue: "Continuar",
    required: "Los campos con * son obligatorios.",
    choose: "Elija una opción:",
    choiceMissing: "Elija una de las opciones de abajo.",
    choiceMissingTitle: "Falta su elección",
    withoutScript:
      "JavaScript está desactivado en este navegador. El formulario funciona igual; los campos que dependen de otros aparecen después de enviarlo.",
    errorTitle: (page) => `Error: ${page}`,
    errorSummary: (count) => (count === 1 ? "Hay un campo por corregir" : `Hay ${count} campos por corregir`),
  },
};
