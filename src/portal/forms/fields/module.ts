import type { FormFields } from "@bpmn-io/form-js-viewer";
import { NamedRadio } from "./radio.tsx";
import { NativeSelect } from "./select.tsx";
import { translate } from "./translate.ts";

class PortalFields {
  static $inject = ["formFields"];
  constructor(formFields: FormFields) {
    formFields.register(NativeSelect.config.type, NativeSelect);
    formFields.register(NamedRadio.config.type, NamedRadio);
  }
}

/** What the portal changes in form-js, in the browser and on the server alike: Portuguese, and accessible choices. */
export const portalModule = {
  __init__: ["portalFields"],
  portalFields: ["type", PortalFields],
  translate: ["value", translate],
};
