import type { FormFields } from "@bpmn-io/form-js-viewer";
import type { Language } from "../../../domain/language.ts";
import { NamedRadio } from "./radio.tsx";
import { NativeSelect } from "./select.tsx";
import { translateTo } from "./translate.ts";

class PortalFields {
  static $inject = ["formFields"];
  constructor(formFields: FormFields) {
    formFields.register(NativeSelect.config.type, NativeSelect);
    formFields.register(NamedRadio.config.type, NamedRadio);
  }
}

/** What the portal changes in form-js, in the browser and on the server alike: its language, and accessible choices. */
export const portalModule = (language: Language) => ({
  __init__: ["portalFields"],
  portalFields: ["type", PortalFields],
  translate: ["value", translateTo(language)],
});
